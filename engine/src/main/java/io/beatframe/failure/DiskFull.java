package io.beatframe.failure;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Knows a full disk, of which Java speaks in the operating system's words alone. */
public final class DiskFull {
    private DiskFull() {}

    /** Whether something failed because a disk, or what the user may have of it, is full. */
    public static boolean caused(Throwable thrown) {
        for (@Nullable Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof IOException) {
                String words = String.valueOf(at.getMessage()).toLowerCase(Locale.ROOT);
                if (words.contains("no space left")
                        || words.contains("not enough space")
                        || words.contains("quota exceeded")) {
                    return true;
                }
            }
        }
        return false;
    }
}
