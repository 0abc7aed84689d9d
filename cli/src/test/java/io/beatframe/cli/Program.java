package io.beatframe.cli;

import io.beatframe.ffmpeg.CacheFolder;
import io.beatframe.ffmpeg.Ffmpeg;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the command line as a user does: another process, a folder of its own, real files. */
final class Program {
    private final Path folder;
    private final Path temporary;
    private final Map<String, String> environment;

    Program(Path folder) throws IOException {
        this(folder, Map.of());
    }

    private Program(Path folder, Map<String, String> environment) throws IOException {
        this.folder = folder;
        this.temporary = Files.createDirectories(folder.resolve("tmp"));
        this.environment = environment;
    }

    /** The same program with more variables in its environment. */
    Program with(Map<String, String> more) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Program(folder, Map.copyOf(all));
    }

    /** The same program with one more variable in its environment. */
    Program with(String variable, String value) {
        try {
            return with(Map.of(variable, value));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The same program with a cache of its own, in which ffmpeg is unpacked already. */
    Program withItsOwnCache() throws IOException {
        Path executable = Ffmpeg.locate().executable().toAbsolutePath();
        Path caches = CacheFolder.of(System.getenv()).toAbsolutePath();
        Path cache = Files.createDirectories(folder.resolve("cache"));
        if (executable.startsWith(caches)) {
            Path unpacked = caches.relativize(executable).getName(0);
            Path link = cache.resolve(unpacked.toString());
            if (Files.notExists(link)) {
                Files.createSymbolicLink(link, caches.resolve(unpacked));
            }
        }
        return with("BEATFRAME_CACHE", cache.toString());
    }

    /**
     * Kills a run (SIGKILL) as soon as it has said something so often on standard error.
     *
     * @return what it said
     */
    String killedAt(String words, int times, String... arguments) throws Exception {
        Process process = builder(arguments).redirectError(ProcessBuilder.Redirect.PIPE).start();
        StringBuilder said = new StringBuilder();
        int seen = 0;
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            while (seen < times) {
                String line = lines.readLine();
                if (line == null) {
                    throw new AssertionError("it ended before '" + words + "': " + said);
                }
                said.append(line).append("\n");
                seen += line.contains(words) ? 1 : 0;
            }
            process.destroyForcibly().waitFor();
        }
        return said.toString();
    }

    /** What a run printed and how it ended. */
    record Result(int status, String out, String err) {}

    Result run(String... arguments) {
        try {
            Process process = start(arguments);
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("hangs: " + String.join(" ", arguments));
            }
            return new Result(
                    process.exitValue(),
                    Files.readString(folder.resolve("stdout.txt")),
                    Files.readString(folder.resolve("stderr.txt"), StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    /** As {@link #run}, with standard output going elsewhere. */
    Result runInto(Path out, String... arguments) throws IOException, InterruptedException {
        Process process = builder(arguments).redirectOutput(out.toFile()).start();
        int status = process.waitFor();
        return new Result(status, "", Files.readString(folder.resolve("stderr.txt")));
    }

    Process start(String... arguments) throws IOException {
        return builder(arguments).start();
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Short runs, in which compiling well costs more than it gains.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Dstderr.encoding=UTF-8");
        command.add("-Dstdout.encoding=UTF-8");
        command.add("-Dsun.jnu.encoding=UTF-8");
        command.add(Beatframe.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("TMPDIR", temporary.toString());
        builder.environment().putAll(environment);
        builder.redirectOutput(folder.resolve("stdout.txt").toFile());
        builder.redirectError(folder.resolve("stderr.txt").toFile());
        return builder;
    }

    /** Temporary files that a run left behind. */
    List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("hsperf"))
                    .toList();
        }
    }
}
