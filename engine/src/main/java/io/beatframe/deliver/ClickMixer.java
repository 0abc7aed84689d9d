package io.beatframe.deliver;

import io.beatframe.music.Beat;
import java.util.List;

/**
 * Mixes a click on every beat into stereo sound that passes by in blocks: downbeats are an octave
 * higher. The song is turned down so far that both together stay below full scale.
 */
final class ClickMixer {
    /**
     * Of full scale, over a song that reaches it; over a soft song less, but never below a quarter.
     */
    private static final double CLICK = 0.4;

    private static final double SOFTEST = 0.25;
    private static final float SONG_GAIN = 0.5f;

    private static final double DOWNBEAT_HERTZ = 2000;
    private static final double BEAT_HERTZ = 1000;
    private static final double LENGTH_SECONDS = 0.05;
    private static final double DECAY_SECONDS = 0.01;

    private final long[] starts;
    private final boolean[] downbeats;
    private final float[] high;
    private final float[] low;
    private int next;
    private long heard;

    /**
     * @param beats seconds from the first sample
     * @param songPeak the song's greatest sample, 0 to 1
     */
    ClickMixer(List<Beat> beats, double songPeak, int sampleRate) {
        starts = beats.stream().mapToLong(b -> Math.round(b.seconds() * sampleRate)).toArray();
        downbeats = new boolean[starts.length];
        for (int i = 0; i < starts.length; i++) {
            downbeats[i] = beats.get(i).downbeat();
        }
        double level = CLICK * Math.clamp(songPeak, SOFTEST, 1);
        high = click(level, DOWNBEAT_HERTZ, sampleRate);
        low = click(level, BEAT_HERTZ, sampleRate);
    }

    /**
     * Changes a block in place; blocks come in order.
     *
     * @param samples left and right in turn
     * @param count of numbers in the block, even
     */
    void mix(float[] samples, int count) {
        int frames = count / 2;
        for (int i = 0; i < count; i++) {
            samples[i] *= SONG_GAIN;
        }
        while (next < starts.length && starts[next] + high.length <= heard) {
            next++;
        }
        for (int c = next; c < starts.length && starts[c] < heard + frames; c++) {
            add(downbeats[c] ? high : low, starts[c] - heard, samples, frames);
        }
        // Lossy files decode to a little more than full scale.
        for (int i = 0; i < count; i++) {
            samples[i] = Math.clamp(samples[i], -0.98f, 0.98f);
        }
        heard += frames;
    }

    private static void add(float[] click, long start, float[] samples, int frames) {
        int from = (int) Math.max(0, -start);
        int to = (int) Math.min(click.length, frames - start);
        for (int i = from; i < to; i++) {
            int at = 2 * (int) (start + i);
            samples[at] += click[i];
            samples[at + 1] += click[i];
        }
    }

    /** Begins at once: its first quarter wave is over in a quarter of a millisecond. */
    private static float[] click(double level, double hertz, int sampleRate) {
        float[] click = new float[(int) (LENGTH_SECONDS * sampleRate)];
        for (int i = 0; i < click.length; i++) {
            double t = (double) i / sampleRate;
            double fade = Math.min(1, (LENGTH_SECONDS - t) / (LENGTH_SECONDS / 10));
            click[i] =
                    (float)
                            (level
                                    * fade
                                    * Math.exp(-t / DECAY_SECONDS)
                                    * Math.sin(2 * Math.PI * hertz * t));
        }
        return click;
    }
}
