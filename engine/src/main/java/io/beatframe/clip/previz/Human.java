package io.beatframe.clip.previz;

/** A person's outline from a stance: bones, flesh on them, clothes and hair that follow. */
final class Human {
    private static final float THIGH = 0.245f;
    private static final float SHIN = 0.248f;
    private static final float UPPER_ARM = 0.158f;
    private static final float FOREARM = 0.138f;

    enum Clothes {
        DRESS,
        DANCE,
        COAT,
        SPORT,
        SUIT
    }

    enum Hair {
        SHORT,
        BOB,
        BUN,
        TAIL,
        LONG
    }

    private final Ink ink;
    private final Stance s;
    private final Clothes clothes;
    private final Hair hair;
    private final float swing;
    private final float bulk;

    /**
     * @param before the stance a moment ago, which cloth and hair still follow
     */
    Human(Ink ink, Stance stance, Stance before, Clothes clothes, Hair hair) {
        this.ink = ink;
        this.s = stance;
        this.clothes = clothes;
        this.hair = hair;
        this.bulk = clothes == Clothes.SUIT ? 0.022f : 0;
        float turned = before.lean() + before.bend() - stance.lean() - stance.bend();
        float stepped = before.thighR() + before.thighL() - stance.thighR() - stance.thighL();
        this.swing =
                Math.clamp(
                        turned * 0.0035f
                                + (before.shift() - stance.shift()) * 2
                                + stepped * 0.0012f,
                        -0.08f,
                        0.08f);
    }

    static float dx(float degrees) {
        return (float) Math.sin(Math.toRadians(degrees));
    }

    static float dy(float degrees) {
        return -(float) Math.cos(Math.toRadians(degrees));
    }

    /** Between a width seen from the front and one seen from the side. */
    private float wide(float front, float side) {
        return front + (side - front) * s.turn();
    }

    void draw() {
        boolean suit = clothes == Clothes.SUIT;
        boolean slim = clothes == Clothes.DRESS || clothes == Clothes.DANCE;
        float hipHalf = wide(0.046f, 0.008f);
        float shoulderHalf = wide(slim ? 0.084f : 0.098f, 0.012f) + (suit ? 0.02f : 0);
        float standing = Math.max(reach(s.thighR(), s.shinR()), reach(s.thighL(), s.shinL()));
        float hipY = standing + 0.035f + s.lift();
        float hipX = s.shift();
        float chestX = hipX + 0.155f * dx(s.lean());
        float chestY = hipY - 0.155f * dy(s.lean());
        float up = s.lean() + s.bend();
        float ux = dx(up);
        float uy = -dy(up);
        float neckX = chestX + 0.165f * ux;
        float neckY = chestY + 0.165f * uy;
        float shoulderY = neckY - 0.052f;

        boolean profile = s.turn() > 0.5f || clothes == Clothes.DANCE;
        float gaze = s.turn() > 0.5f || s.head() + s.lean() >= 0 ? 1 : -1;
        arm(neckX - shoulderHalf * uy, shoulderY + shoulderHalf * ux, s.armL(), s.foreL());
        leg(hipX - hipHalf, hipY, s.thighL(), s.shinL(), -1);
        leg(hipX + hipHalf, hipY, s.thighR(), s.shinR(), 1);
        Head head = new Head(ink, neckX, neckY, up + s.head(), profile, gaze, swing);
        if (suit) {
            head.helmet(s.turn());
        } else {
            head.draw(hair);
        }
        torso(hipX, hipY, chestX, chestY, neckX, neckY, ux, slim);
        Wardrobe wardrobe = new Wardrobe(ink, s, swing);
        switch (clothes) {
            case DRESS -> wardrobe.skirt(hipX, hipY, chestX, chestY, 0.27f);
            case DANCE -> wardrobe.skirt(hipX, hipY, chestX, chestY, 0.155f);
            case COAT -> wardrobe.coat(hipX, hipY, chestX, chestY);
            case SPORT -> {}
            case SUIT -> wardrobe.pack(chestX, chestY, neckX, neckY);
        }
        head.drawOver(hair);
        arm(neckX + shoulderHalf * uy, shoulderY - shoulderHalf * ux, s.armR(), s.foreR());
    }

    private static float reach(float thigh, float shin) {
        return -(THIGH * dy(thigh) + SHIN * dy(shin));
    }

    private void leg(float hx, float hy, float thigh, float shin, int side) {
        float kx = hx + THIGH * dx(thigh);
        float ky = hy + THIGH * dy(thigh);
        float ax = kx + SHIN * dx(shin);
        float ay = ky + SHIN * dy(shin);
        boolean bare = clothes == Clothes.DRESS || clothes == Clothes.DANCE;
        float cloth = bulk + (bare ? -0.002f : 0.005f);
        float flare = clothes == Clothes.COAT ? 0.010f : 0;
        Part part = bare ? Part.SKIN : clothes == Clothes.SUIT ? Part.WHITE : Part.LEGS;
        float mx = hx + 0.40f * (kx - hx);
        float my = hy + 0.40f * (ky - hy);
        ink.limb(hx, hy, 0.054f + cloth, mx, my, 0.047f + cloth, part);
        ink.limb(mx, my, 0.047f + cloth, kx, ky, 0.0295f + cloth, part);
        // The calf sits behind the bone: to the left of a leg that walks to the right.
        float back = -0.008f * s.turn();
        float cx = kx + 0.28f * (ax - kx) - back * dy(shin) * -1;
        float cy = ky + 0.28f * (ay - ky) + back * dx(shin);
        ink.limb(kx, ky, 0.0285f + cloth, cx, cy, 0.0320f + cloth, part);
        ink.limb(cx, cy, 0.0320f + cloth, ax, ay, 0.0155f + cloth + flare, part);
        foot(ax, ay, shin, side);
    }

    private void foot(float ax, float ay, float shin, int side) {
        Part part = clothes == Clothes.SUIT ? Part.WHITE : Part.SHOES;
        boolean fromSide = s.turn() > 0.6f;
        // From the front a foot is short and points outwards; from the side it is a sole. In the
        // air, or when the shin leans far, the toes point along the leg.
        float point = fromSide ? 1 : side;
        float length = wide(0.046f, 0.092f);
        float along = Math.clamp(-shin * point / 55f - (fromSide ? 0.25f : 0.10f), 0f, 1.1f);
        float tx = ax + point * length * (1 - 0.35f * along) + 0.030f * along * dx(shin);
        float ty = ay - 0.024f - 0.048f * along;
        ink.limb(
                ax - point * 0.014f,
                ay - 0.012f,
                0.019f + bulk,
                ax + point * 0.02f,
                ay - 0.014f - 0.012f * along,
                0.0175f + bulk,
                part);
        ink.limb(
                ax + point * 0.012f,
                ay - 0.014f - 0.010f * along,
                0.0180f + bulk,
                tx,
                ty,
                0.0100f + bulk * 0.8f,
                part);
    }

    private void arm(float sx, float sy, float upper, float fore) {
        float ex = sx + UPPER_ARM * dx(upper);
        float ey = sy + UPPER_ARM * dy(upper);
        float wx = ex + FOREARM * dx(fore);
        float wy = ey + FOREARM * dy(fore);
        float mx = ex + 0.3f * (wx - ex);
        float my = ey + 0.3f * (wy - ey);
        float hand = fore + Math.clamp((fore - upper) * 0.25f, -24f, 24f);
        boolean bare = clothes != Clothes.COAT && clothes != Clothes.SUIT;
        Part part = clothes == Clothes.SUIT ? Part.WHITE : bare ? Part.SKIN : Part.TOP;
        Part skin =
                clothes == Clothes.SUIT
                        ? Part.WHITE
                        : clothes == Clothes.COAT ? Part.DARK : Part.SKIN;
        float cloth = bulk + (bare ? -0.002f : 0.006f);
        ink.limb(sx, sy, 0.0285f + cloth, ex, ey, 0.0205f + cloth, part);
        ink.limb(ex, ey, 0.0205f + cloth, mx, my, 0.0212f + cloth, part);
        ink.limb(mx, my, 0.0212f + cloth, wx, wy, 0.0125f + cloth, part);
        float px = wx + 0.036f * dx(hand);
        float py = wy + 0.036f * dy(hand);
        ink.limb(wx, wy, 0.0118f + bulk, px, py, 0.0148f + bulk, skin);
        ink.limb(
                px,
                py,
                0.0135f + bulk,
                px + 0.045f * dx(hand + 8),
                py + 0.045f * dy(hand + 8),
                0.0055f + bulk,
                skin);
    }

    private void torso(
            float hx, float hy, float cx, float cy, float nx, float ny, float ux, boolean slim) {
        float hips = wide(slim ? 0.080f : 0.075f, 0.058f) + bulk;
        float waist = wide(slim ? 0.050f : 0.062f, 0.044f) + bulk;
        float ribs = wide(slim ? 0.066f : 0.080f, 0.058f) + bulk;
        float shoulder = wide(slim ? 0.092f : 0.106f, 0.042f) + bulk;
        float tip = ny - 0.038f;
        Part part = clothes == Clothes.SUIT ? Part.WHITE : Part.TOP;
        float slope = shoulder * ux;
        ink.curve(
                part,
                nx - 0.022f,
                ny + 0.020f,
                nx + 0.022f,
                ny + 0.020f,
                nx + shoulder * 0.55f,
                ny - 0.004f - slope * 0.5f,
                nx + shoulder,
                tip - slope,
                nx + shoulder * 0.98f,
                tip - 0.030f - slope,
                cx + ribs + (nx - cx) * 0.4f,
                cy + 0.075f,
                cx + waist * 1.02f,
                cy - 0.008f,
                hx + hips,
                hy + 0.050f,
                hx + hips * 0.98f,
                hy - 0.012f,
                hx,
                hy - 0.046f,
                hx - hips * 0.98f,
                hy - 0.012f,
                hx - hips,
                hy + 0.050f,
                cx - waist * 1.02f,
                cy - 0.008f,
                cx - ribs + (nx - cx) * 0.4f,
                cy + 0.075f,
                nx - shoulder * 0.98f,
                tip - 0.030f + slope,
                nx - shoulder,
                tip + slope,
                nx - shoulder * 0.55f,
                ny - 0.004f + slope * 0.5f);
    }
}
