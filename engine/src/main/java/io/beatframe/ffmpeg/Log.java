package io.beatframe.ffmpeg;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a child wrote to its standard error: the first and the last lines, never all of a flood. */
final class Log {
    private static final int HEAD = 200;
    private static final int TAIL = 2000;
    private static final int LINE = 2000;

    /** How a shell and the JVM number the ends of a process that gave no status of its own. */
    private static final int CANNOT_EXECUTE = 126;

    private static final int NOT_FOUND = 127;
    private static final int BY_SIGNAL = 128;
    private static final int SIGINT = 2;
    private static final int SIGKILL = 9;
    private static final int SIGXCPU = 24;
    private static final int SIGXFSZ = 25;
    private static final int SIGNALS = 65;

    private final List<String> head = new ArrayList<>();
    private final Deque<String> tail = new ArrayDeque<>();

    @Nullable Void drain(InputStream errors) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(errors, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            add(line.length() > LINE ? line.substring(0, LINE) : line);
        }
        return null;
    }

    private synchronized void add(String line) {
        if (head.size() < HEAD) {
            head.add(line);
            return;
        }
        tail.addLast(line);
        if (tail.size() > TAIL) {
            tail.removeFirst();
        }
    }

    synchronized List<String> lines() {
        List<String> lines = new ArrayList<>(head);
        lines.addAll(tail);
        return List.copyOf(lines);
    }

    /** Why a child ended with {@code exit}, from its own first complaint. */
    Failure failure(int exit) {
        // The loader and setpriv complain without a level, so any first line may explain a
        // non-start.
        if (exit == CANNOT_EXECUTE || exit == NOT_FOUND) {
            String why = lines().isEmpty() ? "no reason given" : lines().getFirst();
            return new Failure(
                    ErrorCode.FFMPEG_MISSING,
                    "ffmpeg does not start on this machine (" + why + "). Run 'beatframe doctor'.");
        }
        String complaint = "it said nothing";
        boolean diskFull = false;
        boolean memoryFull = false;
        // Ctrl-C goes to all of a terminal's programs, and ffmpeg may end before we are told.
        boolean interrupted = exit == BY_SIGNAL + SIGINT;
        boolean timeUp = exit == BY_SIGNAL + SIGXCPU;
        for (String line : lines()) {
            if (line.contains("[error]") || line.contains("[fatal]")) {
                if (complaint.equals("it said nothing")) {
                    complaint = line.replaceAll("\\[[^\\]]*\\] ?", "").strip();
                }
            }
            diskFull |= line.contains("No space left on device");
            memoryFull |= line.contains("Cannot allocate memory");
            interrupted |= line.contains("received signal " + SIGINT + ".");
            timeUp |= line.contains("received signal " + SIGXCPU);
        }
        if (interrupted) {
            return new Failure(ErrorCode.CANCELLED, "Cancelled.");
        }
        if (diskFull) {
            return new Failure(
                    ErrorCode.DISK_FULL,
                    "The disk is full. Free some space, or set TMPDIR to a larger disk, and run it again.",
                    new IOException(complaint),
                    true);
        }
        if (memoryFull) {
            return new Failure(
                    ErrorCode.OUT_OF_MEMORY,
                    "ffmpeg needs more memory than it may take. The input may be damaged; try another"
                            + " file, or a smaller one.",
                    new IOException(complaint));
        }
        if (timeUp) {
            return new Failure(
                    ErrorCode.FFMPEG_TIMEOUT,
                    "ffmpeg was stopped, as it took more of the processor than it may. The input may"
                            + " be damaged; try another file.",
                    new IOException(complaint),
                    true);
        }
        if (exit == BY_SIGNAL + SIGXFSZ) {
            return new Failure(
                    ErrorCode.FFMPEG_FAILED,
                    "ffmpeg was stopped, as its output grew without end. The input may be damaged; try"
                            + " another file.");
        }
        if (exit == BY_SIGNAL + SIGKILL) {
            return new Failure(
                    ErrorCode.FFMPEG_CRASHED,
                    "ffmpeg was killed from outside, most likely because memory ran out. Close other"
                            + " programs, or make a smaller reel (--quality draft).",
                    new IOException(complaint),
                    true);
        }
        if (exit > BY_SIGNAL && exit < BY_SIGNAL + SIGNALS) {
            return new Failure(
                    ErrorCode.FFMPEG_CRASHED,
                    "ffmpeg crashed (signal "
                            + (exit - BY_SIGNAL)
                            + "). Try without the file it was reading, or with another ffmpeg"
                            + " (BEATFRAME_FFMPEG); 'beatframe doctor' checks this one.");
        }
        return new Failure(
                ErrorCode.FFMPEG_FAILED, "ffmpeg stopped with status " + exit + ": " + complaint);
    }
}
