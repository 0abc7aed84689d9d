package io.beatframe.clip.previz;

/** The front of a row of houses along a street: walls, floors, lit windows, shops. */
final class Facade {
    private static final float HOUSE = 0.62f;
    private static final float WINDOW = 0.062f;
    private static final float FLOOR = 0.074f;

    private final Mood mood;
    private final int seed;

    Facade(Mood mood, int seed) {
        this.mood = mood;
        this.seed = seed;
    }

    /**
     * @param depth distance from the camera
     * @param along place along the street
     * @param h height above the ground
     * @param alongTexel how much of the street a texel spans there
     * @param highTexel how much height a texel spans there
     */
    void paint(
            float depth,
            float along,
            float h,
            int wall,
            float alongTexel,
            float highTexel,
            boolean lit,
            float[] out) {
        int house = Noise.floor(along / HOUSE) * 2 + wall;
        float tall =
                Noise.between(house, 1, seed, 0.55f, 1.35f)
                        + (Noise.unit(house, 2, seed) > 0.7f ? 0.9f : 0);
        float inHouse = along / HOUSE - Noise.floor(along / HOUSE);
        float edge = Math.clamp((tall - h) / Math.max(1e-4f, highTexel) + 0.5f, 0f, 1f);
        if (edge <= 0) {
            return;
        }
        float tone = Noise.between(house, 3, seed, 0.55f, 1.3f);
        float grime = 0.75f + 0.5f * Noise.fbm(along * 9, h * 5, 3, seed);
        Rgb stone =
                Rgb.of(0.17, 0.155, 0.15)
                        .mix(Rgb.of(0.16, 0.10, 0.08), Noise.unit(house, 4, seed))
                        .times(tone * grime);
        float street = mood.night() ? 0.22f * (float) Math.exp(-h * 3.2f) : 0;
        Rgb light =
                mood.ambient()
                        .times(mood.night() ? 0.9f : 0.85f)
                        .plus(mood.key().times(lit ? (mood.night() ? 0.18f : 0.75f) : 0.04f))
                        .plus(mood.accentA().times(street))
                        .plus(mood.accentB().times(street * 0.6f * Noise.unit(house, 5, seed)))
                        .plus(Rgb.of(1, 0.6, 0.3).times(street * 0.7f));
        Rgb colour = stone.times(light);
        float corner = Math.min(inHouse, 1 - inHouse);
        if (corner < 0.02f) {
            colour = colour.times(0.45f);
        }
        colour =
                colour.plus(
                        h < 0.10f
                                ? shop(house, inHouse, h)
                                : window(house, along, h, alongTexel, highTexel, tall));
        float air = 1 - (float) Math.exp(-depth * (mood.night() ? 0.055f : 0.055f));
        colour = colour.mix(mood.haze().times(mood.night() ? 1.15f : 0.9f), air);
        out[0] = colour.r();
        out[1] = colour.g();
        out[2] = colour.b();
        out[3] = edge;
    }

    private Rgb window(
            int house, float along, float h, float alongTexel, float highTexel, float tall) {
        if (h > tall - 0.05f) {
            return Rgb.BLACK;
        }
        float width = WINDOW * Noise.between(house, 6, seed, 0.75f, 1.5f);
        float u = along / width;
        float v = (h - 0.10f) / FLOOR;
        int iu = Noise.floor(u);
        int iv = Noise.floor(v);
        float fu = u - iu;
        float fv = v - iv;
        float ux = alongTexel / width;
        float vx = highTexel / FLOOR;
        float inside = edge(fu, 0.20f, 0.80f, ux) * edge(fv, 0.22f, 0.80f, vx);
        int cell = Noise.hash(iu, iv * 7 + house, seed);
        float chance = (cell >>> 8) * 0x1p-24f;
        float on = mood.night() ? 0.40f : 0.14f;
        // Far windows melt into an even shimmer instead of flickering.
        float melt = Math.clamp(ux * 1.4f - 0.7f, 0f, 1f);
        float bright =
                chance < on
                        ? 0.35f + 1.5f * Noise.unit(iu, iv, house) * Noise.unit(iv, iu, house)
                        : 0;
        bright = bright * inside * (1 - melt) + melt * on * 0.28f;
        Rgb lamp =
                Rgb.of(1.0, 0.62, 0.30)
                        .mix(
                                Rgb.of(0.75, 0.88, 1.0),
                                Noise.unit(iu, iv, seed + 9) > 0.72f ? 1 : 0.12f);
        float curtain = 0.65f + 0.35f * fv;
        float strength = mood.night() ? 0.85f : 0.5f;
        Rgb glass = mood.sky(0.25f).times(mood.night() ? 0.10f : 0.22f * inside);
        return lamp.times(bright * curtain * strength)
                .plus(chance < on ? Rgb.BLACK : glass.times(inside * 0.8f));
    }

    private Rgb shop(int house, float inHouse, float h) {
        if (h < 0.012f || h > 0.075f || inHouse < 0.08f || inHouse > 0.92f) {
            return Rgb.BLACK;
        }
        float pane = (inHouse * 5) % 1;
        if (pane < 0.07f) {
            return Rgb.BLACK;
        }
        Rgb c =
                switch (Math.floorMod(Noise.hash(house, 9, seed), 4)) {
                    case 0 -> mood.accentA().mix(Rgb.WHITE, 0.25f);
                    case 1 -> mood.accentB().mix(Rgb.WHITE, 0.25f);
                    case 2 -> Rgb.of(1.0, 0.66, 0.34);
                    default -> Rgb.of(0.25, 0.2, 0.18);
                };
        float goods = 0.55f + 0.45f * Noise.value(inHouse * 40, h * 90, house);
        return c.times((mood.night() ? 0.95f : 0.22f) * goods);
    }

    private static float edge(float v, float from, float to, float texel) {
        float soft = Math.max(0.02f, texel);
        return Math.clamp((v - from) / soft + 0.5f, 0f, 1f)
                * Math.clamp((to - v) / soft + 0.5f, 0f, 1f);
    }
}
