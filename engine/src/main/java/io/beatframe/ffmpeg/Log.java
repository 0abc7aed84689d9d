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

    /** ffmpeg's last complaint as a failure of ours. */
    Failure failure(int exit) {
        String complaint = "it said nothing";
        boolean diskFull = false;
        for (String line : lines()) {
            if (line.contains("[error]") || line.contains("[fatal]")) {
                if (complaint.equals("it said nothing")) {
                    complaint = line.replaceAll("\\[[^\\]]*\\] ?", "").strip();
                }
                diskFull |= line.contains("No space left on device");
            }
        }
        if (diskFull) {
            return new Failure(
                    ErrorCode.DISK_FULL,
                    "The disk is full. Free some space, or set TMPDIR to a larger disk, and run it again.",
                    new IOException(complaint),
                    true);
        }
        return new Failure(
                ErrorCode.FFMPEG_FAILED, "ffmpeg stopped with status " + exit + ": " + complaint);
    }
}
