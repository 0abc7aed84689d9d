package io.beatframe.music;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How the beats found compare, by what the net hears, with those that are easily taken for them.
 */
final class TempoOdds {
    /** The net's evidence of neighbouring beats is not independent: this many count. */
    private static final double INDEPENDENT_BEATS = 2;

    private final Activations net;
    private final double[] beats;

    /**
     * @param beats seconds in the stretch, rising
     */
    TempoOdds(Activations net, double[] beats) {
        this.net = net;
        this.beats = beats;
    }

    /** Too few beats have no rivals. */
    TempoScores scores() {
        if (beats.length < 4) {
            return TempoScores.UNRIVALLED;
        }
        double[] between =
                IntStream.range(1, beats.length)
                        .mapToDouble(i -> (beats[i - 1] + beats[i]) / 2)
                        .toArray();
        double same = evidence(beats);
        // What is neither surely a beat nor surely none speaks for the beats as they are.
        double more = evidence(between) - between.length * Activations.CAUTION;
        double offBeat = odds(evidence(between) - same);
        double twice = odds(more);
        double half = odds(evidence(every2nd(0)) - same) + odds(evidence(every2nd(1)) - same);
        double sum = half + 1 + twice + offBeat;
        return new TempoScores(half / sum, 1 / sum, twice / sum, offBeat / sum);
    }

    /**
     * @param gain in evidence over the beats as they are
     */
    private double odds(double gain) {
        return Math.exp(Math.min(50, INDEPENDENT_BEATS * gain / beats.length));
    }

    private double evidence(double[] times) {
        return Arrays.stream(times).map(net::beatNear).sum();
    }

    private double[] every2nd(int first) {
        return IntStream.range(0, beats.length)
                .filter(i -> i % 2 == first)
                .mapToDouble(i -> beats[i])
                .toArray();
    }
}
