package io.beatframe.testing;

import java.nio.file.Path;
import java.util.stream.Stream;

/** Files that were made to attack whoever opens them, in the shared media. */
public final class HostileMedia {
    private HostileMedia() {}

    /** Names of all that must be refused. */
    public static Stream<String> names() {
        return Stream.of(
                "a_concat.mp4",
                "a_concat_rel.mp4",
                "a_dash.mp4",
                "a_hls.mp4",
                "a_hls_rel.mp4",
                "a_mvg.jpg",
                "a_svg.jpg",
                "bomb.png",
                "bomb16k.png");
    }

    /** Skips the running test where the shared media are absent. */
    public static Path require(String name) {
        return SharedMedia.require("hostile/" + name);
    }
}
