package io.beatframe.request;

import java.nio.file.Path;

/** Which look grades the reel: one of ours, or the user's own. */
public sealed interface LookChoice {
    /** Our look's id, or the file's name. */
    String name();

    /** The look of a palette, under the reel's style. */
    record OfPalette(Palette palette) implements LookChoice {
        @Override
        public String name() {
            return palette.id();
        }
    }

    /** A .cube file, exactly as it is. */
    record OfCube(Path file) implements LookChoice {
        @Override
        public String name() {
            return String.valueOf(file.getFileName());
        }
    }
}
