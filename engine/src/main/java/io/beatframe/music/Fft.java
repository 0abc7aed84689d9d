package io.beatframe.music;

/**
 * Magnitudes of the discrete Fourier transform of real samples: a complex radix-2 transform of half
 * the length (Cooley and Tukey 1965), unpacked.
 */
final class Fft {
    private final int half;
    private final int[] reversed;
    private final float[] cos;
    private final float[] sin;
    private final float[] re;
    private final float[] im;

    /**
     * @param length a power of two, at least 4
     */
    Fft(int length) {
        if (length < 4 || Integer.bitCount(length) != 1) {
            throw new IllegalArgumentException("Not a power of two: " + length);
        }
        half = length / 2;
        re = new float[half];
        im = new float[half];
        reversed = new int[half];
        int bits = Integer.numberOfTrailingZeros(half);
        for (int i = 0; i < half; i++) {
            reversed[i] = Integer.reverse(i) >>> (Integer.SIZE - bits);
        }
        cos = new float[half];
        sin = new float[half];
        for (int i = 0; i < half; i++) {
            cos[i] = (float) Math.cos(2 * Math.PI * i / length);
            sin[i] = (float) -Math.sin(2 * Math.PI * i / length);
        }
    }

    /** Bins from 0 Hz to half the sampling rate, both included. */
    int bins() {
        return half + 1;
    }

    void magnitudes(float[] samples, float[] magnitudes) {
        for (int i = 0; i < half; i++) {
            int j = reversed[i];
            re[i] = samples[2 * j];
            im[i] = samples[2 * j + 1];
        }
        transform();
        unpack(magnitudes);
    }

    private void transform() {
        for (int size = 2; size <= half; size *= 2) {
            int middle = size / 2;
            int stride = 2 * half / size;
            for (int start = 0; start < half; start += size) {
                for (int k = 0; k < middle; k++) {
                    float c = cos[k * stride];
                    float s = sin[k * stride];
                    int a = start + k;
                    int b = a + middle;
                    float x = re[b] * c - im[b] * s;
                    float y = re[b] * s + im[b] * c;
                    re[b] = re[a] - x;
                    im[b] = im[a] - y;
                    re[a] += x;
                    im[a] += y;
                }
            }
        }
    }

    /** Even and odd samples went in as real and imaginary parts; takes them apart again. */
    private void unpack(float[] magnitudes) {
        magnitudes[0] = Math.abs(re[0] + im[0]);
        magnitudes[half] = Math.abs(re[0] - im[0]);
        for (int k = 1; k < half; k++) {
            int m = half - k;
            float evenRe = (re[k] + re[m]) / 2;
            float evenIm = (im[k] - im[m]) / 2;
            float oddRe = (im[k] + im[m]) / 2;
            float oddIm = (re[m] - re[k]) / 2;
            float x = evenRe + cos[k] * oddRe - sin[k] * oddIm;
            float y = evenIm + cos[k] * oddIm + sin[k] * oddRe;
            magnitudes[k] = (float) Math.sqrt(x * x + y * y);
        }
    }
}
