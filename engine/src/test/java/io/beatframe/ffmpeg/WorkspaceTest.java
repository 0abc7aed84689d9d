package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    @TempDir Path parent;

    @Test
    void leavesNothingBehind() throws IOException {
        try (Workspace workspace = Workspace.in(parent)) {
            Files.createDirectories(workspace.file("a/b"));
            Files.writeString(workspace.file("a/b/clip.mp4"), "clip");
        }
        assertThat(inParent()).isEmpty();
    }

    @Test
    void jobsSideBySideLeaveEachOtherAlone() throws IOException {
        try (Workspace first = Workspace.in(parent)) {
            Files.writeString(first.file("clip.mp4"), "clip");
            try (Workspace second = Workspace.in(parent);
                    Workspace third = Workspace.in(parent)) {
                assertThat(List.of(first.folder(), second.folder(), third.folder()))
                        .doesNotHaveDuplicates();
            }
            assertThat(first.file("clip.mp4")).exists();
        }
    }

    @Test
    void whatAKilledJobLeftIsSweptByTheNext() throws IOException {
        Files.createDirectories(parent.resolve(".beatframe-77/clips"));
        Files.writeString(parent.resolve(".beatframe-77/clips/1.mp4"), "clip");
        Files.createFile(parent.resolve(".beatframe-77.lock"));
        Files.writeString(parent.resolve("holiday.mp4"), "the user's own");
        Workspace.in(parent).close();
        assertThat(inParent()).containsExactly("holiday.mp4");
    }

    /** As bubblewrap's inner half does when the outer one is killed too soon. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatAKilledJobLeftRunningIsEndedByTheNext() throws Exception {
        Path program = Files.copy(Path.of("/usr/bin/tail"), parent.resolve("ffprobe"));
        Process stray = following(program, Files.createFile(dead(".beatframe-7").resolve("clip")));
        Process users = following(program, Files.createFile(parent.resolve("log")));
        Process others = following(program, Files.createFile(living(".beatframe-77")));
        try {
            Workspace.in(parent).close();
            assertThat(stray.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(users.isAlive()).isTrue();
            assertThat(others.isAlive()).isTrue();
        } finally {
            Stream.of(stray, users, others).forEach(Process::destroyForcibly);
        }
    }

    private static Process following(Path program, Path file) throws IOException {
        return new ProcessBuilder(program.toString(), "-f", file.toString()).start();
    }

    private Path dead(String name) throws IOException {
        Files.createFile(parent.resolve(name + ".lock"));
        return Files.createDirectory(parent.resolve(name));
    }

    /** No lock file beside it: not one of ours to sweep. */
    private Path living(String name) throws IOException {
        return Files.createDirectory(parent.resolve(name)).resolve("clip");
    }

    @Test
    void anAbsentParentIsTheUsersToMend() {
        assertThatThrownBy(() -> Workspace.in(parent.resolve("nowhere")))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure ->
                                assertThat(failure.code()).isEqualTo(ErrorCode.OUTPUT_UNWRITABLE));
    }

    private List<String> inParent() throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
