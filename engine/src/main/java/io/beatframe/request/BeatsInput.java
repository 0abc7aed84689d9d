package io.beatframe.request;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The text of a file or pipe that a user names: never more than its limits, never endless. */
final class BeatsInput {
    static final int MOST_BYTES = 8_000_000;

    /** Whoever writes into a pipe may have to listen to the song first. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private BeatsInput() {}

    static String text(Path file) {
        return text(file, PATIENCE);
    }

    /**
     * @param patience how long a pipe may take
     */
    static String text(Path file, Duration patience) {
        if (!Files.exists(file)) {
            throw new Failure(ErrorCode.FILE_MISSING, "There is no beats file '" + file + "'.");
        }
        if (Files.isDirectory(file)) {
            throw new Failure(
                    ErrorCode.FILE_UNREADABLE, "'" + file + "' is a folder; name the file in it.");
        }
        byte[] bytes = bytes(file, patience);
        if (bytes.length > MOST_BYTES) {
            throw new Failure(
                    ErrorCode.BEATS_INVALID,
                    "'" + file + "' is larger than 8 MB and so no list of beats.");
        }
        return decoded(file, bytes);
    }

    /** Opening a pipe waits for whoever writes into it, and cannot be interrupted. */
    private static byte[] bytes(Path file, Duration patience) {
        FutureTask<byte[]> reading =
                new FutureTask<>(() -> {
                    try (InputStream in = Files.newInputStream(file)) {
                        return in.readNBytes(MOST_BYTES + 1);
                    }
                });
        try {
            if (Files.isRegularFile(file)) {
                reading.run();
                return reading.get();
            }
            Thread.ofPlatform().daemon().name("beats-input").start(reading);
            return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.CANCELLED, "Cancelled.", cancelled);
        } catch (TimeoutException endless) {
            throw new Failure(
                    ErrorCode.FILE_UNREADABLE,
                    "Nothing, or no end, came from '"
                            + file
                            + "' within "
                            + patience.toSeconds()
                            + " seconds. Give the beats as a file.",
                    endless);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException unreadable) {
                throw new Failure(
                        ErrorCode.FILE_UNREADABLE,
                        "Cannot read the beats in '" + file + "'. Check its permissions.",
                        unreadable);
            }
            throw new IllegalStateException(failed);
        }
    }

    private static String decoded(Path file, byte[] bytes) {
        boolean wide = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);
        String text = wide ? new String(bytes, StandardCharsets.UTF_16) : narrow(bytes);
        String content = text.startsWith("\ufeff") ? text.substring(1) : text;
        if (content.chars().anyMatch(c -> c < ' ' && !Character.isWhitespace(c) || c == 0xfffd)) {
            throw new Failure(
                    ErrorCode.BEATS_INVALID,
                    "'"
                            + file
                            + "' is no text. Give the beats as JSON or with one time in seconds a line.");
        }
        return content;
    }

    /** Old annotations have comments in Latin-1; their figures are the same in both. */
    private static String narrow(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }
}
