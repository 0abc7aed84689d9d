package io.beatframe.clip.generated;

import io.beatframe.progress.Progress;

/** How far all shots are, from how far each is. */
final class ShotProgress {
    private final double[] parts;
    private final Progress whole;

    ShotProgress(int shots, Progress whole) {
        this.parts = new double[shots];
        this.whole = whole;
    }

    Progress of(int shot) {
        return part -> reached(shot, part);
    }

    private synchronized void reached(int shot, double part) {
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
