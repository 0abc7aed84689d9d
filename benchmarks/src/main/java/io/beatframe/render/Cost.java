package io.beatframe.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a piece of work took, this program and all its children together.
 *
 * @param cpu seconds of processor time, user and system
 * @param wall seconds of the clock
 */
record Cost(double cpu, double wall) {
    static final Cost NONE = new Cost(0, 0);

    /** Fields of /proc/self/stat after the name: utime, stime, cutime and cstime. */
    private static final int FIRST_TIME = 11;

    private static final double TICKS_A_SECOND = 100;
    private static final Path STAT = Path.of("/proc/self/stat");

    Cost plus(Cost other) {
        return new Cost(cpu + other.cpu, wall + other.wall);
    }

    Cost minus(Cost other) {
        return new Cost(cpu - other.cpu, wall - other.wall);
    }

    static Cost of(Runnable work) {
        double cpuBefore = processor();
        long from = System.nanoTime();
        work.run();
        return new Cost(processor() - cpuBefore, (System.nanoTime() - from) / 1e9);
    }

    private static double processor() {
        try {
            String stat = Files.readString(STAT);
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1));
            return fields.subList(FIRST_TIME, FIRST_TIME + 4).stream()
                            .mapToLong(Long::parseLong)
                            .sum()
                    / TICKS_A_SECOND;
        } catch (IOException notLinux) {
            throw new IllegalArgumentException(
                    "this benchmark counts processor time by /proc, which only Linux has",
                    notLinux);
        }
    }
}
