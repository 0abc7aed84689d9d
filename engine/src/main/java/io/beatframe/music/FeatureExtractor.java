package io.beatframe.music;

import java.util.Arrays;

/**
 * Turns samples into {@link Features} as they arrive: SuperFlux onset strength (Böck and Widmer,
 * DAFx 2013) on a logarithmic filter bank, loudness, and harmony. Holds one window of samples and
 * about 160 bytes a frame, so an hour takes 60 MB.
 */
final class FeatureExtractor {
    static final int SAMPLE_RATE = 44_100;
    private static final int HOP = SAMPLE_RATE / Features.PER_SECOND;
    private static final int WINDOW = 2048;
    private static final int LAG = 2;
    private static final double LOW_HERTZ = 160;
    private static final double HIGH_HERTZ = 2000;
    private static final double[] BAND_EDGES = {30, 120, 400, 1500, 5000, 17_000};
    private static final double[] OCTAVE_EDGES = {30, 90, 180, 360, 720, 1440, 2880, 5760, 17_000};
    static final double LOWEST_TONE = 80;
    static final double HIGHEST_TONE = 3000;
    private static final int TONE_STEP = 2;

    private final Fft fft = new Fft(WINDOW);
    private final FilterBank filters =
            new FilterBank(24, 30, 17_000, (double) SAMPLE_RATE / WINDOW);
    private final KWeighting weighting = new KWeighting(SAMPLE_RATE);
    private final float[] hann = new float[WINDOW];
    private final float[] ring = new float[WINDOW];
    private final float[] windowed = new float[WINDOW];
    private final float[] spectrum = new float[fft.bins()];
    private final float[][] history = new float[LAG + 1][filters.size()];
    private final int lowEnd = filters.from(LOW_HERTZ);
    private final int midEnd = filters.from(HIGH_HERTZ);
    private final int toneStart = filters.from(LOWEST_TONE);
    private final int toneCount = (filters.from(HIGHEST_TONE) - toneStart) / TONE_STEP;
    private final int[] bandStart = starts(BAND_EDGES);
    private final int[] octaveStart = starts(OCTAVE_EDGES);

    private final FloatSeries low = new FloatSeries();
    private final FloatSeries mid = new FloatSeries();
    private final FloatSeries high = new FloatSeries();
    private final FloatSeries power = new FloatSeries();
    private final FloatSeries bands = new FloatSeries();
    private final HalfSeries octaveRises = new HalfSeries();
    private final HalfSeries octaveLevels = new HalfSeries();
    private final FloatSeries peak = new FloatSeries();
    private byte[] tones = new byte[toneCount * 4096];

    private long heard;
    private float peakOfHop;
    private double powerOfHop;
    private int frames;

    FeatureExtractor() {
        for (int i = 0; i < WINDOW; i++) {
            hann[i] = (float) (.5 - .5 * Math.cos(2 * Math.PI * i / WINDOW));
        }
    }

    private int[] starts(double[] hertz) {
        return Arrays.stream(hertz).mapToInt(filters::from).toArray();
    }

    void hear(float[] samples, int count) {
        for (int i = 0; i < count; i++) {
            push(samples[i]);
            double weighted = weighting.next(samples[i]);
            powerOfHop += weighted * weighted;
            peakOfHop = Math.max(peakOfHop, Math.abs(samples[i]));
            if (heard % HOP == 0) {
                endHop(HOP);
            }
        }
    }

    /** Of sound heard so far. */
    double seconds() {
        return (double) heard / SAMPLE_RATE;
    }

    Features finish() {
        long samples = heard;
        int rest = (int) (samples % HOP);
        if (rest > 0) {
            endHop(rest);
        }
        int wanted = peak.size();
        while (frames < wanted) {
            push(0);
        }
        return new Features(
                low.toArray(),
                mid.toArray(),
                high.toArray(),
                power.toArray(),
                bands.toArray(),
                octaveRises.toArray(),
                octaveLevels.toArray(),
                Arrays.copyOf(tones, frames * toneCount),
                toneCount,
                peak.toArray(),
                samples);
    }

    private void endHop(int length) {
        peak.add(peakOfHop);
        power.add((float) (powerOfHop / length));
        peakOfHop = 0;
        powerOfHop = 0;
    }

    private void push(float sample) {
        ring[(int) (heard % WINDOW)] = sample;
        heard++;
        // Frame f is centred on sample f * HOP: complete once half a window more has been heard.
        if (heard == (long) frames * HOP + WINDOW / 2) {
            frame();
        }
    }

    private void frame() {
        int oldest = (int) (heard % WINDOW);
        for (int i = 0; i < WINDOW; i++) {
            windowed[i] = ring[(oldest + i) % WINDOW] * hann[i];
        }
        fft.magnitudes(windowed, spectrum);
        float[] now = history[frames % (LAG + 1)];
        filters.apply(spectrum, now);
        for (int f = 0; f < now.length; f++) {
            now[f] = (float) Math.log10(1 + now[f]);
        }
        float[] before = frames < LAG ? now : history[(frames - LAG) % (LAG + 1)];
        low.add(flux(before, now, 0, lowEnd));
        mid.add(flux(before, now, lowEnd, midEnd));
        high.add(flux(before, now, midEnd, now.length));
        for (int b = 0; b < Features.BANDS; b++) {
            bands.add(mean(now, bandStart[b], bandStart[b + 1]));
        }
        for (int o = 0; o < Features.OCTAVES; o++) {
            octaveRises.add(flux(before, now, octaveStart[o], octaveStart[o + 1]));
            octaveLevels.add(mean(now, octaveStart[o], octaveStart[o + 1]));
        }
        keepTones(now);
        frames++;
    }

    /** The rise against the greatest of three neighbours two frames ago, which forgives vibrato. */
    private static float flux(float[] before, float[] now, int from, int to) {
        float sum = 0;
        for (int f = from; f < to; f++) {
            float old = before[f];
            old = Math.max(old, f > 0 ? before[f - 1] : 0);
            old = Math.max(old, f + 1 < before.length ? before[f + 1] : 0);
            sum += Math.max(0, now[f] - old);
        }
        return sum;
    }

    private static float mean(float[] values, int from, int to) {
        float sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return to > from ? sum / (to - from) : 0;
    }

    private void keepTones(float[] now) {
        int at = frames * toneCount;
        if (at + toneCount > tones.length) {
            tones = Arrays.copyOf(tones, tones.length + tones.length / 2);
        }
        for (int i = 0; i < toneCount; i++) {
            float value = mean(now, toneStart + i * TONE_STEP, toneStart + (i + 1) * TONE_STEP);
            tones[at + i] = (byte) Math.min(127, Math.round(value * 40));
        }
    }
}
