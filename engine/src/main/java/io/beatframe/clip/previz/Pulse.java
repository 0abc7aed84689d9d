package io.beatframe.clip.previz;

import io.beatframe.music.Beat;
import io.beatframe.plan.PlannedMusic;
import java.util.List;

/** The music as light and movement: where in the beats a moment lies, and how hard it hits. */
final class Pulse {
    private final double[] times;
    private final float[] strengths;
    private final int[] positions;
    private final double period;

    Pulse(PlannedMusic music) {
        List<Beat> beats = music.beats();
        times = beats.stream().mapToDouble(Beat::seconds).toArray();
        strengths = new float[times.length];
        positions = new int[times.length];
        for (int i = 0; i < times.length; i++) {
            strengths[i] = (float) beats.get(i).strength();
            positions[i] = beats.get(i).positionInBar();
        }
        period = 60 / Math.clamp(music.bpm(), 40, 240);
    }

    /** Beats since the reel's start, with fractions; goes on evenly where there are no beats. */
    float phase(double seconds) {
        int last = lastBeat(seconds);
        if (times.length == 0) {
            return (float) (seconds / period);
        }
        if (last < 0) {
            return (float) ((seconds - times[0]) / period);
        }
        double next = last + 1 < times.length ? times[last + 1] : times[last] + period;
        return last + (float) ((seconds - times[last]) / (next - times[last]));
    }

    /** 1 on a strong beat, dying away after it; 0 between. */
    float hit(double seconds) {
        int last = lastBeat(seconds);
        if (last < 0) {
            return 0;
        }
        double since = seconds - times[last];
        float weight = 0.55f + 0.3f * strengths[last] + (positions[last] == 1 ? 0.15f : 0);
        return weight * (float) Math.exp(-since * 6.5);
    }

    /** Seconds since the last beat; endless before the first. */
    double sinceBeat(double seconds) {
        int last = lastBeat(seconds);
        return last < 0 ? Double.POSITIVE_INFINITY : seconds - times[last];
    }

    /** Which beat of its bar sounds, from 1; 0 before the first. */
    int inBar(double seconds) {
        int last = lastBeat(seconds);
        return last < 0 ? 0 : positions[last];
    }

    private int lastBeat(double seconds) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= seconds + 1e-9) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
