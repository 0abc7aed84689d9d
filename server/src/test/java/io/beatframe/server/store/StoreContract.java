package io.beatframe.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store promises. */
abstract class StoreContract {
    @TempDir Path folder;

    abstract Store store();

    private Path file(String name, int bytes) throws IOException {
        byte[] random = new byte[bytes];
        new Random(bytes).nextBytes(random);
        return Files.write(folder.resolve(name), random);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 70_000, 6_000_000, 13_000_000})
    void whatIsPutIsGot(int bytes) throws IOException {
        Path file = file("sent", bytes);
        store().put("reels/reel_a/1-render-1/reel.mp4", file);
        assertThat(store().size("reels/reel_a/1-render-1/reel.mp4")).isEqualTo(bytes);
        Path back = folder.resolve("back");
        store().get("reels/reel_a/1-render-1/reel.mp4", back);
        assertThat(Files.mismatch(file, back)).isEqualTo(-1);
    }

    @Test
    void putAgainReplaces() throws IOException {
        store().put("songs/song_a", file("one", 10));
        store().put("songs/song_a", file("two", 20));
        assertThat(store().size("songs/song_a")).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "99, 1", "10, 0", "50, 50", "0, 1"})
    void anyPartCanBeRead(int offset, int length) throws IOException {
        Path file = file("sent", 100);
        store().put("songs/song_b", file);
        byte[] all = Files.readAllBytes(file);
        try (InputStream part = store().read("songs/song_b", offset, length)) {
            assertThat(part.readAllBytes())
                    .isEqualTo(java.util.Arrays.copyOfRange(all, offset, offset + length));
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertNotFound(() -> store().size("songs/none"));
        assertNotFound(() -> store().get("songs/none", folder.resolve("none")));
        assertNotFound(() -> store().read("songs/none", 0, 10));
        assertNotFound(() -> store().read("songs/none", 0, 0).close());
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private interface Call {
        void run() throws IOException;
    }

    private static void assertNotFound(Call call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void aFolderIsListedAndDeletedAndNothingBesideIt() throws IOException {
        Path file = file("sent", 7);
        List<String> inside =
                List.of("reels/r1/1-render-1/a.json", "reels/r1/1-render-1/luts/b.cube");
        String beside = "reels/r1/1-render-10/a.json";
        inside.forEach(key -> store().put(key, file));
        store().put(beside, file);
        List<Store.Stored> listed = store().list("reels/r1/1-render-1/");
        assertThat(listed).extracting(Store.Stored::key).containsExactlyElementsOf(inside);
        assertThat(listed.getFirst().bytes()).isEqualTo(7);
        assertThat(listed.getFirst().modified())
                .isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(120));
        store().deleteAll("reels/r1/1-render-1/");
        assertThat(store().list("reels/r1/1-render-1/")).isEmpty();
        assertThat(store().list("reels/r1/")).extracting(Store.Stored::key).containsExactly(beside);
        store().deleteAll("reels/r1/none/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret", "reels/../../secret", "/etc/passwd", "", "a\0b", "reels/ä"})
    void whatIsNoKeyIsRefused(String key) throws IOException {
        Path file = file("sent", 7);
        assertThatThrownBy(() -> store().put(key, file))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().deleteAll(key))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().link(key + "..", "name", Duration.ofMinutes(1)).get())
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void itIsThere() {
        store().check();
    }
}
