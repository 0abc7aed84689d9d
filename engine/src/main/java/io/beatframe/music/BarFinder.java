package io.beatframe.music;

import java.util.Arrays;

/**
 * Finds the downbeats among given beats: where the net hears them, where the bass enters and
 * changes and phrases begin, with the backbeat on 2 and 4. What each cue is worth was learned: see
 * ADR 36 and training/beats. The meter (4 or 3) is one for the song; the phase may slip at a cost.
 */
final class BarFinder {
    // Log odds of a whole song. The beats of a song repeat each other: more of them prove little.
    private static final double BASS_ONSET = .21;
    private static final double BASS_CHANGE = 1.40;
    private static final double PHRASE = 1.86;
    private static final double NET = 1.53;
    private static final double BACKBEAT = .58;
    private static final double THREE = -1.05;

    /** Beats of the songs that these were learned from. */
    private static final double SONG_BEATS = 60;

    /** A beat in a thousand is missed or is one too many. */
    private static final double SLIP = -Math.log(.001);

    private BarFinder() {}

    /** The position in the bar of each beat, from 1. */
    static int[] positions(BarCues cues) {
        double[] accents = accents(cues);
        Bars four = best(accents, cues.midOnset(), 4);
        Bars three = best(accents, cues.midOnset(), 3);
        return three.score + THREE > four.score ? three.positions : four.positions;
    }

    /** What speaks for each beat as a downbeat, against the mean of all. */
    private static double[] accents(BarCues cues) {
        double[] accents = new double[cues.beats()];
        for (int i = 0; i < accents.length; i++) {
            accents[i] =
                    BASS_ONSET * cues.bassOnset()[i]
                            + BASS_CHANGE * cues.bassChange()[i]
                            + PHRASE * cues.phrase()[i]
                            + NET * cues.net()[i];
        }
        double mean = Arrays.stream(accents).average().orElse(0);
        return Arrays.stream(accents).map(accent -> accent - mean).toArray();
    }

    @SuppressWarnings("ArrayRecordComponent") // a pair that never leaves this class
    private record Bars(int[] positions, double score) {}

    private static Bars best(double[] accents, double[] midOnset, int meter) {
        int n = accents.length;
        double[][] score = new double[n][meter];
        int[][] from = new int[n][meter];
        for (int i = 0; i < n; i++) {
            for (int position = 0; position < meter; position++) {
                double best = 0;
                for (int before = 0; i > 0 && before < meter; before++) {
                    boolean next = (before + 1) % meter == position;
                    double value = score[i - 1][before] - (next ? 0 : SLIP);
                    if (before == 0 || value > best) {
                        best = value;
                        from[i][position] = before;
                    }
                }
                score[i][position] = best + fit(accents[i], midOnset[i], position, meter);
            }
        }
        int[] positions = new int[n];
        if (n == 0) {
            return new Bars(positions, 0);
        }
        int at = 0;
        for (int position = 1; position < meter; position++) {
            at = score[n - 1][position] > score[n - 1][at] ? position : at;
        }
        double total = score[n - 1][at];
        for (int i = n - 1; i >= 0; i--) {
            positions[i] = at + 1;
            at = from[i][at];
        }
        return new Bars(positions, total);
    }

    /**
     * A beat's share of the log odds. Over a song they sum up to the weighted difference between
     * the cues' means on the downbeats and elsewhere.
     */
    private static double fit(double accent, double midOnset, int position, int meter) {
        double fit = position == 0 ? meter * accent : -meter / (meter - 1.) * accent;
        if (meter == 4) {
            fit += (position % 2 == 1 ? BACKBEAT : -BACKBEAT) * midOnset;
        }
        return fit / SONG_BEATS;
    }
}
