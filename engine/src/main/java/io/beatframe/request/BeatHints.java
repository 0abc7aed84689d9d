package io.beatframe.request;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the user says of the beats; it counts more than what is heard. Effects come in this order:
 * the given beats take the place of those that would be found, else {@code bpm} leads the search;
 * then {@code speed} thins or doubles them; then all move by the offset.
 *
 * @param bpm 60 to 200; with given beats it is only compared with them
 * @param given the beats, where they are known
 * @param offsetSeconds −10 to 10; less than 0 is earlier
 */
public record BeatHints(
        OptionalDouble bpm, GivenBeats given, BeatSpeed speed, double offsetSeconds) {
    public static final BeatHints NONE = of(OptionalDouble.empty());

    public static final double SLOWEST_BPM = 60;
    public static final double FASTEST_BPM = 200;
    private static final double MOST_OFFSET_SECONDS = 10;

    private static final Pattern OFFSET =
            Pattern.compile("([+-]?(?:\\d{1,9}(?:\\.\\d{0,9})?|\\.\\d{1,9})) ?(ms|s)");

    /**
     * @throws Failure BPM_RANGE, OPTION_INVALID
     */
    public BeatHints {
        bpm.ifPresent(tempo -> {
            if (!(tempo >= SLOWEST_BPM && tempo <= FASTEST_BPM)) {
                throw new Failure(
                        ErrorCode.BPM_RANGE,
                        "The tempo must be 60 to 200 bpm, not "
                                + tempo
                                + ". Halve or double it, or leave it out to have it measured.");
            }
        });
        if (!(Math.abs(offsetSeconds) <= MOST_OFFSET_SECONDS)) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID,
                    "The beats can be moved by 10 seconds at most, not by " + offsetSeconds + ".");
        }
    }

    public static BeatHints of(OptionalDouble bpm) {
        return new BeatHints(bpm, GivenBeats.NONE, BeatSpeed.NORMAL, 0);
    }

    public static BeatHints of(GivenBeats given) {
        return new BeatHints(OptionalDouble.empty(), given, BeatSpeed.NORMAL, 0);
    }

    /**
     * An offset as users write it.
     *
     * @param text with its unit: "-40ms", "0.04s"
     * @return seconds
     * @throws Failure OPTION_INVALID
     */
    public static double offset(String text) {
        Matcher offset = OFFSET.matcher(text.strip());
        if (!offset.matches()) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID,
                    "--beat-offset is a time with its unit, such as -40ms or 0.04s, not '"
                            + Names.shown(text)
                            + "'.");
        }
        double number = Double.parseDouble(offset.group(1));
        return offset.group(2).equals("ms") ? number / 1000 : number;
    }

    /** Whether the beats are used as they are found or given. */
    public boolean asTheyAre() {
        return speed == BeatSpeed.NORMAL && offsetSeconds == 0;
    }
}
