package io.beatframe.clip.previz;

import io.beatframe.plan.Light;
import java.util.List;

/** A range of mountains or hills: a crest, flanks lit from one side, snow above, air before it. */
final class Ridge {
    private Ridge() {}

    /**
     * @param low height of the crest's lowest places above the horizon, in frame heights
     * @param high of the highest
     * @param fade how much of the air's colour it has, 0 to 1
     * @param pitch peaks to a frame height
     */
    static void add(
            List<Layer> layers,
            Setup setup,
            float distance,
            float low,
            float high,
            float fade,
            float pitch,
            boolean snow) {
        Mood mood = setup.mood();
        float lens = setup.lens();
        int seed = setup.world() + Math.round(distance * 3);
        Texture plate =
                setup.plate(
                        distance,
                        setup.horizon() - (high * 1.35f) * lens - 0.01f,
                        setup.horizon() + 0.05f,
                        setup.wide() ? 0.9f : 0.6f);
        float texel = 1 / (plate.density() * lens);
        float[] crest = new float[plate.width()];
        Peak[] peaks = new Peak[plate.width()];
        float shift = setup.station() * 0.35f;
        for (int x = 0; x < crest.length; x++) {
            float wx =
                    (plate.left() + (x + 0.5f) / plate.density() - setup.aspect() * 0.5f) / lens
                            + shift;
            peaks[x] = peak(wx, low, high, pitch, seed);
            crest[x] = Math.max(low * 0.6f, peaks[x].at(wx)) + rough(wx, low, high, pitch, seed);
        }
        Light light = setup.shot().light();
        float lx =
                switch (light.from()) {
                    case LEFT -> -1;
                    case RIGHT -> 1;
                    case BEHIND -> setup.sunX() > setup.aspect() * 0.5f ? 0.5f : -0.5f;
                    case ABOVE -> 0.3f;
                    case FRONT -> -0.4f;
                };
        boolean behind = light.from() == Light.From.BEHIND;
        Rgb rock = Rgb.of(0.17, 0.15, 0.14);
        Rgb shade = mood.ambient().times(0.8f);
        Rgb sun = mood.key().times(behind ? 0.35f : mood.night() ? 0.3f : 0.9f);
        Rgb air = mood.haze();
        float left = plate.left();
        new Brush(plate)
                .all((x, y, out) -> {
                    int column =
                            Math.clamp((int) ((x - left) * plate.density()), 0, crest.length - 1);
                    float top = crest[column];
                    float up = setup.up(y);
                    float depth = top - up;
                    float edge = Math.clamp(depth / texel + 0.5f, 0f, 1f);
                    if (edge <= 0) {
                        return;
                    }
                    float wx = (x - setup.aspect() * 0.5f) / lens + shift;
                    // Two summits meet in a valley that winds down, not in an upright line.
                    float winding =
                            Noise.fbm(depth * 22 * pitch, wx * 2 * pitch, 3, seed + 6) - 0.5f;
                    int meeting =
                            column + Math.round(winding * 2.6f * depth * lens * plate.density());
                    Peak peak = peaks[Math.clamp(meeting, 0, peaks.length - 1)];
                    // A ridge line wanders down from each peak; one face of it is in the light.
                    float wander =
                            (Noise.fbm(depth * 16 * pitch, peak.x() * 7, 3, seed + 3) - 0.5f);
                    float face = wx - peak.x() - wander * (0.02f + depth * 1.5f);
                    float f = pitch * 6;
                    float e = 0.10f / f;
                    float slant = (face > 0 ? -0.8f : 0.8f) * depth;
                    float here = Noise.ridged((wx + slant) * f, depth * f * 0.45f, 4, seed + 4);
                    float there =
                            Noise.ridged((wx + slant + lx * e) * f, depth * f * 0.45f, 4, seed + 4);
                    float lit =
                            0.62f * Noise.smooth(-0.010f, 0.010f, face * lx)
                                    + Math.clamp(0.16f + (here - there) * 2.2f, -0.3f, 0.6f);
                    lit = Math.clamp(lit, 0.02f, 1.1f);
                    Rgb ground = rock;
                    if (snow) {
                        float line = 0.40f * high + 0.16f * high * (here - 0.5f) * 3;
                        float white =
                                Noise.smooth(
                                                line - 0.025f,
                                                line + 0.03f,
                                                up + 0.05f * (here - 0.45f))
                                        * Noise.smooth(0.18f, 0.34f, here + lit * 0.25f);
                        ground = rock.mix(Rgb.of(0.78, 0.80, 0.84), white);
                    }
                    Rgb c = ground.times(shade.plus(sun.times(lit)));
                    if (behind) {
                        c = c.plus(sun.times(0.30f * (float) Math.exp(-depth * 190)));
                    }
                    float low0 = Math.clamp(1 - up / (high * 0.9f), 0f, 1f);
                    float haze = Math.min(0.97f, fade + (1 - fade) * 0.45f * low0 * low0);
                    c = c.mix(air, haze);
                    out[0] = c.r();
                    out[1] = c.g();
                    out[2] = c.b();
                    out[3] = edge;
                });
        plate.blur(setup.defocus(distance));
        layers.add(Plate.still(plate, distance));
    }

    /** A summit: its place along the range, its height, how steep it falls. */
    private record Peak(float x, float height, float slope) {
        float at(float wx) {
            float d = Math.abs(wx - x);
            return height - slope * d * (1 - 0.25f * Math.min(1, d * 3));
        }
    }

    /** The summit that makes the crest at a place. */
    private static Peak peak(float wx, float low, float high, float pitch, int seed) {
        float cell = 0.62f / pitch;
        int middle = Noise.floor(wx / cell);
        Peak best = new Peak(0, -9, 0);
        for (int i = middle - 3; i <= middle + 3; i++) {
            float u = Noise.unit(i, 2, seed);
            float h = low + (high - low) * (0.30f + 0.70f * u * (1.25f - 0.25f * u));
            float steep = Noise.between(i, 3, seed, 0.62f, 1.05f) * (high - low) / cell * 0.85f;
            Peak p = new Peak((i + 0.15f + 0.7f * Noise.unit(i, 1, seed)) * cell, h, steep);
            if (p.at(wx) > best.at(wx)) {
                best = p;
            }
        }
        return best;
    }

    private static float rough(float wx, float low, float high, float pitch, int seed) {
        return (high - low) * 0.16f * (Noise.ridged(wx * pitch * 4.5f, 9.1f, 5, seed + 1) - 0.42f);
    }
}
