package io.beatframe.clip.previz;

/** Repeatable disorder: hashes of integers and smooth noise between them. No state. */
final class Noise {
    private Noise() {}

    static int hash(int x, int y, int seed) {
        int h = seed * 0x27d4eb2d + x * 0x9e3779b1 + y * 0x85ebca77;
        h = (h ^ (h >>> 15)) * 0x2c1b3c6d;
        h = (h ^ (h >>> 12)) * 0x297a2d39;
        return h ^ (h >>> 15);
    }

    /** 0 (included) to 1 (excluded). */
    static float unit(int x, int y, int seed) {
        return (hash(x, y, seed) >>> 8) * 0x1p-24f;
    }

    static float between(int x, int y, int seed, float from, float to) {
        return from + (to - from) * unit(x, y, seed);
    }

    static int floor(float v) {
        int i = (int) v;
        return v < i ? i - 1 : i;
    }

    /** Smooth noise over the plane, 0 to 1, one feature a unit. */
    static float value(float x, float y, int seed) {
        int ix = floor(x);
        int iy = floor(y);
        float fx = x - ix;
        float fy = y - iy;
        fx = fx * fx * (3 - 2 * fx);
        fy = fy * fy * (3 - 2 * fy);
        float a = unit(ix, iy, seed);
        float b = unit(ix + 1, iy, seed);
        float c = unit(ix, iy + 1, seed);
        float d = unit(ix + 1, iy + 1, seed);
        return a + (b - a) * fx + (c - a + (a - b - c + d) * fx) * fy;
    }

    /** Octaves of {@link #value}, about 0 to 1 around 0.5. */
    static float fbm(float x, float y, int octaves, int seed) {
        float sum = 0;
        float weight = 0.5f;
        float norm = 0;
        float px = x;
        float py = y;
        for (int i = 0; i < octaves; i++) {
            sum += weight * value(px, py, seed + i);
            norm += weight;
            weight *= 0.5f;
            float t = px * 1.63f - py * 1.18f;
            py = px * 1.18f + py * 1.63f;
            px = t;
        }
        return sum / norm;
    }

    /** Octaves of creases, 0 to 1, sharp at the top like mountain crests. */
    static float ridged(float x, float y, int octaves, int seed) {
        float sum = 0;
        float weight = 0.5f;
        float norm = 0;
        float px = x;
        float py = y;
        for (int i = 0; i < octaves; i++) {
            float v = 1 - Math.abs(2 * value(px, py, seed + i) - 1);
            sum += weight * v * v;
            norm += weight;
            weight *= 0.48f;
            px = px * 2.07f + 3.1f;
            py = py * 2.03f + 1.7f;
        }
        return sum / norm;
    }

    static float smooth(float from, float to, float v) {
        float t = Math.clamp((v - from) / (to - from), 0f, 1f);
        return t * t * (3 - 2 * t);
    }
}
