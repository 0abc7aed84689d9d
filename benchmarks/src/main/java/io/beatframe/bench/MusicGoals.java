package io.beatframe.bench;

import io.beatframe.testing.BeatScore;
import io.beatframe.testing.SongScore;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What is asked for over the shared songs, and what other trackers reach there: measured once with
 * mir_eval, not by us; see music.md of the shared reference.
 */
final class MusicGoals {
    private static final double UNKNOWN = Double.NaN;

    static final SongScore MUST =
            row("must (errors: at most)", .82, .80, .73, .96, .62, .87, 5, 3, .85);
    static final SongScore AIM = row("aim", .865, .85, .77, .97, .75, .90, 3, 3, .95);

    static final List<SongScore> RIVALS =
            List.of(
                    rival("aubiotrack", .544, .495, .382, .620, UNKNOWN, 10.6),
                    row(
                            "librosa beat_track",
                            .586,
                            .025,
                            .374,
                            .690,
                            UNKNOWN,
                            UNKNOWN,
                            43,
                            38,
                            UNKNOWN),
                    rival("essentia.js degara", .747, .731, .628, .921, UNKNOWN, 9),
                    rival("QM TempoTracker", .719, .681, .562, .931, .416, 9),
                    rival("madmom RNN+DBN (neural)", .817, .802, .749, .931, UNKNOWN, 7),
                    rival("madmom downbeat (neural)", .865, .852, .769, .927, .755, 3.5));

    private MusicGoals() {}

    private static SongScore rival(
            String name,
            double wide,
            double tight,
            double correctLevel,
            double anyLevel,
            double downbeats,
            double medianMillis) {
        return row(
                name,
                wide,
                tight,
                correctLevel,
                anyLevel,
                downbeats,
                UNKNOWN,
                medianMillis,
                UNKNOWN,
                UNKNOWN);
    }

    private static SongScore row(
            String name,
            double wide,
            double tight,
            double correctLevel,
            double anyLevel,
            double downbeats,
            double barsOfTrueBeats,
            double medianMillis,
            double offsetMillis,
            double precisionTight) {
        return new SongScore(
                name,
                new BeatScore(
                        wide,
                        tight,
                        correctLevel,
                        anyLevel,
                        known(medianMillis / 1000),
                        known(offsetMillis / 1000),
                        known(precisionTight)),
                known(downbeats),
                known(barsOfTrueBeats));
    }

    private static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
