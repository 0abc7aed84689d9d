package io.beatframe.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * Programs that outlived a JVM which was killed. They die with it as a rule; but bubblewrap's outer
 * half may be killed before it told the inner one to go on, which then waits for ever.
 */
final class Strays {
    private static final Set<String> OURS = Set.of("bwrap", "prlimit", "ffmpeg", "ffprobe");

    private Strays() {}

    /**
     * Ends those of our programs that were to read or write a dead job's folder; on Linux, where a
     * process can be asked for its arguments.
     */
    static void end(Path folder) {
        ProcessHandle.allProcesses()
                .filter(process -> names(process, folder.toString()))
                .forEach(ProcessHandle::destroyForcibly);
    }

    /** Java's own view of a process leaves out arguments of more than a page. */
    private static boolean names(ProcessHandle process, String folder) {
        try {
            Path asked = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            String[] words =
                    new String(Files.readAllBytes(asked), StandardCharsets.UTF_8).split("\0");
            String program = words[0].substring(words[0].lastIndexOf('/') + 1);
            return OURS.contains(program)
                    && Arrays.stream(words)
                            .anyMatch(word -> word.endsWith(folder) || word.contains(folder + "/"));
        } catch (IOException goneOrAnothers) {
            return false;
        }
    }
}
