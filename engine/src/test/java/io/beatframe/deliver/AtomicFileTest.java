package io.beatframe.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir Path folder;

    private static void assertFails(ErrorCode code, String words, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.code()).isEqualTo(code);
                            assertThat(failure.message()).contains(words);
                        });
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void writesTheWholeFileAndLeavesNothingElse() throws Exception {
        AtomicFile.write(folder.resolve("a"), false, file -> Files.writeString(file, "new"));
        assertThat(folder.resolve("a")).hasContent("new");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void replacesOnlyWithForce() throws Exception {
        Path target = Files.writeString(folder.resolve("a"), "old");
        assertFails(
                ErrorCode.OUTPUT_EXISTS,
                "add --force",
                () -> AtomicFile.write(target, false, file -> Files.writeString(file, "new")));
        assertThat(target).hasContent("old");
        AtomicFile.write(target, true, file -> Files.writeString(file, "new"));
        assertThat(target).hasContent("new");
    }

    @Test
    void whatIsReadIsSparedUnderAnyName() throws Exception {
        Path song = Files.writeString(folder.resolve("song"), "the only copy");
        Path link = Files.createSymbolicLink(folder.resolve("link"), song);
        for (List<Path> read : List.of(List.of(song), List.of(folder), List.of(link))) {
            assertFails(
                    ErrorCode.OUTPUT_EXISTS,
                    "not even with --force",
                    () -> AtomicFile.spare(folder.resolve("./song"), read));
        }
        Path other = Files.writeString(folder.resolve("other"), "");
        AtomicFile.spare(song, List.of(other, folder.resolve("gone")));
        AtomicFile.spare(folder.resolve("new"), List.of(folder));
    }

    @Test
    void aFailureHalfWayLeavesTheOldFile() throws Exception {
        Path target = Files.writeString(folder.resolve("a"), "old");
        assertFails(
                ErrorCode.DISK_FULL,
                "disk is full",
                () ->
                        AtomicFile.write(
                                target,
                                true,
                                file -> {
                                    Files.writeString(file, "half");
                                    throw new IOException("write: No space left on device");
                                }));
        assertThat(target).hasContent("old");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void saysWhatStandsInTheWay() {
        Path nowhere = folder.resolve("no/such/reel.mp4");
        assertFails(
                ErrorCode.OUTPUT_UNWRITABLE,
                "There is no folder",
                () -> AtomicFile.check(nowhere, true));
        assertFails(
                ErrorCode.OUTPUT_UNWRITABLE, "not a file", () -> AtomicFile.check(folder, true));
    }

    @Test
    void placesAFileThatWasMadeElsewhere(@TempDir Path elsewhere) throws Exception {
        Path made = Files.writeString(elsewhere.resolve("made"), "reel");
        AtomicFile.place(made, folder.resolve("reel.mp4"), false);
        assertThat(folder.resolve("reel.mp4")).hasContent("reel");
        assertThat(made).doesNotExist();
    }
}
