package io.beatframe.clip.previz;

/** A person's head and hair, in profile or from behind. */
final class Head {
    private static final float SIZE = 0.130f;

    /** The head from the side, looking right; 0 is the chin's height, 1 the crown's. */
    private static final float[] PROFILE = {
        0.10f, -0.20f, 0.20f, -0.01f, 0.33f, -0.02f, 0.395f, 0.055f, 0.365f, 0.125f, 0.41f, 0.175f,
        0.395f, 0.205f, 0.42f, 0.245f, 0.40f, 0.295f, 0.455f, 0.325f, 0.515f, 0.365f, 0.43f, 0.49f,
        0.385f, 0.56f, 0.415f, 0.63f, 0.40f, 0.75f, 0.33f, 0.88f, 0.18f, 0.97f, 0.0f, 1.0f, -0.22f,
        0.96f, -0.39f, 0.83f, -0.44f, 0.65f, -0.40f, 0.46f, -0.29f, 0.28f, -0.24f, 0.05f, -0.26f,
        -0.20f
    };

    private static final float[] BACK = {
        0f, 0.06f, 0.20f, 0.10f, 0.30f, 0.24f, 0.35f, 0.42f, 0.40f, 0.46f, 0.40f, 0.58f, 0.375f,
        0.64f, 0.36f, 0.80f, 0.22f, 0.96f, 0f, 1.0f, -0.22f, 0.96f, -0.36f, 0.80f, -0.375f, 0.64f,
        -0.40f, 0.58f, -0.40f, 0.46f, -0.35f, 0.42f, -0.30f, 0.24f, -0.20f, 0.10f
    };

    private static final float[] PROFILE_CAP = {
        0.37f, 0.79f, 0.37f, 0.90f, 0.22f, 1.03f, 0f, 1.06f, -0.25f, 1.02f, -0.44f, 0.88f, -0.50f,
        0.66f, -0.46f, 0.42f, -0.33f, 0.24f, -0.22f, 0.32f, -0.13f, 0.50f, 0.02f, 0.58f, 0.10f,
        0.74f, 0.24f, 0.80f
    };

    private static final float[] BACK_CAP = {
        0.30f, 0.20f, 0.39f, 0.45f, 0.43f, 0.70f, 0.38f, 0.90f, 0.22f, 1.03f, 0f, 1.06f, -0.22f,
        1.03f, -0.38f, 0.90f, -0.43f, 0.70f, -0.39f, 0.45f, -0.30f, 0.20f, -0.14f, 0.10f, 0.14f,
        0.10f
    };

    private static final float[] PROFILE_BOB = {
        0.24f, 0.98f, 0f, 1.07f, -0.28f, 1.02f, -0.50f, 0.82f, -0.56f, 0.50f, -0.54f, 0.16f, -0.40f,
        0.02f, -0.14f, 0.06f, -0.04f, 0.30f, 0.0f, 0.55f, 0.12f, 0.75f
    };

    private static final float[] BACK_BOB = {
        0.44f, 0.06f, 0.50f, 0.45f, 0.44f, 0.85f, 0.22f, 1.05f, 0f, 1.08f, -0.22f, 1.05f, -0.44f,
        0.85f, -0.50f, 0.45f, -0.44f, 0.06f, -0.2f, -0.02f, 0.2f, -0.02f
    };

    private final Ink ink;
    private final float x;
    private final float y;
    private final double radians;
    private final boolean profile;
    private final float gaze;
    private final float lag;

    /**
     * @param neckX where the neck leaves the shoulders
     * @param tilt of the head, degrees to the right
     * @param gaze 1 to look right, -1 left
     * @param swing how the body just moved; long hair trails behind it
     */
    Head(Ink ink, float neckX, float neckY, float tilt, boolean profile, float gaze, float swing) {
        this.ink = ink;
        this.radians = Math.toRadians(tilt);
        this.profile = profile;
        this.gaze = gaze;
        this.lag = swing * 7 * gaze;
        float ux = (float) Math.sin(radians);
        float uy = (float) Math.cos(radians);
        ink.limb(
                neckX - 0.012f * ux,
                neckY - 0.03f,
                0.034f,
                neckX + 0.045f * ux,
                neckY + 0.045f * uy,
                0.0235f,
                Part.SKIN);
        this.x = neckX + 0.034f * ux + (profile ? 0.010f * gaze : 0);
        this.y = neckY + 0.034f * uy;
    }

    void draw(Human.Hair hair) {
        head(0.5f * SIZE, 0.5f * SIZE);
        behind(hair);
        outline(profile ? Part.SKIN : Part.HAIR, profile ? PROFILE : BACK);
        outline(Part.HAIR, profile ? PROFILE_CAP : BACK_CAP);
        if (hair == Human.Hair.BOB) {
            outline(Part.HAIR, profile ? PROFILE_BOB : BACK_BOB);
        }
    }

    /**
     * @param up from the chin to its middle
     */
    private void head(float up, float radius) {
        ink.head(x + up * (float) Math.sin(radians), y + up * (float) Math.cos(radians), radius);
    }

    /** What falls over the shoulders; to be drawn after the clothes. */
    void drawOver(Human.Hair hair) {
        if (profile) {
            return;
        }
        switch (hair) {
            case SHORT, BOB, BUN -> {}
            case TAIL -> tail();
            case LONG -> mane(0);
        }
    }

    private void outline(Part part, float... xy) {
        ink.curveAt(part, x, y, SIZE, gaze, radians, xy);
    }

    private void behind(Human.Hair hair) {
        switch (hair) {
            case SHORT, BOB -> {}
            case BUN -> {
                float bx = profile ? -0.52f : 0;
                float by = profile ? 0.82f : 1.10f;
                outline(Part.HAIR, ring(bx, by, 0.205f));
            }
            case TAIL -> tail();
            case LONG -> {
                if (profile) {
                    mane(-0.30f);
                }
            }
        }
    }

    private static float[] ring(float cx, float cy, float r) {
        float[] xy = new float[16];
        for (int i = 0; i < 8; i++) {
            xy[2 * i] = cx + r * (float) Math.cos(i * Math.PI / 4);
            xy[2 * i + 1] = cy + r * (float) Math.sin(i * Math.PI / 4);
        }
        return xy;
    }

    private void mane(float back) {
        outline(
                Part.HAIR,
                back - 0.26f,
                0.96f,
                back + 0.26f,
                0.96f,
                back + 0.40f,
                0.45f,
                back + 0.40f - lag * 0.5f,
                -0.15f,
                back + 0.24f - lag * 1.2f,
                -0.66f,
                back - lag * 1.5f,
                -0.80f,
                back - 0.26f - lag * 1.3f,
                -0.62f,
                back - 0.42f - lag * 0.6f,
                -0.15f,
                back - 0.42f,
                0.45f);
    }

    /** A tail tied high at the back, which flies after the head. */
    private void tail() {
        float bx = profile ? -0.40f : 0;
        float by = 0.86f;
        float fall = 1 - Math.min(0.7f, Math.abs(lag));
        outline(
                Part.HAIR,
                bx + 0.06f,
                by + 0.12f,
                bx - 0.16f,
                by + 0.14f,
                bx - 0.42f - lag * 0.4f,
                by - 0.10f * fall,
                bx - 0.58f - lag * 1.1f,
                by - 0.55f * fall,
                bx - 0.52f - lag * 1.8f,
                by - 1.15f * fall,
                bx - 0.40f - lag * 1.3f,
                by - 0.72f * fall,
                bx - 0.26f - lag * 0.5f,
                by - 0.30f * fall,
                bx - 0.06f,
                by - 0.12f);
    }

    /** A helmet with a visor instead of hair. */
    void helmet(float turn) {
        float hx = x + (float) Math.sin(radians) * 0.05f;
        float hy = y + (float) Math.cos(radians) * 0.05f;
        ink.disc(hx, hy, 0.098f, Part.WHITE);
        head(0.05f, 0.098f);
        ink.limb(
                hx + 0.030f * turn * gaze,
                hy + 0.006f,
                0.068f,
                hx + 0.040f * turn * gaze,
                hy - 0.006f,
                0.064f,
                Part.GLASS);
    }
}
