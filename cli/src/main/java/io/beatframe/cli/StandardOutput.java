package io.beatframe.cli;

import io.beatframe.failure.DiskFull;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standard output that knows when results were lost: Java's own swallows that. */
final class StandardOutput extends FilterOutputStream {
    private @Nullable IOException broken;

    private StandardOutput(OutputStream out) {
        super(out);
    }

    /** Puts it in the place of {@code System.out}. */
    static StandardOutput install() {
        StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        System.setOut(
                new PrintStream(new BufferedOutputStream(output), true, System.out.charset()));
        return output;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException failed) {
            broken = failed;
            throw failed;
        }
    }

    /**
     * Why not all was written; who closes a pipe early, as {@code head} does, has what it wants.
     */
    Optional<Failure> failure() {
        System.out.flush();
        String why = broken == null ? "" : String.valueOf(broken.getMessage());
        if (broken == null || why.toLowerCase(Locale.ROOT).contains("pipe")) {
            return Optional.empty();
        }
        ErrorCode code =
                DiskFull.caused(broken) ? ErrorCode.DISK_FULL : ErrorCode.OUTPUT_UNWRITABLE;
        return Optional.of(
                new Failure(
                        code,
                        "The results cannot be written to standard output: " + why + ".",
                        broken));
    }
}
