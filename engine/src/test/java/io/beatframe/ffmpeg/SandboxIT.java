package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.music.DemoSong;
import io.beatframe.progress.Progress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an attacker who took over ffmpeg could do, with and without the room that it is locked up
 * in. Filters stand for the attacker: {@code movie=} reads files and addresses, {@code metadata}
 * writes one, both past every whitelist.
 */
@Timeout(300)
class SandboxIT {
    @TempDir Path folder;

    private final Ffmpeg open = Ffmpeg.locate(Sandbox.OFF);
    private Ffmpeg locked;
    private Path clip;

    @BeforeEach
    void makeAClip() {
        locked = Ffmpeg.locate(Sandbox.AUTO);
        Assumptions.assumeTrue(locked.sandboxed(), "bubblewrap does not work here");
        clip = made("clip.mp4");
    }

    private Path made(String name) {
        Path file = folder.resolve(name);
        open.run(
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=size=64x64:duration=1",
                        "-pix_fmt",
                        "yuv420p",
                        "file:" + file),
                1,
                Progress.SILENT);
        return file;
    }

    private List<String> through(String filter) {
        List<String> arguments = new ArrayList<>(SafeInput.of(clip));
        arguments.addAll(List.of("-vf", filter, "-f", "null", "-"));
        return arguments;
    }

    @Test
    void itReadsNoFileButItsInput() {
        String theft = "movie='" + made("secret.mp4") + "'[s];[in][s]overlay";
        open.run(through(theft), 1, Progress.SILENT);
        assertThatThrownBy(() -> locked.run(through(theft), 1, Progress.SILENT))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("secret.mp4");
        assertThat(Probe.of(locked, clip).video()).isPresent();
    }

    @Test
    void itReachesNoNetwork() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(500);
            // At two seconds of silence ffmpeg gives up.
            String call =
                    "movie='tcp\\://127.0.0.1\\:"
                            + server.getLocalPort()
                            + "?timeout=2000000'[s];[in][s]overlay";
            assertThatThrownBy(() -> locked.run(through(call), 1, Progress.SILENT))
                    .isInstanceOf(Failure.class);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(() -> open.run(through(call), 1, Progress.SILENT))
                    .isInstanceOf(Failure.class);
            server.accept().close();
        }
    }

    @Test
    void itWritesNoFileButItsOutput() {
        Path planted = folder.resolve("planted");
        String write = "metadata=mode=add:key=a:value=b,metadata=mode=print:file=" + planted;
        // It finds an empty folder there, gone with it.
        locked.run(through(write), 1, Progress.SILENT);
        assertThat(planted).doesNotExist();
        open.run(through(write), 1, Progress.SILENT);
        assertThat(planted).exists();

        Path output = folder.resolve("out.mp4");
        List<String> copy = new ArrayList<>(SafeInput.of(clip));
        copy.addAll(List.of("-c", "copy", "-movflags", "+faststart", "-f", "mp4"));
        copy.add("file:" + output);
        locked.run(copy, 1, Progress.SILENT);
        assertThat(Probe.of(open, output).video()).isPresent();
    }

    @Test
    void itReadsOurFilesInTheWorkspaceThatItsFiltersName() throws IOException {
        try (Workspace workspace = Workspace.in(folder)) {
            Path cube = workspace.file("identity.cube");
            Files.writeString(
                    cube,
                    "LUT_3D_SIZE 2\n0 0 0\n1 0 0\n0 1 0\n1 1 0\n0 0 1\n1 0 1\n0 1 1\n1 1 1\n");
            String filters =
                    FfmpegArguments.print(
                            List.of(
                                    new Filter.ToLutPlanes(),
                                    new Filter.ApplyLut(cube),
                                    new Filter.FromLutPlanes()));
            locked.run(through(filters), 1, Progress.SILENT);
        }
    }

    @Test
    void itEndsWithItsCall() throws Exception {
        // A file that lasts, read at the speed of a clock.
        Path song = folder.resolve("song.wav");
        DemoSong.write(song, 1, 60);
        List<String> slow = new ArrayList<>(List.of("-re"));
        slow.addAll(SafeInput.of(song));
        slow.addAll(List.of("-f", "s16le", "pipe:1"));
        assertThatThrownBy(
                        () -> locked.read(slow, in -> in.readAllBytes(), Duration.ofMillis(1500)))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FFMPEG_TIMEOUT));
        for (ProcessHandle left : ProcessHandle.current().descendants().toList()) {
            left.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void whoAsksForItGetsItOrNothing() {
        assertThat(Ffmpeg.locate(Sandbox.REQUIRED).sandboxed()).isTrue();
        Map<String, String> without =
                Map.of("PATH", folder.toString(), "BEATFRAME_CACHE", cache().toString());
        assertThat(Ffmpeg.locate(without, Sandbox.AUTO).sandboxed()).isFalse();
        assertThatThrownBy(() -> Ffmpeg.locate(without, Sandbox.REQUIRED))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SANDBOX_MISSING))
                .hasMessageContaining("Install bubblewrap");
        assertThatThrownBy(() -> Sandbox.of("maybe")).hasMessageContaining("required, auto, off");
    }

    /** As a service runs, though the tests may not. */
    @Test
    void itNeedsNoRoot() throws Exception {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name"))
                        && Files.isExecutable(Path.of("/usr/bin/setpriv")),
                "only root can become nobody");
        FfmpegInstallation installation = nobodysInstallation();
        Bubblewrap box = Bubblewrap.find(System.getenv(), installation).orElseThrow();
        List<String> question = List.of(installation.ffmpeg().toString(), "-version");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "/usr/bin/setpriv",
                                "--reuid=65534",
                                "--regid=65534",
                                "--clear-groups"));
        command.addAll(
                box.before(question, Reach.of(question), Limits.within(Duration.ofSeconds(10))));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).startsWith("ffmpeg version");
    }

    /** Root's home is closed to others; here is a copy of the two or three files that matter. */
    private FfmpegInstallation nobodysInstallation() throws IOException {
        Path home = Files.createTempDirectory(Path.of("/var/tmp"), "beatframe-nobody-");
        home.toFile().deleteOnExit();
        Assumptions.assumeTrue(home.toFile().setExecutable(true, false));
        Path tool = Files.writeString(home.resolve("ffmpeg"), "#!/bin/sh\necho ffmpeg version\n");
        tool.toFile().deleteOnExit();
        assertThat(tool.toFile().setExecutable(true, false)).isTrue();
        assertThat(tool.toFile().setReadable(true, false)).isTrue();
        assertThat(home.toFile().setReadable(true, false)).isTrue();
        return new FfmpegInstallation(tool, tool, List.of());
    }

    private static Path cache() {
        return CacheFolder.of(System.getenv());
    }

    @Test
    void memoryTimeAndFilesHaveAnEnd() throws Exception {
        Assumptions.assumeTrue(Limits.possible(), "needs util-linux's prlimit");
        assertThat(
                        limited(
                                new Limits(100 << 20, Duration.ofSeconds(9), 1 << 20, 0),
                                "dd",
                                "if=/dev/zero",
                                "of=/dev/null",
                                "bs=400M",
                                "count=1"))
                .as("memory")
                .isNotZero();
        assertThat(
                        limited(
                                new Limits(1L << 32, Duration.ofSeconds(9), 1 << 20, 0),
                                "dd",
                                "if=/dev/zero",
                                "of=" + folder.resolve("big"),
                                "bs=64k",
                                "count=99"))
                .as("a file")
                .isNotZero();
        assertThat(Files.size(folder.resolve("big"))).isEqualTo(1 << 20);
        assertThat(
                        limited(
                                new Limits(1L << 32, Duration.ofSeconds(1), 1 << 20, 0),
                                "sh",
                                "-c",
                                "while :; do :; done"))
                .as("time")
                .isNotZero();
    }

    private int limited(Limits limits, String... command) throws Exception {
        return new ProcessBuilder(limits.before(Arrays.asList(command)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
