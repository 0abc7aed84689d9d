package io.beatframe.server;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.server.fetch.FetchLimits;
import io.beatframe.server.fetch.Fetcher;
import io.beatframe.server.store.LocalStore;
import io.beatframe.server.store.S3Settings;
import io.beatframe.server.store.S3Store;
import io.beatframe.server.store.Store;
import io.beatframe.server.tenant.TokenPrices;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts that others ask for. */
@SpringBootApplication(proxyBeanMethods = false)
public class ServerApplication {
    @Bean
    Clock clock(JdbcClient jdbc) {
        return new DatabaseClock(jdbc);
    }

    @Bean
    TokenPrices tokenPrices() {
        return new TokenPrices(System.getenv());
    }

    @Bean
    Ffmpeg ffmpeg(Settings settings) {
        return Ffmpeg.locate(settings.sandbox());
    }

    @Bean
    Fetcher fetcher() {
        return new Fetcher(FetchLimits.MEDIA);
    }

    @Bean
    Store store(Settings settings) {
        return store(settings.data());
    }

    /** The S3 store that the environment names, else a folder beside the database. */
    static Store store(Path data) {
        return S3Settings.of(System.getenv())
                .<Store>map(S3Store::new)
                .orElseGet(() -> new LocalStore(PrivateFolder.create(data.resolve("store"))));
    }
}
