package io.beatframe.music;

import java.util.Arrays;
import java.util.Locale;

/**
 * How the beats that the user gave, or those found at the tempo that the user gave, fit the sound.
 *
 * @param onOnset share of them that lie on an onset, within 30 ms
 * @param heardOnOnset the same share of the beats that we hear without being told
 * @param bestOffsetSeconds by how much to move them to fit best; less than 0 is earlier
 * @param onOnsetMoved the share on an onset when so moved
 * @param bpm their tempo
 * @param heardBpm the tempo that we hear without being told
 * @param relation of the first tempo to the second
 */
public record BeatFit(
        Verdict verdict,
        double onOnset,
        double heardOnOnset,
        double bestOffsetSeconds,
        double onOnsetMoved,
        double bpm,
        double heardBpm,
        Relation relation) {

    /** Whether the beats belong to this song. */
    public enum Verdict {
        FITS,
        /** As it is, but early or late by {@code bestOffsetSeconds}. */
        OFFSET,
        MISFIT,
        /** The sound has no clear beat to compare with. */
        UNCLEAR;

        @com.fasterxml.jackson.annotation.JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How one tempo counts another. */
    public enum Relation {
        SAME("same", 1),
        DOUBLE("double", 2),
        HALF("half", 1 / 2.),
        TRIPLE("triple", 3),
        THIRD("a third", 1 / 3.),
        THREE_HALVES("three halves", 3 / 2.),
        TWO_THIRDS("two thirds", 2 / 3.),
        FOUR_TIMES("four times", 4),
        QUARTER("a quarter", 1 / 4.),
        OTHER("other", Double.NaN);

        private static final double NEAR = .04;

        private final String words;
        private final double factor;

        Relation(String words, double factor) {
            this.words = words;
            this.factor = factor;
        }

        static Relation of(double bpm, double heardBpm) {
            return Arrays.stream(values())
                    .filter(r -> Math.abs(bpm / heardBpm / r.factor - 1) <= NEAR)
                    .findFirst()
                    .orElse(OTHER);
        }

        @com.fasterxml.jackson.annotation.JsonValue
        public String words() {
            return words;
        }
    }
}
