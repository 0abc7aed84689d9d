package io.beatframe.clip.generated;

import io.beatframe.plan.Shot;
import io.beatframe.progress.Progress;
import java.util.List;

/** How far all shots are, from how far each is. */
final class ShotProgress {
    private final List<Shot> shots;
    private final double[] parts;
    private final Progress whole;
    private final FilmingWatch watch;

    ShotProgress(List<Shot> shots, Progress whole, FilmingWatch watch) {
        this.shots = shots;
        this.parts = new double[shots.size()];
        this.whole = whole;
        this.watch = watch;
    }

    Progress of(int shot) {
        return part -> reached(shot, part);
    }

    private synchronized void reached(int shot, double part) {
        watch.shot(shots.get(shot).id(), part);
        if (part > parts[shot]) {
            parts[shot] = part;
            double sum = 0;
            for (double one : parts) {
                sum += one;
            }
            whole.report(sum / parts.length);
        }
    }
}
