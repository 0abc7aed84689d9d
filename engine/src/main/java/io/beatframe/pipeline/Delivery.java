package io.beatframe.pipeline;

import io.beatframe.deliver.AtomicFile;
import io.beatframe.deliver.Bundle;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.request.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the reel goes. Checked when it is made, before the work begins, so that an existing or
 * unwritable place is not found out after it.
 *
 * @param reel the file, an MP4 whose name says so
 * @param force whether files that exist may be replaced
 * @param bundle the folder for everything that is known of the reel, if wanted
 * @param export how it is encoded
 */
public record Delivery(Path reel, boolean force, Optional<Path> bundle, Export export) {
    /**
     * @throws Failure OPTION_INVALID, OUTPUT_EXISTS, OUTPUT_UNWRITABLE
     */
    public Delivery {
        requireMp4(reel);
        AtomicFile.check(reel, force);
        bundle.ifPresent(folder -> Bundle.check(folder, force));
    }

    /**
     * Refuses to replace what the reel is made of.
     *
     * @param sources files, and folders whose files are used
     * @throws Failure OUTPUT_EXISTS
     */
    void spare(List<Path> sources) {
        AtomicFile.spare(reel, sources);
        bundle.ifPresent(folder -> AtomicFile.spare(Bundle.reel(folder), sources));
    }

    /** Whether the reel was asked for where the bundle has its own: one file serves both. */
    boolean bundled() {
        return bundle.filter(folder -> same(Bundle.reel(folder), reel)).isPresent();
    }

    private static boolean same(Path one, Path other) {
        try {
            return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException gone) {
            return false;
        }
    }

    private static void requireMp4(Path reel) {
        String name = String.valueOf(reel.getFileName());
        if (!name.toLowerCase(Locale.ROOT).endsWith(".mp4")) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID,
                    "A reel is an MP4 file, so its name ends in .mp4; '" + name + "' does not.");
        }
    }
}
