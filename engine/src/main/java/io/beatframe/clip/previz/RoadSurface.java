package io.beatframe.clip.previz;

/** The road and the land beside it, moving towards the camera. */
final class RoadSurface implements Layer {
    static final float EYE = 0.13f;
    static final float SPEED = 1.5f;
    private static final float HALF = 0.20f;

    private final Setup setup;
    private final Rgb tar;
    private final Rgb land;
    private final Rgb line;
    private final Rgb sheen;

    RoadSurface(Setup setup) {
        this.setup = setup;
        Mood mood = setup.mood();
        Rgb light = mood.ambient().times(0.75f).plus(mood.key().times(0.20f));
        tar = Rgb.of(0.055, 0.055, 0.060).times(light).plus(Rgb.of(0.003, 0.003, 0.004));
        land = Rgb.of(0.17, 0.12, 0.07).times(light).plus(Rgb.of(0.003, 0.003, 0.003));
        line = Rgb.of(0.62, 0.55, 0.38).times(light).plus(Rgb.of(0.03, 0.025, 0.015));
        sheen = mood.horizon().times(0.42f);
    }

    /** How far to the side the road has bent at a distance. */
    static float bend(Setup setup, float z) {
        float amount =
                setup.shot().composition() == io.beatframe.plan.Composition.SYMMETRICAL
                        ? 0
                        : ((setup.world() & 1) == 0 ? 0.0055f : -0.0055f);
        return amount * z * z / (1 + 0.06f * z);
    }

    /** The middle of the lane under the subject, for the road's offset from the camera. */
    static float laneX(Setup setup) {
        return setup.subjectX();
    }

    @Override
    public void draw(Canvas canvas, Moment m) {
        float horizon = m.y(setup.horizon(), 1000);
        float scale = setup.lens() * m.pose().zoom();
        float moved = m.seconds() * SPEED;
        float middle = laneX(setup) - m.pose().panX() * m.pose().zoom();
        float[] rgb = canvas.rgb();
        Rgb haze = setup.mood().haze();
        int from = Math.max(0, (int) Math.ceil(canvas.py(horizon)));
        for (int y = from; y < canvas.height(); y++) {
            float down = (canvas.frameY(y) - horizon) / scale;
            if (down < 1e-3f) {
                down = 1e-3f;
            }
            float z = Math.min(120, EYE / down);
            float texel = z / (canvas.unit() * scale);
            float along = z + moved;
            float soft = Math.max(0.004f, texel);
            float dashAt = along * 0.9f;
            float dash = Math.abs(dashAt - Noise.floor(dashAt) - 0.5f);
            float dashSoft = 0.03f + z * z * 0.006f;
            float dashOn = Noise.smooth(0.27f + dashSoft, 0.27f - dashSoft, dash);
            float air = 1 - (float) Math.exp(-z * 0.035f);
            float flat = (float) Math.exp(-down * 16);
            float offset = bend(setup, z) + m.pose().x();
            int o = y * canvas.width() * 3;
            float detail = Math.min(1, 3.5f / z);
            for (int x = 0; x < canvas.width(); x++, o += 3) {
                float gx = (canvas.frameX(x) - middle) / scale * z + offset;
                float side = Math.abs(gx);
                float on = Math.clamp((HALF * 1.08f - side) / soft + 0.5f, 0f, 1f);
                float n = 1 + detail * (Mirror.tile(gx * 260, along * 90) * 0.9f);
                float broad = 1 + 0.5f * Mirror.tile(gx * 12 + 40, along * 8);
                float wheel =
                        1 - 0.16f * (float) Math.exp(-(side - 0.085f) * (side - 0.085f) * 1500);
                float paint =
                        Math.clamp((0.0052f - Math.abs(gx - 0)) / soft + 0.5f, 0f, 1f) * dashOn
                                + Math.clamp(
                                        (0.0038f - Math.abs(side - HALF)) / soft + 0.5f, 0f, 1f);
                paint = Math.min(1, paint) * 0.9f;
                float lr = land.r() * n * broad * broad;
                float lg = land.g() * n * broad * broad;
                float lb = land.b() * n * broad;
                float k = wheel * (0.75f + 0.25f * n);
                float shine = flat * 0.5f;
                float tr = tar.r() * k + sheen.r() * shine;
                float tg = tar.g() * k + sheen.g() * shine;
                float tb = tar.b() * k + sheen.b() * shine;
                tr += (line.r() - tr) * paint;
                tg += (line.g() - tg) * paint;
                tb += (line.b() - tb) * paint;
                float r = lr + (tr - lr) * on;
                float g = lg + (tg - lg) * on;
                float b = lb + (tb - lb) * on;
                rgb[o] = r + (haze.r() - r) * air;
                rgb[o + 1] = g + (haze.g() - g) * air;
                rgb[o + 2] = b + (haze.b() - b) * air;
            }
        }
    }
}
