package io.beatframe.server;

import io.beatframe.server.store.LocalStore;
import io.beatframe.server.store.Store;
import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The parts that others ask for. */
@SpringBootApplication(proxyBeanMethods = false)
public class ServerApplication {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Store store(Settings settings) {
        return new LocalStore(settings.store());
    }
}
