package io.beatframe.progress;

/**
 * Where a long computation tells how far it is. Implementations are called from worker threads and
 * must be quick.
 */
@FunctionalInterface
public interface Progress {
    /** Reports nothing to nobody. */
    Progress SILENT = fraction -> {};

    /**
     * @param fraction of the work done, 0 to 1; never falls
     */
    void report(double fraction);

    /** A part of this work: its 0 to 1 becomes {@code from} to {@code to} here. */
    default Progress part(double from, double to) {
        return fraction -> report(from + (to - from) * Math.clamp(fraction, 0, 1));
    }
}
