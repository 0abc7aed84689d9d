package io.beatframe.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTest extends StoreContract {
    @TempDir Path place;

    @Override
    Store store() {
        return new LocalStore(place);
    }

    @Test
    void anUnfinishedFileIsNeitherListedNorLeft() throws IOException {
        Path absent = place.resolve("absent");
        try {
            store().put("songs/song_a", absent);
        } catch (RuntimeException expected) {
            assertThat(expected).hasMessageContaining("cannot write");
        }
        try (Stream<Path> all = Files.walk(place)) {
            assertThat(all.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void twoMayDeleteTheSameFolderAtOnce() throws Exception {
        Path file = Files.writeString(place.resolve("file"), "12345");
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 20; round++) {
                for (int i = 0; i < 40; i++) {
                    store().put("reels/r/1-render-1/luts/" + i + ".cube", file);
                }
                Callable<Boolean> delete =
                        () -> {
                            store().deleteAll("reels/r/");
                            return true;
                        };
                for (Future<Boolean> done : two.invokeAll(List.of(delete, delete))) {
                    assertThat(done.get()).isTrue();
                }
                assertThat(place.resolve("reels/r")).doesNotExist();
            }
        }
    }
}
