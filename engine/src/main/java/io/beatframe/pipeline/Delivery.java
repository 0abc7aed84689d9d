package io.beatframe.pipeline;

import io.beatframe.deliver.AtomicFile;
import io.beatframe.deliver.Bundle;
import io.beatframe.request.Export;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the reel goes. Checked when it is made, before the work begins, so that an existing or
 * unwritable place is not found out after it.
 *
 * @param reel the file
 * @param force whether files that exist may be replaced
 * @param bundle the folder for everything that is known of the reel, if wanted
 * @param export how it is encoded
 */
public record Delivery(Path reel, boolean force, Optional<Path> bundle, Export export) {
    public Delivery {
        AtomicFile.check(reel, force);
        bundle.ifPresent(folder -> Bundle.check(folder, force));
    }
}
