package io.beatframe.bench;

import io.beatframe.testing.BeatScore;
import io.beatframe.testing.SongScore;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What is asked for over the shared songs, and what other trackers reach there: measured once with
 * mir_eval, not by us; see music.md of the shared reference.
 */
final class MusicGoals {
    private static final double UNKNOWN = Double.NaN;

    static final SongScore MUST =
            row("must (errors: at most)", .82, .80, .73, .96, .62, .87, 5, 3, .85, .95);
    static final SongScore AIM = row("aim", .865, .85, .77, .97, .75, .90, 3, 3, .95, UNKNOWN);

    static final List<SongScore> RIVALS =
            List.of(
                    row("aubiotrack", .544, .495, .382, .620, UNKNOWN, UNKNOWN, 10.6),
                    row("librosa beat_track", .586, .025, .374, .690, UNKNOWN, UNKNOWN, 43, 38),
                    row("essentia.js degara", .747, .731, .628, .921, UNKNOWN, UNKNOWN, 9),
                    row("QM TempoTracker", .719, .681, .562, .931, .416, UNKNOWN, 9),
                    row("madmom RNN+DBN (neural)", .817, .802, .749, .931, UNKNOWN, UNKNOWN, 7),
                    row("madmom downbeat (neural)", .865, .852, .769, .927, .755, UNKNOWN, 3.5));

    private MusicGoals() {}

    /** Values in the order of {@link SongScore#HEADER}; those at its end may be left out. */
    private static SongScore row(String name, double... values) {
        double[] all = Arrays.copyOf(values, 10);
        Arrays.fill(all, values.length, all.length, UNKNOWN);
        return new SongScore(
                name,
                new BeatScore(
                        all[0],
                        all[1],
                        all[2],
                        all[3],
                        known(all[6] / 1000),
                        known(all[7] / 1000),
                        known(all[8])),
                known(all[4]),
                known(all[5]),
                known(all[9]),
                OptionalDouble.empty());
    }

    private static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
