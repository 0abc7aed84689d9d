package io.beatframe.server.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.fetch.FetchLimits;
import io.beatframe.server.fetch.Fetcher;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.ReelOrder;
import io.beatframe.server.reel.ReelStatus;
import io.beatframe.server.reel.Songs;
import io.beatframe.server.store.LocalStore;
import io.beatframe.server.store.Store;
import io.beatframe.server.tenant.Quotas;
import io.beatframe.server.tenant.Tenants;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

class InputsTest {
    private static final String ADDRESS = "https://169.254.169.254/song.mp3";

    @TempDir Path folder;

    /** An order for a song, and for footage, wherever they are. */
    static Reel reel(String song, String... footage) {
        ReelOrder order =
                JsonMapper.shared()
                        .readValue(
                                "{\"audio_segment_url\":\"/v1/songs/x\",\"prompt\":\"A lone dancer in a"
                                        + " neon city\"}",
                                ReelOrder.class)
                        .with(song, List.of(footage));
        return new Reel(
                "reel_a",
                "local",
                ReelStatus.PLANNING,
                1,
                1,
                0,
                order,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                BigDecimal.ZERO,
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void anAddressIsAskedOnceAndOnlyIfItIsPublic() throws Exception {
        Store store = new LocalStore(folder.resolve("store"));
        JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource("jdbc:h2:mem:none"));
        Songs songs = new Songs(jdbc, new Quotas(jdbc));
        try (Fetcher fetcher = new Fetcher(FetchLimits.MEDIA)) {
            Inputs inputs = new Inputs(store, songs, new Tenants(jdbc, Clock.systemUTC()), fetcher);
            Path file = folder.resolve("song");
            assertThatThrownBy(() -> inputs.fetch(reel(ADDRESS), ADDRESS, file))
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure ->
                                    assertThat(failure.code()).isEqualTo(ErrorCode.FETCH_REFUSED));
            assertThat(file).doesNotExist();

            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(ADDRESS.getBytes(StandardCharsets.UTF_8));
            store.put(
                    "reels/reel_a/inputs/1-fetch-1/" + HexFormat.of().formatHex(hash, 0, 16),
                    Files.writeString(folder.resolve("fetched"), "song"));
            FetchedFiles fetched = inputs.fetched(reel(ADDRESS));
            inputs.get(reel(ADDRESS), fetched, ADDRESS, file);
            assertThat(file).hasContent("song");
        }
    }
}
