package io.beatframe.clip.previz;

import io.beatframe.plan.SceneKind;

/** A stag in woods and mountains, a horse elsewhere, walking. */
record Animal() implements Actor {
    private static final float UPPER = 0.30f;
    private static final float LOWER = 0.34f;

    @Override
    public float size(Setup setup) {
        return setup.wide() ? 0.95f : setup.close() ? 0.80f : 0.66f;
    }

    @Override
    public float halfWidth() {
        return 1.05f;
    }

    @Override
    public float height() {
        return 1.75f;
    }

    @Override
    public float feet(Setup setup) {
        // Close, the head is what the shot shows.
        return setup.close() ? 0.32f + 1.38f * size(setup) * setup.figure() : setup.feetY();
    }

    @Override
    public float middle(Setup setup) {
        return setup.close() ? 0.55f : setup.wide() ? 0 : 0.22f;
    }

    private static boolean stag(Moment m) {
        SceneKind kind = m.setup().plan().scene().kind();
        return kind == SceneKind.FOREST || kind == SceneKind.MOUNTAINS;
    }

    @Override
    public void draw(Ink ink, Moment m) {
        boolean stag = stag(m);
        float cycle = m.setup().close() ? 0.13f : m.seconds() * 0.62f;
        float bob = 0.010f * (float) Math.sin(cycle * 4 * Math.PI);
        leg(ink, 0.30f, 0.66f + bob, cycle + 0.5f, true, 0.93f);
        leg(ink, -0.38f, 0.69f + bob, cycle + 0.25f, false, 0.93f);
        leg(ink, 0.35f, 0.66f + bob, cycle, true, 1);
        leg(ink, -0.42f, 0.69f + bob, cycle + 0.75f, false, 1);
        float nod =
                0.02f * (float) Math.sin(cycle * 4 * Math.PI + 1)
                        + 0.03f * (float) Math.sin(m.seconds() * 0.7);
        float thick = stag ? 0 : 0.02f;
        ink.curve(
                Part.TOP,
                -0.56f,
                0.80f + bob,
                -0.50f,
                0.93f + bob,
                -0.36f,
                0.985f + bob,
                -0.10f,
                0.955f + bob,
                0.14f,
                0.965f + bob,
                0.30f,
                1.02f + bob,
                0.43f,
                1.16f + bob,
                0.52f,
                1.30f + bob + nod,
                0.60f,
                1.355f + bob + nod,
                0.66f,
                1.30f + bob + nod,
                0.62f,
                1.18f + bob + nod,
                0.56f,
                1.02f + bob,
                0.50f,
                0.84f + bob,
                0.44f,
                0.69f + bob,
                0.30f,
                0.60f + bob - thick,
                0.05f,
                0.585f + bob - thick,
                -0.20f,
                0.615f + bob - thick,
                -0.38f,
                0.62f + bob,
                -0.53f,
                0.66f + bob);
        float hx = 0.60f;
        float hy = 1.30f + bob + nod;
        ink.curve(
                Part.TOP,
                hx - 0.075f,
                hy + 0.02f,
                hx - 0.03f,
                hy + 0.085f,
                hx + 0.05f,
                hy + 0.075f,
                hx + 0.15f,
                hy + 0.005f,
                hx + 0.245f,
                hy - 0.075f,
                hx + 0.255f,
                hy - 0.115f,
                hx + 0.215f,
                hy - 0.14f,
                hx + 0.13f,
                hy - 0.115f,
                hx + 0.02f,
                hy - 0.095f,
                hx - 0.06f,
                hy - 0.07f);
        ink.curve(
                Part.TOP,
                hx - 0.035f,
                hy + 0.06f,
                hx - 0.105f,
                hy + 0.135f,
                hx - 0.10f,
                hy + 0.165f,
                hx - 0.045f,
                hy + 0.14f,
                hx + 0.005f,
                hy + 0.07f);
        if (stag) {
            antler(ink, hx - 0.01f, hy + 0.075f, 1);
            antler(ink, hx + 0.015f, hy + 0.075f, 0.55f);
            ink.curve(
                    Part.HAIR,
                    -0.55f,
                    0.90f + bob,
                    -0.62f,
                    0.86f + bob,
                    -0.60f,
                    0.78f + bob,
                    -0.55f,
                    0.80f + bob);
        } else {
            float wave = 0.03f * (float) Math.sin(m.seconds() * 2.4);
            ink.curve(
                    Part.HAIR,
                    hx - 0.02f,
                    hy + 0.10f,
                    hx - 0.10f,
                    hy + 0.05f,
                    hx - 0.20f,
                    hy - 0.10f,
                    hx - 0.30f,
                    hy - 0.25f,
                    hx - 0.28f,
                    hy - 0.36f + wave,
                    hx - 0.17f,
                    hy - 0.26f,
                    hx - 0.06f,
                    hy - 0.06f);
            ink.curve(
                    Part.HAIR,
                    -0.53f,
                    0.93f + bob,
                    -0.63f,
                    0.90f + bob,
                    -0.70f + wave,
                    0.70f,
                    -0.72f + wave * 1.6f,
                    0.42f,
                    -0.64f + wave,
                    0.36f,
                    -0.60f,
                    0.62f,
                    -0.55f,
                    0.80f + bob);
        }
    }

    private static void antler(Ink ink, float x, float y, float lean) {
        float b = -0.10f * lean;
        ink.limb(x, y, 0.016f, x + b, y + 0.16f, 0.013f, Part.SKIN);
        ink.limb(x + b, y + 0.16f, 0.013f, x + b * 1.3f, y + 0.32f, 0.009f, Part.SKIN);
        ink.limb(x + b * 1.3f, y + 0.32f, 0.009f, x + b * 0.5f, y + 0.43f, 0.004f, Part.SKIN);
        ink.limb(x + b * 0.4f, y + 0.06f, 0.010f, x + 0.11f, y + 0.13f, 0.004f, Part.SKIN);
        ink.limb(x + b, y + 0.17f, 0.010f, x + 0.10f + b * 0.4f, y + 0.27f, 0.004f, Part.SKIN);
        ink.limb(x + b * 1.25f, y + 0.29f, 0.009f, x + b * 2.2f, y + 0.40f, 0.004f, Part.SKIN);
    }

    private static void leg(Ink ink, float x, float y, float cycle, boolean fore, float size) {
        double a = cycle * 2 * Math.PI;
        float swing = 17 * (float) Math.sin(a);
        float lift = (float) Math.max(0, Math.cos(a + 0.3));
        float upper = (fore ? -4 : 10) + swing;
        float lower = (fore ? 0 : -9) + swing * 0.7f + (fore ? -38 : -30) * lift * lift;
        float kx = x + UPPER * size * (float) Math.sin(Math.toRadians(upper));
        float ky = y - UPPER * size * (float) Math.cos(Math.toRadians(upper));
        float hx = kx + LOWER * size * (float) Math.sin(Math.toRadians(lower));
        float hy = ky - LOWER * size * (float) Math.cos(Math.toRadians(lower));
        ink.limb(x, y + 0.06f, fore ? 0.085f : 0.115f, kx, ky, 0.036f, Part.TOP);
        ink.limb(kx, ky, 0.035f, hx, hy, 0.020f, Part.TOP);
        ink.limb(hx, hy, 0.021f, hx + 0.025f, hy - 0.025f, 0.026f, Part.DARK);
    }
}
