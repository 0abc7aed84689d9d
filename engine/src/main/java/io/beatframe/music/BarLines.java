package io.beatframe.music;

import java.util.Arrays;
import java.util.List;

/** The downbeats of a song, and one more after the last where the next would be. */
@SuppressWarnings("ArrayRecordComponent") // package-private, compared by nobody
record BarLines(double[] seconds) {
    /** Nearer, an ending is heard on the bar: two frames. */
    private static final double NEAR = .067;

    static BarLines of(BeatGrid grid) {
        List<Beat> beats = grid.beats();
        double[] downbeats =
                beats.stream().filter(Beat::downbeat).mapToDouble(Beat::seconds).toArray();
        if (downbeats.length < 2) {
            return new BarLines(downbeats);
        }
        double[] lines = Arrays.copyOf(downbeats, downbeats.length + 1);
        double last = downbeats[downbeats.length - 1];
        lines[downbeats.length] = 2 * last - downbeats[downbeats.length - 2];
        return new BarLines(lines);
    }

    boolean at(double moment) {
        return distance(moment) <= NEAR;
    }

    /** Seconds to the nearest; infinite where there are none. */
    double distance(double moment) {
        double least = Double.POSITIVE_INFINITY;
        for (double line : seconds) {
            least = Math.min(least, Math.abs(line - moment));
        }
        return least;
    }

    /** The last one from {@code from} to {@code to}, or {@code otherwise}. */
    double last(double from, double to, double otherwise) {
        double found = otherwise;
        for (double line : seconds) {
            found = line >= from && line <= to ? line : found;
        }
        return found;
    }
}
