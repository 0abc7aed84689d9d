package io.beatframe.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Real songs, clips and photos, kept outside the repository for their licences: {@code
 * ../shared/media} beside the checkout. Tests that need them are skipped, and say so, without them.
 */
public final class SharedMedia {
    private SharedMedia() {}

    /** A file of that folder, e.g. "music/lmms_c64.ogg"; skips the running test if it is absent. */
    public static Path require(String name) {
        Optional<Path> file = find(name);
        Assumptions.assumeTrue(file.isPresent(), "needs ../shared/media/" + name);
        return file.orElseThrow();
    }

    public static Optional<Path> find(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("../shared/media").resolve(name).normalize();
            if (Files.exists(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
