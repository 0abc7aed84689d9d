package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Flyway applies none that comes before one that it has applied: a gap is a trap for the next. */
class MigrationsTest {
    @Test
    void theirNumbersFollowEachOther() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            List<Integer> numbers =
                    files.map(file -> String.valueOf(file.getFileName()))
                            .map(name -> name.replaceFirst("^V(\\d+)__[a-z0-9_]+\\.sql$", "$1"))
                            .map(Integer::valueOf)
                            .sorted()
                            .toList();
            assertThat(numbers)
                    .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        }
    }
}
