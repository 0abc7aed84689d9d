package io.beatframe.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

    /** As a process that is killed leaves it. */
    @Test
    @Timeout(120)
    void whatIsBeingPutLiesInOneFolderAlone() throws Exception {
        Path file = Files.write(place.resolve("file"), new byte[50_000_000]);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        try (ExecutorService one = Executors.newSingleThreadExecutor()) {
            // On a machine with one core all may be over before anybody looks.
            do {
                Future<?> put = one.submit(() -> store().put("reels/r/clips/a.mp4", file));
                while (!put.isDone()) {
                    store().visit("reels/", stored -> seen.add(stored.key()));
                    store().visit(Store.UNFINISHED, stored -> seen.add("unfinished"));
                }
                put.get();
            } while (!seen.contains("unfinished"));
        }
        store().visit("reels/", stored -> seen.add(stored.key()));
        assertThat(seen).containsExactlyInAnyOrder("reels/r/clips/a.mp4", "unfinished");
    }

    @Test
    void filesMayGoWhileAllAreVisited() throws IOException {
        Path file = Files.writeString(place.resolve("file"), "12345");
        for (int i = 0; i < 20; i++) {
            store().put("reels/r" + i % 2 + "/clips/" + i + ".mp4", file);
        }
        List<String> seen = new ArrayList<>();
        store().visit(
                        "reels/",
                        stored -> {
                            seen.add(stored.key());
                            store().deleteAll("reels/");
                        });
        assertThat(seen).hasSize(1);
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
