package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However Beatframe ends, no ffmpeg and no temporary file outlives it. */
@Timeout(300)
class LifecycleIT {
    @TempDir Path folder;
    private Process beatframe;
    private ProcessHandle ffmpeg;

    /** The other JVM: works in a workspace until it is stopped. */
    static final class EndlessJob {
        private EndlessJob() {}

        public static void main(String[] arguments) {
            try (Workspace workspace = Workspace.in(Path.of(arguments[0]))) {
                List<String> endless =
                        List.of("-re", "-f", "lavfi", "-i", "testsrc", "-f", "rawvideo");
                List<String> toFile =
                        Stream.concat(
                                        endless.stream(),
                                        Stream.of("file:" + workspace.file("picture.raw")))
                                .toList();
                Ffmpeg.locate().run(toFile, 0, Progress.SILENT);
            }
        }
    }

    @BeforeEach
    void startAJob() throws IOException {
        Path java = Path.of(System.getProperty("java.home", ""), "bin", "java");
        beatframe =
                new ProcessBuilder(
                                java.toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                EndlessJob.class.getName(),
                                folder.toString())
                        .inheritIO()
                        .start();
        ffmpeg = runningFfmpeg();
    }

    private ProcessHandle runningFfmpeg() throws IOException {
        while (true) {
            assertThat(beatframe.isAlive()).isTrue();
            List<ProcessHandle> found =
                    beatframe
                            .descendants()
                            .filter(child -> child.info().command().orElse("").endsWith("ffmpeg"))
                            .toList();
            if (!found.isEmpty() && !pictures().isEmpty()) {
                return found.getFirst();
            }
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void stopIt() {
        beatframe.destroyForcibly();
        ffmpeg.destroyForcibly();
    }

    @Test
    void terminated() throws Exception {
        beatframe.destroy();
        assertThat(beatframe.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ffmpeg.isAlive()).isFalse();
        assertThat(left()).isEmpty();
    }

    @Test
    void interruptedFromTheKeyboard() throws Exception {
        new ProcessBuilder("sh", "-c", "kill -INT " + beatframe.pid()).start().waitFor();
        assertThat(beatframe.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ffmpeg.isAlive()).isFalse();
        assertThat(left()).isEmpty();
    }

    @Test
    void killedWithoutAWord() throws Exception {
        Assumptions.assumeTrue(
                DeathWish.before(List.of("ffmpeg")).size() > 1,
                "needs Linux and util-linux's setpriv");
        beatframe.destroyForcibly();
        ffmpeg.onExit().get(60, TimeUnit.SECONDS);
        assertThat(left()).as("what only the next job can remove").isNotEmpty();
        Workspace.in(folder).close();
        assertThat(left()).isEmpty();
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private List<Path> pictures() throws IOException {
        try (Stream<Path> files =
                Files.find(folder, 2, (path, is) -> path.endsWith("picture.raw"))) {
            return files.toList();
        }
    }
}
