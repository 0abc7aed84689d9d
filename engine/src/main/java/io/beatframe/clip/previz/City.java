package io.beatframe.clip.previz;

import io.beatframe.plan.Composition;
import io.beatframe.plan.Weather;
import java.util.List;

/** A street between tall houses: lit windows and signs, traffic, wet ground, a skyline behind. */
final class City implements Scenery {
    private static final float HALF_STREET = 0.25f;
    private static final float EYE = 0.105f;

    /** Where the street's lines meet in the frame. */
    static float vanishingX(Setup setup) {
        float middle = setup.aspect() * 0.5f;
        return setup.shot().composition() == Composition.NEGATIVE_SPACE
                ? middle
                : middle + (middle - setup.subjectX()) * 0.45f;
    }

    private static boolean wet(Setup setup) {
        return setup.plan().scene().weather() == Weather.RAIN || setup.mood().night();
    }

    @Override
    public float reflection(Setup setup) {
        return wet(setup) ? 0.8f : 0;
    }

    @Override
    public void behind(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        Sky.hang(layers, setup, 0.35f);
        Skyline.add(layers, setup, 18, 0.14f, 0.32f, 0.62f);
        Skyline.add(layers, setup, 8, 0.16f, 0.44f, 0.34f);
        Sky.mist(
                layers,
                setup,
                setup.horizon() - 0.22f * setup.lens(),
                setup.horizon() + 0.03f,
                7,
                0.34f);
        houses(layers, setup, 2.4f, 40, 3.6f);
        signs(layers, setup, 2.4f, 9, 3.4f);
        houses(layers, setup, 0.2f, 2.4f, 1.7f);
        signs(layers, setup, 0.75f, 2.4f, 1.6f);
        Rgb asphalt =
                mood.ambient()
                        .times(mood.night() ? 0.10f : 0.16f)
                        .plus(Rgb.of(0.004, 0.004, 0.005));
        layers.add(new Mirror(setup.horizon(), asphalt, wet(setup) ? 0.62f : 0.16f, 0.42f, 0));
        ground(layers, setup);
        layers.add(new Traffic(vanishingX(setup), EYE, wet(setup)));
        Sky.mist(layers, setup, setup.horizon() - 0.06f, setup.horizon() + 0.20f, 1.6f, 0.12f);
    }

    @Override
    public void before(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        if (setup.shot().composition() != Composition.NEGATIVE_SPACE) {
            foreground(layers, setup);
        }
        layers.add(
                new Air(
                        Air.Kind.DUST,
                        40,
                        0.8f,
                        mood.accentA().mix(Rgb.WHITE, 0.4f).times(0.35f),
                        setup.take()));
    }

    /** The walls at both sides of the street between two distances, seen along the street. */
    private static void houses(
            List<Layer> layers, Setup setup, float from, float to, float distance) {
        Mood mood = setup.mood();
        float vx = vanishingX(setup);
        float lens = setup.lens();
        int seed = setup.world();
        float walked = Noise.between(setup.take(), 1, 3, 0, 40);
        Texture plate =
                setup.plate(
                        distance,
                        -0.15f,
                        Math.min(1.12f, setup.horizon() + 0.30f * lens),
                        setup.wide() ? 1 : 0.7f);
        Brush brush = new Brush(plate);
        Facade facade = new Facade(mood, seed);
        float texel = brush.texel() / lens;
        brush.all((x, y, out) -> {
            float dx = (x - vx) / lens;
            float side = Math.abs(dx);
            if (side < 1e-3f) {
                return;
            }
            float z = HALF_STREET / side;
            if (z < from || z >= to) {
                return;
            }
            float h = setup.up(y) * z;
            if (h < -EYE) {
                return;
            }
            int wall = dx < 0 ? 0 : 1;
            boolean lit =
                    switch (setup.shot().light().from()) {
                        case LEFT -> wall == 1;
                        case RIGHT -> wall == 0;
                        case BEHIND, ABOVE, FRONT -> false;
                    };
            facade.paint(
                    z, z + walked, h + EYE, wall, texel * z * z / HALF_STREET, texel * z, lit, out);
        });
        plate.blur(setup.defocus(distance));
        layers.add(Plate.still(plate, distance));
    }

    /** Signs that stand out from the walls, facing the camera, with their halos. */
    private static void signs(
            List<Layer> layers, Setup setup, float from, float to, float distance) {
        Mood mood = setup.mood();
        float strength =
                mood.night()
                        ? 1
                        : switch (setup.plan().scene().time()) {
                            case DUSK, DAWN -> 0.7f;
                            case DAY, GOLDEN_HOUR, NIGHT -> 0.25f;
                        };
        float vx = vanishingX(setup);
        float lens = setup.lens();
        Texture plate =
                setup.plate(
                        distance,
                        -0.15f,
                        Math.min(1.12f, setup.horizon() + 0.12f * lens),
                        setup.wide() ? 1 : 0.7f);
        Brush brush = new Brush(plate);
        int seed = setup.world() ^ setup.take();
        int number = Math.round((to - from) * 4.2f);
        for (int i = number - 1; i >= 0; i--) {
            float z = from + (to - from) * (i + 0.8f * Noise.unit(i, 1, seed)) / number;
            float side = (Noise.hash(i, 2, seed) & 1) == 0 ? -1 : 1;
            boolean upright = Noise.unit(i, 3, seed) < 0.68f;
            float w =
                    upright
                            ? Noise.between(i, 4, seed, 0.030f, 0.048f)
                            : Noise.between(i, 4, seed, 0.08f, 0.13f);
            float h =
                    upright
                            ? Noise.between(i, 5, seed, 0.14f, 0.34f)
                            : Noise.between(i, 5, seed, 0.035f, 0.06f);
            float bottom =
                    upright
                            ? Noise.between(i, 6, seed, 0.06f, 0.42f)
                            : Noise.between(i, 6, seed, 0.03f, 0.16f);
            float inner = vx + side * (HALF_STREET - w) / z * lens;
            float outer = vx + side * (HALF_STREET - 0.004f) / z * lens;
            float top = setup.frameY((bottom + h) / z);
            float low = setup.frameY(bottom / z);
            Rgb light =
                    switch (Math.floorMod(Noise.hash(i, 7, seed), 5)) {
                        case 0, 1 -> mood.accentA();
                        case 2, 3 -> mood.accentB();
                        default -> Rgb.of(1.0, 0.72, 0.42);
                    };
            float air = (float) Math.exp(-z * 0.10f);
            Sign.paint(
                    brush,
                    Math.min(inner, outer),
                    top,
                    Math.max(inner, outer),
                    low,
                    light.times(strength * air),
                    seed + i);
        }
        plate.blur(setup.defocus(distance));
        layers.add(new Plate(plate, distance, 0, 0, 0.7f));
    }

    /** Lines on the road and kerbs, drawn in perspective over the mirror. */
    private static void ground(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        float vx = vanishingX(setup);
        float lens = setup.lens();
        int seed = setup.world();
        Texture plate = setup.plate(1, setup.horizon(), 1.2f, 0.75f);
        Rgb paint =
                mood.ambient()
                        .plus(mood.key().times(0.15f))
                        .times(0.30f)
                        .plus(mood.accentB().times(mood.night() ? 0.02f : 0));
        Rgb dry =
                mood.ambient()
                        .times(0.22f)
                        .plus(mood.key().times(0.03f))
                        .plus(Rgb.of(0.006, 0.006, 0.007));
        boolean wet = wet(setup);
        new Brush(plate)
                .all((x, y, out) -> {
                    float down = -setup.up(y);
                    if (down < 0.004f) {
                        return;
                    }
                    float z = EYE / down;
                    float gx = (x - vx) / lens * z;
                    float blur = z * 0.006f + 0.004f;
                    float dash =
                            Noise.smooth(
                                    0.5f + blur,
                                    0.5f - blur,
                                    Math.abs(((z * 1.6f) % 1) - 0.5f) + 0.18f);
                    float middle =
                            Noise.smooth(0.0055f + blur * 0.4f, 0.0035f - blur * 0.2f, Math.abs(gx))
                                    * dash;
                    float kerb =
                            Noise.smooth(0.004f + blur * 0.5f, 0, Math.abs(Math.abs(gx) - 0.185f));
                    float worn = Noise.fbm(gx * 26, z * 26, 3, seed);
                    float puddle = Noise.fbm(gx * 7 + 3, z * 5, 3, seed + 5);
                    float walk = Noise.smooth(0.182f, 0.19f, Math.abs(gx));
                    float cover =
                            wet ? 0.62f * Noise.smooth(0.47f, 0.60f, puddle) + 0.18f * walk : 0.86f;
                    Rgb c = dry.times(0.7f + 0.6f * worn + 0.35f * walk);
                    float line = Math.clamp(middle * 0.8f * worn + kerb * 0.5f, 0f, 1f) * 0.9f;
                    Rgb all = c.mix(paint, line);
                    out[0] = all.r();
                    out[1] = all.g();
                    out[2] = all.b();
                    out[3] = Math.min(1, Math.max(cover, line)) * Noise.smooth(0, 0.02f, down);
                });
        layers.add(Plate.still(plate, 1));
    }

    /** Something dark and soft close to the camera at the side away from the subject. */
    private static void foreground(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        float distance = 0.7f;
        Texture plate = setup.plate(distance, -0.15f, 1.15f, 0.35f);
        Brush brush = new Brush(plate);
        float side = setup.subjectX() > setup.aspect() * 0.5f ? 0 : setup.aspect();
        float out = side == 0 ? -1 : 1;
        Rgb dark = mood.ambient().times(0.10f).plus(Rgb.of(0.004, 0.004, 0.006));
        float edge = side - out * 0.020f;
        // A post at the edge, no wall: where the camera travels, it passes through the picture.
        float post = edge + out * 0.075f;
        brush.rect(Math.min(edge, post), -0.2f, Math.max(edge, post), 1.2f, dark, 1);
        int lights = setup.wide() ? 3 : 9;
        for (int i = 0; i < lights; i++) {
            float x = side - out * Noise.between(i, 1, setup.take(), -0.05f, 0.22f);
            float y = Noise.between(i, 2, setup.take(), 0.05f, 0.9f);
            Rgb c =
                    (i % 3 == 0
                            ? Rgb.of(1, 0.75, 0.45)
                            : i % 3 == 1 ? mood.accentA() : mood.accentB());
            brush.bokeh(
                    x,
                    y,
                    Noise.between(i, 3, setup.take(), 0.018f, 0.04f),
                    c.times(mood.night() ? 0.16f : 0.05f));
        }
        plate.blur(0.012f);
        layers.add(new Plate(plate, distance, 0, 0, 0.4f));
    }
}
