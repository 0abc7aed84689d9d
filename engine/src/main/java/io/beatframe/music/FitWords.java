package io.beatframe.music;

import io.beatframe.music.BeatFit.Relation;
import io.beatframe.music.BeatFit.Verdict;
import java.util.Locale;
import java.util.Optional;

/** Warns in words and figures where what was given and what is heard differ. */
final class FitWords {
    private static final double LEAST_SHARE = .5;

    private FitWords() {}

    /**
     * @param offsetSeconds what the user moved them by already
     */
    static Optional<String> ofBeats(BeatFit fit, double offsetSeconds) {
        return switch (fit.verdict()) {
            case FITS, UNCLEAR -> Optional.empty();
            case OFFSET -> Optional.of(late(fit) + remedy(fit, offsetSeconds) + used(fit));
            case MISFIT ->
                    Optional.of(
                            String.format(
                                            Locale.ROOT,
                                            "The given beats do not fit the sound: %.0f %% of them lie"
                                                    + " on an onset, of the beats heard %.0f %%.",
                                            100 * fit.onOnset(),
                                            100 * fit.heardOnOnset())
                                    + (fit.onOnsetMoved() >= LEAST_SHARE
                                            ? remedy(fit, offsetSeconds)
                                            : "")
                                    + used(fit));
        };
    }

    /** Where beats found at a given tempo are not what the sound suggests. */
    static Optional<String> ofTempo(double givenBpm, BeatFit fit) {
        if (!TempoHint.agrees(fit.bpm(), givenBpm)) {
            return Optional.of(
                    String.format(
                            Locale.ROOT,
                            "Beats at the given %.1f bpm could not be found; those used run at %.1f,"
                                    + " without the hint %.1f are heard. Give the beats if you know them.",
                            givenBpm,
                            fit.bpm(),
                            fit.heardBpm()));
        }
        boolean odd = fit.relation() == Relation.OTHER && fit.verdict() != Verdict.UNCLEAR;
        return odd || fit.verdict() == Verdict.MISFIT
                ? Optional.of(
                        String.format(
                                Locale.ROOT,
                                "The given %.1f bpm hardly fit the sound: %.0f %% of the beats at that"
                                        + " tempo lie on an onset, of those heard at %.1f bpm %.0f %%."
                                        + " The given tempo is used.",
                                givenBpm,
                                100 * fit.onOnset(),
                                fit.heardBpm(),
                                100 * fit.heardOnOnset()))
                : Optional.empty();
    }

    /** Where both beats and a tempo are given, and contradict each other. */
    static Optional<String> ofBoth(double givenBpm, BeatFit fit) {
        return TempoHint.agrees(fit.bpm(), givenBpm)
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT,
                                "The given beats run at %.1f bpm and not at the given %.1f; the beats"
                                        + " are used.",
                                fit.bpm(),
                                givenBpm));
    }

    private static String late(BeatFit fit) {
        return String.format(
                Locale.ROOT,
                "The given beats lie %.0f ms %s the sound's onsets.",
                1000 * Math.abs(fit.bestOffsetSeconds()),
                fit.bestOffsetSeconds() < 0 ? "behind" : "before");
    }

    private static String remedy(BeatFit fit, double offsetSeconds) {
        return fit.bestOffsetSeconds() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        " With --beat-offset %+.0fms %.0f %% instead of %.0f %% would lie on one.",
                        1000 * (fit.bestOffsetSeconds() + offsetSeconds),
                        100 * fit.onOnsetMoved(),
                        100 * fit.onOnset());
    }

    private static String used(BeatFit fit) {
        String tempo =
                fit.relation() == Relation.SAME
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " They run at %.1f bpm, %s; heard are %.1f.",
                                fit.bpm(),
                                fit.relation() == Relation.OTHER
                                        ? "in no simple relation to the music"
                                        : fit.relation().words() + " the tempo heard",
                                fit.heardBpm());
        return tempo + " They are used as given.";
    }
}
