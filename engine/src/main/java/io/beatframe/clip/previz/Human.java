package io.beatframe.clip.previz;

/** A person's outline from a stance: bones, flesh on them, clothes and hair that follow. */
final class Human {
    private static final float THIGH = 0.245f;
    private static final float SHIN = 0.245f;
    private static final float UPPER_ARM = 0.158f;
    private static final float FOREARM = 0.138f;

    /** The head from the side, looking right; 0 is the chin's height, 1 the crown's. */
    private static final float[] PROFILE = {
        0.10f, -0.20f, 0.20f, -0.01f, 0.33f, -0.02f, 0.395f, 0.055f, 0.365f, 0.125f, 0.41f, 0.175f,
        0.395f, 0.205f, 0.42f, 0.245f, 0.40f, 0.295f, 0.455f, 0.325f, 0.515f, 0.365f, 0.43f, 0.49f,
        0.385f, 0.56f, 0.415f, 0.63f, 0.40f, 0.75f, 0.33f, 0.88f, 0.18f, 0.97f, 0.0f, 1.0f, -0.22f,
        0.96f, -0.39f, 0.83f, -0.44f, 0.65f, -0.40f, 0.46f, -0.29f, 0.28f, -0.24f, 0.05f, -0.26f,
        -0.20f
    };

    private static final float[] FACE = {
        0f, -0.01f, 0.14f, 0.02f, 0.27f, 0.18f, 0.345f, 0.40f, 0.395f, 0.44f, 0.395f, 0.58f, 0.37f,
        0.62f, 0.36f, 0.80f, 0.22f, 0.96f, 0f, 1.0f, -0.22f, 0.96f, -0.36f, 0.80f, -0.37f, 0.62f,
        -0.395f, 0.58f, -0.395f, 0.44f, -0.345f, 0.40f, -0.27f, 0.18f, -0.14f, 0.02f
    };

    enum Clothes {
        DRESS,
        COAT,
        SPORT,
        SUIT
    }

    enum Hair {
        SHORT,
        BOB,
        BUN,
        LONG
    }

    private final Ink ink;
    private final Stance s;
    private final Stance before;
    private final Clothes clothes;
    private final Hair hair;
    private final float x;
    private final float size;
    private final float swing;

    /**
     * @param before the stance a moment ago, which cloth and hair still follow
     * @param x of the hips' middle, in body heights
     * @param size of this person, 1 is as planned
     */
    Human(Ink ink, Stance stance, Stance before, Clothes clothes, Hair hair, float x, float size) {
        this.ink = ink;
        this.s = stance;
        this.before = before;
        this.clothes = clothes;
        this.hair = hair;
        this.x = x;
        this.size = size;
        this.swing =
                Math.clamp(
                        (before.lean() - stance.lean()) * 0.006f
                                + (before.shift() - stance.shift()) * 3f
                                + (before.thighR()
                                                + before.thighL()
                                                - stance.thighR()
                                                - stance.thighL())
                                        * 0.0012f,
                        -0.09f,
                        0.09f);
    }

    private static float dx(float degrees) {
        return (float) Math.sin(Math.toRadians(degrees));
    }

    private static float dy(float degrees) {
        return -(float) Math.cos(Math.toRadians(degrees));
    }

    private float wide(float front, float side) {
        return front + (side - front) * s.turn();
    }

    void draw() {
        boolean suit = clothes == Clothes.SUIT;
        float bulk = suit ? 0.022f : 0;
        float hipHalf = wide(0.047f, 0.008f);
        float shoulderHalf = wide(0.098f, 0.012f) + (suit ? 0.02f : 0);
        float legs = Math.max(reach(s.thighR(), s.shinR()), reach(s.thighL(), s.shinL()));
        float hipY = legs + 0.035f + s.lift();
        float hipX = s.shift();
        float spineX = -dx(180 + s.lean());
        float spineY = dy(180 + s.lean());
        float chestX = hipX + 0.155f * spineX;
        float chestY = hipY + 0.155f * spineY;
        float upX = -dx(180 + s.lean() + s.bend());
        float upY = dy(180 + s.lean() + s.bend());
        float neckX = chestX + 0.165f * upX;
        float neckY = chestY + 0.165f * upY;
        float shoulderY = neckY - 0.022f;

        arm(neckX - shoulderHalf * upY, shoulderY + shoulderHalf * upX, s.armL(), s.foreL(), bulk);
        leg(hipX - hipHalf, hipY, s.thighL(), s.shinL(), bulk, -1);
        leg(hipX + hipHalf, hipY, s.thighR(), s.shinR(), bulk, 1);
        torso(hipX, hipY, chestX, chestY, neckX, neckY, upX, bulk);
        switch (clothes) {
            case DRESS -> skirt(hipX, hipY, chestX, chestY);
            case COAT -> coat(hipX, hipY, chestX, chestY);
            case SPORT -> {}
            case SUIT -> pack(chestX, chestY, neckX, neckY);
        }
        arm(neckX + shoulderHalf * upY, shoulderY - shoulderHalf * upX, s.armR(), s.foreR(), bulk);
        head(neckX, neckY, s.lean() + s.bend() + s.head(), suit);
    }

    private static float reach(float thigh, float shin) {
        return -(THIGH * dy(thigh) + SHIN * dy(shin));
    }

    private void limb(float ax, float ay, float ra, float bx, float by, float rb, Part part) {
        ink.limb(x + ax * size, ay * size, ra * size, x + bx * size, by * size, rb * size, part);
    }

    private void leg(float hx, float hy, float thigh, float shin, float bulk, int side) {
        float kx = hx + THIGH * dx(thigh);
        float ky = hy + THIGH * dy(thigh);
        float ax = kx + SHIN * dx(shin);
        float ay = ky + SHIN * dy(shin);
        boolean bare = clothes == Clothes.DRESS;
        float cloth = bulk + (bare ? 0 : 0.006f);
        float flare = clothes == Clothes.COAT ? 0.010f : 0;
        Part part = bare ? Part.SKIN : clothes == Clothes.SUIT ? Part.WHITE : Part.LEGS;
        float mx = hx + 0.45f * (kx - hx);
        float my = hy + 0.45f * (ky - hy);
        limb(hx, hy, 0.052f + cloth, mx, my, 0.046f + cloth, part);
        limb(mx, my, 0.046f + cloth, kx, ky, 0.030f + cloth, part);
        // The calf sits behind the bone: to the left of a leg that walks to the right.
        float back = -0.007f * s.turn();
        float cx = kx + 0.30f * (ax - kx) + back * dy(shin) * -1;
        float cy = ky + 0.30f * (ay - ky);
        limb(kx, ky, 0.029f + cloth, cx, cy, 0.0315f + cloth, part);
        limb(cx, cy, 0.0315f + cloth, ax, ay, 0.0165f + cloth + flare, part);
        foot(ax, ay, shin, bulk, side);
    }

    private void foot(float ax, float ay, float shin, float bulk, int side) {
        Part part = clothes == Clothes.SUIT ? Part.WHITE : Part.SHOES;
        float turn = s.turn();
        // From the front a foot is short and points outwards; from the side it is a sole.
        float point = turn > 0.6f ? 1 : side;
        float length = wide(0.050f, 0.098f);
        float tilt = turn > 0.6f ? shin * 0.55f : shin * 0.4f;
        float drop = Math.clamp(-tilt * point / 60f, -0.6f, 1.1f);
        float tx = ax + point * length * (1 - 0.3f * Math.abs(drop));
        float ty = ay - 0.022f - 0.045f * drop;
        float heelX = ax - point * 0.016f;
        limb(
                heelX,
                ay - 0.014f,
                0.019f + bulk,
                ax + point * 0.02f,
                ay - 0.012f,
                0.017f + bulk,
                part);
        limb(ax + point * 0.01f, ay - 0.013f, 0.018f + bulk, tx, ty, 0.0105f + bulk * 0.8f, part);
    }

    private void arm(float sx, float sy, float upper, float fore, float bulk) {
        float ex = sx + UPPER_ARM * dx(upper);
        float ey = sy + UPPER_ARM * dy(upper);
        float wx = ex + FOREARM * dx(fore);
        float wy = ey + FOREARM * dy(fore);
        float bend = fore + (fore - upper) * 0.12f;
        boolean bare = clothes == Clothes.DRESS || clothes == Clothes.SPORT;
        Part part = clothes == Clothes.SUIT ? Part.WHITE : bare ? Part.SKIN : Part.TOP;
        float cloth = bulk + (bare ? 0 : 0.006f);
        limb(
                sx,
                sy,
                0.030f + cloth,
                sx + 0.4f * (ex - sx),
                sy + 0.4f * (ey - sy),
                0.0265f + cloth,
                part);
        limb(sx, sy, 0.0265f + cloth, ex, ey, 0.0205f + cloth, part);
        limb(
                ex,
                ey,
                0.0205f + cloth,
                ex + 0.3f * (wx - ex),
                ey + 0.3f * (wy - ey),
                0.0215f + cloth,
                part);
        limb(
                ex + 0.3f * (wx - ex),
                ey + 0.3f * (wy - ey),
                0.0215f + cloth,
                wx,
                wy,
                0.0125f + cloth,
                part);
        Part skin = clothes == Clothes.SUIT ? Part.WHITE : Part.SKIN;
        limb(
                wx,
                wy,
                0.0125f + bulk,
                wx + 0.035f * dx(bend),
                wy + 0.035f * dy(bend),
                0.0155f + bulk,
                skin);
        limb(
                wx + 0.03f * dx(bend),
                wy + 0.03f * dy(bend),
                0.0135f + bulk,
                wx + 0.078f * dx(bend + 6),
                wy + 0.078f * dy(bend + 6),
                0.006f + bulk,
                skin);
    }

    private void torso(
            float hx, float hy, float cx, float cy, float nx, float ny, float ux, float bulk) {
        float hips = wide(0.078f, 0.058f) + bulk;
        float waist = wide(clothes == Clothes.DRESS ? 0.052f : 0.060f, 0.046f) + bulk;
        float ribs = wide(0.078f, 0.060f) + bulk;
        float shoulder = wide(0.104f, 0.045f) + bulk;
        float tip = ny - 0.030f;
        Part part = clothes == Clothes.SUIT ? Part.WHITE : Part.TOP;
        ink.curve(
                part,
                place(
                        new float[] {
                            nx - 0.024f,
                            ny + 0.022f,
                            nx + 0.024f,
                            ny + 0.022f,
                            nx + shoulder * 0.55f,
                            ny - 0.002f - shoulder * 0.5f * ux,
                            nx + shoulder,
                            tip - shoulder * ux,
                            nx + shoulder * 0.98f,
                            tip - 0.035f - shoulder * ux,
                            cx + ribs + (nx - cx) * 0.4f,
                            cy + 0.075f,
                            cx + waist * 1.02f,
                            cy - 0.010f,
                            hx + hips,
                            hy + 0.055f,
                            hx + hips * 0.98f,
                            hy - 0.015f,
                            hx,
                            hy - 0.050f,
                            hx - hips * 0.98f,
                            hy - 0.015f,
                            hx - hips,
                            hy + 0.055f,
                            cx - waist * 1.02f,
                            cy - 0.010f,
                            cx - ribs + (nx - cx) * 0.4f,
                            cy + 0.075f,
                            nx - shoulder * 0.98f,
                            tip - 0.035f + shoulder * ux,
                            nx - shoulder,
                            tip + shoulder * ux,
                            nx - shoulder * 0.55f,
                            ny - 0.002f + shoulder * 0.5f * ux
                        }));
    }

    /** To the person's place and size. */
    private float[] place(float[] xy) {
        float[] placed = new float[xy.length];
        for (int i = 0; i < xy.length; i += 2) {
            placed[i] = x + xy[i] * size;
            placed[i + 1] = xy[i + 1] * size;
        }
        return placed;
    }

    private void skirt(float hx, float hy, float cx, float cy) {
        float spread = 0.020f * (float) Math.min(2.5, Math.abs(s.thighR() - s.thighL()) / 22);
        float hem = 0.27f;
        float half = 0.115f + spread;
        float lag = swing * 1.6f;
        float legs = (dx(s.thighR()) + dx(s.thighL())) * 0.10f;
        float hemX = hx + legs + lag;
        float rise = Math.abs(swing) * 0.5f;
        ink.curve(
                Part.TOP,
                place(
                        new float[] {
                            cx - 0.056f,
                            cy + 0.01f,
                            cx + 0.056f,
                            cy + 0.01f,
                            hx + 0.088f,
                            hy + 0.035f,
                            hemX * 0.6f + hx * 0.4f + half * 0.92f,
                            hy - hem * 0.5f + rise * 0.4f,
                            hemX + half * 1.12f,
                            hy - hem + rise,
                            hemX + half * 0.5f,
                            hy - hem - 0.012f,
                            hemX,
                            hy - hem + 0.010f,
                            hemX - half * 0.5f,
                            hy - hem - 0.014f,
                            hemX - half * 1.12f,
                            hy - hem + rise * 0.6f,
                            hemX * 0.6f + hx * 0.4f - half * 0.92f,
                            hy - hem * 0.5f + rise * 0.3f,
                            hx - 0.088f,
                            hy + 0.035f
                        }));
    }

    private void coat(float hx, float hy, float cx, float cy) {
        float half = wide(0.098f, 0.085f);
        float hem = 0.22f;
        float lag = swing * 1.3f - 0.012f * s.turn();
        ink.curve(
                Part.TOP,
                place(
                        new float[] {
                            cx - wide(0.086f, 0.062f),
                            cy + 0.06f,
                            cx + wide(0.086f, 0.062f),
                            cy + 0.06f,
                            hx + wide(0.088f, 0.066f),
                            hy + 0.06f,
                            hx + half + lag * 0.5f,
                            hy - hem * 0.45f,
                            hx + half * 1.10f + lag,
                            hy - hem,
                            hx + lag,
                            hy - hem - 0.008f,
                            hx - half * 1.14f + lag,
                            hy - hem + 0.006f,
                            hx - half + lag * 0.5f,
                            hy - hem * 0.45f,
                            hx - wide(0.088f, 0.066f),
                            hy + 0.06f
                        }));
        float nx = cx + (cx - hx) * 0.9f;
        limb(
                nx - wide(0.03f, 0.03f),
                cy + 0.165f,
                0.026f,
                nx + wide(0.03f, 0.012f),
                cy + 0.165f,
                0.026f,
                Part.TOP);
    }

    private void pack(float cx, float cy, float nx, float ny) {
        float back = -wide(0.0f, 0.085f);
        float half = wide(0.085f, 0.035f);
        limb(
                cx + back - half * 0.4f,
                cy - 0.02f,
                half,
                nx + back - half * 0.4f,
                ny - 0.02f,
                half,
                Part.WHITE);
    }

    private void head(float nx, float ny, float tilt, boolean helmet) {
        double radians = Math.toRadians(tilt);
        float ux = (float) Math.sin(radians);
        float uy = (float) Math.cos(radians);
        float big = 0.132f;
        limb(
                nx - 0.01f * ux,
                ny - 0.015f,
                0.030f,
                nx + 0.045f * ux,
                ny + 0.045f * uy,
                0.0245f,
                Part.SKIN);
        if (helmet) {
            float hx = nx + 0.082f * ux;
            float hy = ny + 0.082f * uy;
            limb(hx, hy, 0.098f, hx, hy, 0.098f, Part.WHITE);
            limb(
                    hx + wide(0, 0.03f),
                    hy + 0.004f,
                    0.070f,
                    hx + wide(0.004f, 0.036f),
                    hy - 0.006f,
                    0.066f,
                    Part.GLASS);
            return;
        }
        float px = nx + 0.036f * ux;
        float py = ny + 0.036f * uy;
        boolean side = s.turn() > 0.5f;
        hairBehind(px, py, big, radians, side);
        float chinX = px + (side ? 0.012f : 0);
        ink.curveAt(
                Part.SKIN,
                x + chinX * size,
                py * size,
                big * size,
                1,
                radians,
                side ? PROFILE : FACE);
        hairOver(chinX, py, big, radians, side);
    }

    private void hairBehind(float px, float py, float big, double radians, boolean side) {
        float lag = -swing * 2.2f / big * 0.3f;
        float back = side ? -0.30f : 0;
        if (hair == Hair.LONG) {
            ink.curveAt(
                    Part.HAIR,
                    x + px * size,
                    py * size,
                    big * size,
                    1,
                    radians,
                    back - 0.30f,
                    0.95f,
                    back + 0.34f,
                    0.95f,
                    back + 0.42f,
                    0.45f,
                    back + 0.40f - lag,
                    -0.15f,
                    back + 0.22f - lag * 2,
                    -0.72f,
                    back - lag * 2.4f,
                    -0.88f,
                    back - 0.26f - lag * 2.2f,
                    -0.70f,
                    back - 0.42f - lag,
                    -0.15f,
                    back - 0.42f,
                    0.45f);
        }
        if (hair == Hair.BUN) {
            float bx = px + (side ? -0.062f : 0) * (float) Math.cos(radians);
            float by = py + (side ? 0.112f : 0.142f) * (float) Math.cos(radians);
            limb(bx, by, 0.029f, bx, by, 0.029f, Part.HAIR);
        }
    }

    private void hairOver(float px, float py, float big, double radians, boolean side) {
        float[] cap =
                side
                        ? new float[] {
                            0.36f, 0.80f, 0.36f, 0.90f, 0.22f, 1.03f, 0f, 1.06f, -0.25f, 1.02f,
                            -0.44f, 0.88f, -0.50f, 0.66f, -0.46f, 0.42f, -0.33f, 0.24f, -0.20f,
                            0.34f, -0.12f, 0.50f, 0.02f, 0.56f, 0.10f, 0.72f, 0.24f, 0.80f
                        }
                        : new float[] {
                            0.40f, 0.48f, 0.43f, 0.70f, 0.38f, 0.90f, 0.22f, 1.03f, 0f, 1.06f,
                            -0.22f, 1.03f, -0.38f, 0.90f, -0.43f, 0.70f, -0.40f, 0.48f, -0.20f,
                            0.38f, 0.20f, 0.38f
                        };
        ink.curveAt(Part.HAIR, x + px * size, py * size, big * size, 1, radians, cap);
        if (hair == Hair.BOB) {
            float[] bob =
                    side
                            ? new float[] {
                                0.24f, 0.98f, 0f, 1.07f, -0.28f, 1.02f, -0.50f, 0.82f, -0.56f,
                                0.50f, -0.54f, 0.16f, -0.40f, 0.02f, -0.14f, 0.06f, -0.04f, 0.30f,
                                0.0f, 0.55f, 0.12f, 0.75f
                            }
                            : new float[] {
                                0.44f, 0.10f, 0.50f, 0.50f, 0.42f, 0.90f, 0.22f, 1.05f, 0f, 1.08f,
                                -0.22f, 1.05f, -0.42f, 0.90f, -0.50f, 0.50f, -0.44f, 0.10f, -0.2f,
                                0.02f, 0.2f, 0.02f
                            };
            ink.curveAt(Part.HAIR, x + px * size, py * size, big * size, 1, radians, bob);
        }
    }
}
