package io.beatframe.ffmpeg;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the kernel lets a child use, by util-linux's prlimit; elsewhere its time is the one limit.
 *
 * @param memoryBytes of address space, which is more than the memory that is touched
 * @param cpuTime of all its threads together
 * @param fileBytes of each file that it writes
 * @param processes and threads of this user; 0 leaves them as they are
 */
record Limits(long memoryBytes, Duration cpuTime, long fileBytes, int processes) {
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
    private static final long GIBIBYTE = 1L << 30;

    /** The largest block that ffmpeg may ask for: a picture of 50 megapixels, 64 bits each. */
    static final List<String> BLOCKS = List.of("-max_alloc", "536870912");

    /** What is left to a child that is past its time, to say so. */
    private static final int LAST_SECONDS = 5;

    /** An 8K decoder with all its threads' frames takes 4 GiB. */
    static Limits within(Duration time) {
        return new Limits(
                8 * GIBIBYTE,
                time.multipliedBy(Runtime.getRuntime().availableProcessors()),
                8 * GIBIBYTE,
                0);
    }

    static boolean possible() {
        return Files.isExecutable(PRLIMIT) && !Files.isSymbolicLink(PRLIMIT);
    }

    Limits withProcesses(int most) {
        return new Limits(memoryBytes, cpuTime, fileBytes, most);
    }

    List<String> before(List<String> command) {
        if (!possible()) {
            return command;
        }
        long seconds = Math.max(1, cpuTime.toSeconds());
        List<String> whole = new ArrayList<>();
        whole.add(PRLIMIT.toString());
        whole.add("--as=" + memoryBytes);
        whole.add("--cpu=" + seconds + ":" + (seconds + LAST_SECONDS));
        whole.add("--fsize=" + fileBytes);
        whole.add("--core=0");
        if (processes > 0) {
            whole.add("--nproc=" + processes);
        }
        whole.add("--");
        whole.addAll(command);
        return List.copyOf(whole);
    }
}
