package io.beatframe.clip.previz;

import io.beatframe.plan.Light;
import io.beatframe.plan.TimeOfDay;
import io.beatframe.plan.Weather;
import java.util.List;

/** The sky behind every open place: gradient, sun or moon with its glow, clouds, stars. */
final class Sky {
    private Sky() {}

    /**
     * @param cover how much of it is clouded, 0 to 1
     */
    static void hang(List<Layer> layers, Setup setup, float cover) {
        Mood mood = setup.mood();
        float low = Math.min(1.1f, setup.horizon() + 0.08f);
        Texture sky = setup.plate(1000, -0.2f, low, 0.5f);
        Brush brush = new Brush(sky);
        float high = Math.max(0.55f, setup.horizon());
        brush.all((x, y, out) -> {
            Rgb c = mood.sky((setup.horizon() - y) / high);
            set(out, c);
        });
        light(brush, setup);
        layers.add(Plate.still(sky, 1000));
        if (mood.stars() > 0.05f && setup.plan().scene().weather() == Weather.CLEAR) {
            layers.add(
                    new Air(
                            Air.Kind.STARS,
                            (int) (420 * mood.stars() * (0.5f + setup.aspect())),
                            900,
                            Rgb.of(0.85, 0.9, 1.0).times(0.8f * mood.stars()),
                            setup.world()));
        }
        clouds(layers, setup, cover);
    }

    private static void set(float[] out, Rgb c) {
        out[0] = c.r();
        out[1] = c.g();
        out[2] = c.b();
        out[3] = 1;
    }

    static boolean showsSun(Setup setup) {
        Light light = setup.shot().light();
        return light.from() != Light.From.FRONT
                && (light.from() != Light.From.ABOVE
                        || setup.plan().scene().weather() == Weather.CLEAR);
    }

    private static void light(Brush brush, Setup setup) {
        Mood mood = setup.mood();
        if (!showsSun(setup)) {
            return;
        }
        float x = setup.sunX();
        float y = setup.sunY();
        float zoom = 0.75f + 0.25f * setup.lens();
        float clear =
                switch (setup.plan().scene().weather()) {
                    case CLEAR -> 1f;
                    case SNOW -> 0.35f;
                    case RAIN -> 0.2f;
                    case FOG -> 0.45f;
                };
        if (mood.night()) {
            Rgb moon = Rgb.of(0.95, 0.97, 1.0);
            float r = 0.030f * zoom;
            brush.ellipse(x, y, 0.5f * zoom, 0.5f * zoom, mood.middle().times(1.1f * clear));
            brush.ellipse(
                    x,
                    y,
                    0.16f * zoom,
                    0.16f * zoom,
                    mood.middle().plus(Rgb.of(0.05, 0.05, 0.06)).times(1.3f * clear));
            brush.band(
                    y - r * 1.2f,
                    y + r * 1.2f,
                    (fx, fy, out) -> {
                        float d = (float) Math.hypot(fx - x, fy - y);
                        float edge = Math.clamp((r - d) / brush.texel() + 0.5f, 0f, 1f);
                        if (edge > 0) {
                            float seas =
                                    Noise.fbm((fx - x) / r * 1.7f + 9, (fy - y) / r * 1.7f, 3, 99);
                            float v = (0.75f + 0.6f * seas) * (1 - 0.25f * (d / r) * (d / r));
                            set(out, moon.times(1.25f * v));
                            out[3] = edge * clear;
                        }
                    });
            return;
        }
        Rgb sun = mood.key().mix(mood.horizon(), 0.3f);
        brush.ellipse(x, y, 0.75f * zoom, 0.6f * zoom, sun.times(0.10f * clear));
        brush.ellipse(x, y, 0.30f * zoom, 0.30f * zoom, sun.times(0.20f * clear));
        brush.ellipse(x, y, 0.12f * zoom, 0.12f * zoom, sun.times(0.55f * clear));
        boolean day = setup.plan().scene().time() == TimeOfDay.DAY;
        brush.bokeh(
                x,
                y,
                (day ? 0.026f : 0.042f) * zoom,
                sun.plus(Rgb.of(0.6, 0.45, 0.3)).times((day ? 5f : 3.2f) * clear));
    }

    private static void clouds(List<Layer> layers, Setup setup, float cover) {
        float amount =
                switch (setup.plan().scene().weather()) {
                    case CLEAR -> cover;
                    case RAIN, SNOW -> Math.max(cover, 0.75f);
                    case FOG -> 0.5f;
                };
        if (amount < 0.02f) {
            return;
        }
        Mood mood = setup.mood();
        Texture plate = setup.plate(200, -0.2f, setup.horizon() + 0.02f, 0.4f);
        float threshold = 0.72f - 0.42f * amount;
        Rgb lit = mood.key().times(mood.night() ? 0.10f : 0.55f).plus(mood.horizon().times(0.45f));
        Rgb dark = mood.middle().times(0.55f).plus(mood.zenith().times(0.3f));
        int seed = setup.world() + 31;
        float zoom = 1 / (0.6f + 0.4f * setup.lens());
        float sx = setup.sunX();
        float sy = setup.sunY();
        new Brush(plate)
                .all((x, y, out) -> {
                    float up = Math.max(0.02f, setup.horizon() - y + 0.04f);
                    // Flat bottoms seen in perspective: thinner and longer towards the horizon.
                    float depth = 1 / (up + 0.22f);
                    float px = (x - 0.3f) * depth * 1.15f * zoom + setup.station() * 0.13f;
                    float py = depth * 2.1f;
                    float n = Noise.fbm(px, py, 5, seed);
                    float d = Noise.smooth(threshold, threshold + 0.26f, n);
                    if (d <= 0) {
                        return;
                    }
                    float tx = (sx - x) * 0.10f;
                    float ty = (sy - y) * 0.10f;
                    float toward = Noise.fbm(px + tx * depth, py - ty * 1.4f, 3, seed);
                    float light = Math.clamp(0.45f + (n - toward) * 2.4f, 0.05f, 1f);
                    float near = 1 / (1 + 7 * ((x - sx) * (x - sx) + (y - sy) * (y - sy)));
                    Rgb c =
                            dark.mix(lit, light * (0.35f + 0.65f * near))
                                    .plus(
                                            mood.key()
                                                    .times(
                                                            0.22f
                                                                    * near
                                                                    * light
                                                                    * (mood.night() ? 0.2f : 1)));
                    float air = (float) Math.exp(-up * 7);
                    c = c.mix(mood.horizon(), air * 0.7f);
                    set(out, c);
                    out[3] = d * (0.80f - 0.35f * air);
                });
        layers.add(new Plate(plate, 200, 0.0045f, 0, 0));
    }

    /** A drifting veil of mist that lies from {@code top} to {@code bottom}. */
    static void mist(
            List<Layer> layers,
            Setup setup,
            float top,
            float bottom,
            float distance,
            float density) {
        float fog = setup.plan().scene().weather() == Weather.FOG ? 2.1f : 1;
        Texture plate = setup.plate(distance, top, bottom, 0.2f);
        Rgb colour = setup.mood().haze();
        int seed = setup.world() + Math.round(distance * 13);
        float height = bottom - top;
        new Brush(plate)
                .all((x, y, out) -> {
                    float v = (y - top) / height;
                    float shape = Noise.smooth(0, 0.45f, v) * Noise.smooth(1, 0.55f, v);
                    float n =
                            Noise.fbm(
                                    x * 3.1f / setup.lens() + setup.station(),
                                    y * 9 / setup.lens(),
                                    4,
                                    seed);
                    set(out, colour);
                    out[3] = Math.min(0.92f, shape * density * fog * (0.35f + 1.1f * n));
                });
        layers.add(
                new Plate(
                        plate,
                        distance,
                        0.012f / Math.max(0.7f, (float) Math.sqrt(distance)),
                        0,
                        0));
    }
}
