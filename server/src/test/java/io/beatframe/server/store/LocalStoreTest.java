package io.beatframe.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
