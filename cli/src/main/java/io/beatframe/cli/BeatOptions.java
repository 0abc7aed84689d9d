package io.beatframe.cli;

import io.beatframe.request.BeatHints;
import io.beatframe.request.BeatSpeed;
import io.beatframe.request.GivenBeats;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the user knows of the beats, and wants of them. */
final class BeatOptions {
    @Option(
            names = "--bpm",
            paramLabel = "N",
            description = "The tempo, 60 to 200, if you know it better.")
    @Nullable Double bpm;

    @Option(
            names = "--beats",
            paramLabel = "FILE",
            description =
                    "The beats, if you know them: a file of \"beats -o\", any JSON with beats, or one time"
                            + " in seconds a line.")
    @Nullable Path beats;

    @Option(
            names = "--beat-speed",
            paramLabel = "1/2|2",
            defaultValue = "1",
            description = "Half or twice as many beats; bars stay where they are.")
    String speed = "1";

    @Option(
            names = "--beat-offset",
            paramLabel = "TIME",
            description = "Move the beats, e.g. -40ms (earlier) or 0.04s (later).")
    @Nullable String offset;

    /** Valid, or a failure that says what is wrong. */
    BeatHints hints() {
        return new BeatHints(
                bpm == null ? OptionalDouble.empty() : OptionalDouble.of(bpm),
                beats == null ? GivenBeats.NONE : GivenBeats.read(beats),
                BeatSpeed.of(speed),
                offset == null ? 0 : BeatHints.offset(offset));
    }
}
