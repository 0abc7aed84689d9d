package io.beatframe.ffmpeg;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.progress.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Starts ffmpeg and ffprobe, and nothing else in Beatframe starts a process. A child never outlives
 * its call; see {@link ChildRunner}.
 */
public final class Ffmpeg {
    /** Longer than any reel takes; against files that make a decoder spin. */
    private static final Duration LIMIT = Duration.ofMinutes(60);

    private static final Duration PROBING = Duration.ofSeconds(60);

    /** Whether bubblewrap works here, by bwrap and ffmpeg: asked once, as it costs a process. */
    private static final Map<Bubblewrap, Boolean> TRIED = new ConcurrentHashMap<>();

    private final FfmpegInstallation installation;
    private final Optional<Bubblewrap> bubblewrap;
    private final ChildRunner runner;

    private Ffmpeg(FfmpegInstallation installation, Optional<Bubblewrap> bubblewrap) {
        this.installation = installation;
        this.bubblewrap = bubblewrap;
        this.runner = new ChildRunner(installation.libraryVariable());
    }

    /**
     * The user's ffmpeg if BEATFRAME_FFMPEG names one, else ours, unpacked on first use; in the
     * sandbox that BEATFRAME_SANDBOX asks for.
     */
    public static Ffmpeg locate() {
        return locate(System.getenv());
    }

    /**
     * @throws Failure FFMPEG_MISSING; SANDBOX_MISSING where it is required and does not work
     */
    public static Ffmpeg locate(Sandbox sandbox) {
        return locate(System.getenv(), sandbox);
    }

    /** As an environment says, which may be another than ours. */
    public static Ffmpeg locate(Map<String, String> environment) {
        return locate(environment, Sandbox.of(environment));
    }

    static Ffmpeg locate(Map<String, String> environment, Sandbox sandbox) {
        FfmpegInstallation installation = FfmpegInstallation.find(environment);
        Ffmpeg bare = new Ffmpeg(installation, Optional.empty());
        if (!installation.ours()) {
            bare.requireVersion();
        }
        return switch (sandbox) {
            case OFF -> bare;
            case AUTO -> new Ffmpeg(installation, bare.sandbox(environment));
            case REQUIRED -> new Ffmpeg(installation, Optional.of(bare.require(environment)));
        };
    }

    /** Whether files that we did not make are read in a sandbox. */
    public boolean sandboxed() {
        return bubblewrap.isPresent();
    }

    private Optional<Bubblewrap> sandbox(Map<String, String> environment) {
        return Bubblewrap.find(environment, installation)
                .filter(found -> TRIED.computeIfAbsent(found, this::works));
    }

    private Bubblewrap require(Map<String, String> environment) {
        Optional<Bubblewrap> found = sandbox(environment);
        if (found.isEmpty() || !Limits.possible()) {
            throw new Failure(
                    ErrorCode.SANDBOX_MISSING,
                    "A sandbox is required, and "
                            + (Bubblewrap.find(environment, installation).isEmpty()
                                    ? "there is no bwrap on the PATH. Install bubblewrap"
                                    : "bwrap does not work here. Allow user namespaces (in a"
                                            + " container: its seccomp and AppArmor profiles), and"
                                            + " install util-linux")
                            + ", or say --sandbox auto.");
        }
        return found.get();
    }

    private boolean works(Bubblewrap bubblewrap) {
        List<String> question = List.of(installation.ffmpeg().toString(), "-version");
        List<String> inside =
                bubblewrap.before(question, Reach.of(question), Limits.within(PROBING));
        try {
            return runner.call(inside, Ffmpeg::text, out -> {}, PROBING)
                    .value()
                    .startsWith("ffmpeg version");
        } catch (Failure forbidden) {
            if (forbidden.code() == ErrorCode.CANCELLED) {
                throw forbidden;
            }
            return false;
        }
    }

    /** Builds of ffmpeg's main branch call themselves N-12345-g…, and are new enough. */
    private void requireVersion() {
        String version = version();
        if (version.matches("n?[0-6]\\..*")) {
            throw new Failure(
                    ErrorCode.FFMPEG_MISSING,
                    "BEATFRAME_FFMPEG names ffmpeg "
                            + version
                            + ", and Beatframe needs 7 or later. Unset it to use Beatframe's own.");
        }
    }

    public Path executable() {
        return installation.ffmpeg();
    }

    /** E.g. "8.1.2". */
    public String version() {
        String first = words("-version").lines().findFirst().orElse("");
        return first.replaceFirst("^ffmpeg version (\\S+).*$", "$1");
    }

    /** What ffmpeg prints about itself, e.g. for {@code -filters}. */
    String words(String... question) {
        List<String> command = new ArrayList<>();
        command.add(installation.ffmpeg().toString());
        command.add("-hide_banner");
        command.addAll(List.of(question));
        if (question[0].equals("-version")) {
            command.remove("-hide_banner");
        }
        return runner.call(command, Ffmpeg::text, out -> {}, Duration.ofSeconds(30)).value();
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Something that uses a child's standard output. */
    @FunctionalInterface
    public interface OutputUser<T extends @Nullable Object> {
        T use(InputStream childOutput) throws IOException;
    }

    /** Something that fills a child's standard input. */
    @FunctionalInterface
    public interface InputFiller {
        void fill(OutputStream childInput) throws IOException;
    }

    /**
     * Runs ffmpeg on files.
     *
     * @param arguments without the program and without global options
     * @param outputSeconds how long the output will be, for {@code progress}
     * @return what ffmpeg logged, line by line (at most the first 200 and last 2000)
     * @throws Failure FFMPEG_FAILED with ffmpeg's own words, DISK_FULL, FFMPEG_TIMEOUT, CANCELLED
     */
    public List<String> run(List<String> arguments, double outputSeconds, Progress progress) {
        List<String> command = command(arguments, "-progress", "pipe:1");
        return called(command, in -> followProgress(in, outputSeconds, progress), out -> {}, LIMIT)
                .log();
    }

    /** Runs ffmpeg with standard output as its result ("-" or "pipe:1" in {@code arguments}). */
    public <T extends @Nullable Object> T read(List<String> arguments, OutputUser<T> user) {
        return called(command(arguments), user, out -> {}, LIMIT).value();
    }

    /**
     * Like {@link #read}, for files that may be damaged: gives up (FFMPEG_TIMEOUT) after {@code
     * limit}.
     */
    public <T extends @Nullable Object> T read(
            List<String> arguments, OutputUser<T> user, Duration limit) {
        return called(command(arguments), user, out -> {}, limit).value();
    }

    /** Like {@link #read}, and hands over the log as well. */
    public <T> Logged<T> readLogged(List<String> arguments, OutputUser<T> user) {
        return called(command(arguments), user, out -> {}, LIMIT);
    }

    /** Runs ffmpeg with standard input as its source ("-i -" in {@code arguments}). */
    public List<String> write(List<String> arguments, InputFiller filler) {
        return called(command(arguments), InputStream::readAllBytes, filler, LIMIT).log();
    }

    /** Runs ffprobe and returns what it printed. */
    public String probe(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(installation.ffprobe().toString());
        command.addAll(List.of("-hide_banner", "-loglevel", "error"));
        command.addAll(Limits.BLOCKS);
        command.addAll(arguments);
        return runner.call(confined(command, PROBING), Ffmpeg::text, out -> {}, PROBING).value();
    }

    /** A result and what ffmpeg said while making it. */
    public record Logged<T extends @Nullable Object>(T value, List<String> log) {}

    private <T extends @Nullable Object> Logged<T> called(
            List<String> command, OutputUser<T> user, InputFiller filler, Duration limit) {
        return runner.call(confined(command, limit), user, filler, limit);
    }

    /** Files that we did not make are read within limits, and where there is one in a sandbox. */
    private List<String> confined(List<String> command, Duration limit) {
        if (!SafeInput.isIn(command)) {
            return command;
        }
        Limits limits = Limits.within(limit);
        return bubblewrap
                .map(box -> box.before(command, Reach.of(command).withOutputsMade(), limits))
                .orElseGet(() -> limits.before(command));
    }

    private List<String> command(List<String> arguments, String... more) {
        List<String> command = new ArrayList<>();
        command.add(installation.ffmpeg().toString());
        command.addAll(
                List.of("-hide_banner", "-nostdin", "-nostats", "-loglevel", "level+info", "-y"));
        command.addAll(Limits.BLOCKS);
        command.addAll(List.of(more));
        command.addAll(arguments);
        if (arguments.contains("-") || arguments.contains("pipe:0")) {
            command.remove("-nostdin");
        }
        return command;
    }

    private static @Nullable Void followProgress(
            InputStream lines, double outputSeconds, Progress progress) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("out_time_us=") && outputSeconds > 0) {
                String microseconds = line.substring("out_time_us=".length());
                if (microseconds.matches("\\d{1,15}")) {
                    double done = Long.parseLong(microseconds) / 1e6 / outputSeconds;
                    progress.report(Math.clamp(done, 0, 1));
                }
            }
        }
        return null;
    }
}
