package io.beatframe.testing;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How far beats lie from those heard in another file of the same song.
 *
 * @param beats that were heard in the first file
 * @param astray of them those without a partner within {@value #PARTNER_SECONDS} s in the second,
 *     and those of the second without one in the first
 * @param shifts of the others, second less first, in seconds, rising
 */
@SuppressWarnings("ArrayRecordComponent") // of tests and tables, compared by nobody
public record BeatShift(int beats, int astray, double[] shifts) {
    /** Farther apart they are two beats and not one that moved. */
    public static final double PARTNER_SECONDS = .05;

    /** Both rise. */
    public static BeatShift between(double[] first, double[] second) {
        double[] shifts = new double[Math.min(first.length, second.length)];
        int pairs = 0;
        int f = 0;
        int s = 0;
        while (f < first.length && s < second.length) {
            double shift = second[s] - first[f];
            if (Math.abs(shift) <= PARTNER_SECONDS) {
                shifts[pairs++] = shift;
                f++;
                s++;
            } else if (shift < 0) {
                s++;
            } else {
                f++;
            }
        }
        int astray = first.length + second.length - 2 * pairs;
        return new BeatShift(first.length, astray, sorted(Arrays.stream(shifts).limit(pairs)));
    }

    public static BeatShift sum(Iterable<BeatShift> parts) {
        int beats = 0;
        int astray = 0;
        DoubleStream shifts = DoubleStream.empty();
        for (BeatShift part : parts) {
            beats += part.beats;
            astray += part.astray;
            shifts = DoubleStream.concat(shifts, Arrays.stream(part.shifts));
        }
        return new BeatShift(beats, astray, sorted(shifts));
    }

    private static double[] sorted(DoubleStream values) {
        return values.sorted().toArray();
    }

    public double median() {
        return shifts.length == 0 ? Double.NaN : shifts[shifts.length / 2];
    }

    /** The share of all beats, those astray too, that moved by no more. */
    public double within(double seconds) {
        long near = Arrays.stream(shifts).filter(shift -> Math.abs(shift) <= seconds).count();
        return (double) near / Math.max(1, shifts.length + astray);
    }

    /** Of those that are not astray. */
    public double largest() {
        return Arrays.stream(shifts).map(Math::abs).max().orElse(0);
    }

    /** What a share of those that are not astray does not exceed. */
    public double quantile(double share) {
        double[] sizes = Arrays.stream(shifts).map(Math::abs).sorted().toArray();
        return sizes.length == 0
                ? 0
                : sizes[(int) Math.min(sizes.length - 1, share * sizes.length)];
    }
}
