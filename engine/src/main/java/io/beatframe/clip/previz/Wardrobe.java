package io.beatframe.clip.previz;

/** Clothes that hang from the body and swing after it. */
final class Wardrobe {
    private final Ink ink;
    private final Stance s;
    private final float swing;

    Wardrobe(Ink ink, Stance stance, float swing) {
        this.ink = ink;
        this.s = stance;
        this.swing = swing;
    }

    private float wide(float front, float side) {
        return front + (side - front) * s.turn();
    }

    /** A skirt over hips at {@code hx, hy}; {@code length} down from them. */
    void skirt(float hx, float hy, float cx, float cy, float length) {
        float knee = 0.245f;
        // The cloth lies over each thigh and hangs where the leg has left it.
        float part = Math.min(1, length / knee);
        float right = hx + Math.max(0.085f, 0.046f + part * knee * Human.dx(s.thighR()) + 0.058f);
        float left = hx - Math.max(0.085f, 0.046f - part * knee * Human.dx(s.thighL()) + 0.058f);
        float rightY = hy + part * knee * Human.dy(s.thighR()) - 0.01f;
        float leftY = hy + part * knee * Human.dy(s.thighL()) - 0.01f;
        float lag = swing * (0.5f + length * 3);
        float low = hy - length;
        float flare = 0.030f + 0.4f * Math.abs(swing);
        float middle = (right + left) / 2 + lag;
        ink.curve(
                Part.TOP,
                cx - 0.050f,
                cy + 0.01f,
                cx + 0.050f,
                cy + 0.01f,
                hx + 0.086f,
                hy + 0.030f,
                right * 0.75f + hx * 0.25f + lag * 0.3f,
                hy + (rightY - hy) * 0.55f,
                right + flare + lag,
                rightY + Math.max(0, lag) * 0.5f,
                right * 0.6f + middle * 0.4f + lag * 0.5f,
                (rightY + low) / 2 - 0.014f,
                middle,
                (rightY + leftY) * 0.25f + low * 0.5f + 0.016f,
                left * 0.6f + middle * 0.4f + lag * 0.5f,
                (leftY + low) / 2 - 0.016f,
                left - flare + lag,
                leftY + Math.max(0, -lag) * 0.5f,
                left * 0.75f + hx * 0.25f + lag * 0.3f,
                hy + (leftY - hy) * 0.55f,
                hx - 0.086f,
                hy + 0.030f);
    }

    /** A coat to above the knee, with a collar. */
    void coat(float hx, float hy, float cx, float cy) {
        float half = wide(0.086f, 0.080f);
        float hem = 0.205f;
        float lag = swing * 1.3f - 0.014f * s.turn();
        float step = 0.5f * Math.abs(Human.dx(s.thighR()) - Human.dx(s.thighL())) * s.turn();
        float front = wide(0, 0.075f * step);
        ink.curve(
                Part.TOP,
                cx - wide(0.084f, 0.060f),
                cy + 0.07f,
                cx + wide(0.084f, 0.060f),
                cy + 0.07f,
                cx + wide(0.070f, 0.052f),
                cy - 0.005f,
                hx + wide(0.084f, 0.064f),
                hy + 0.04f,
                hx + half + lag * 0.4f + front * 0.5f,
                hy - hem * 0.45f,
                hx + half * 1.12f + lag + front,
                hy - hem,
                hx + lag,
                hy - hem - 0.006f,
                hx - half * 1.16f + lag - front,
                hy - hem + 0.006f,
                hx - half + lag * 0.4f - front * 0.5f,
                hy - hem * 0.45f,
                hx - wide(0.084f, 0.064f),
                hy + 0.04f,
                cx - wide(0.070f, 0.052f),
                cy - 0.005f);
        float nx = cx + 0.165f * Human.dx(s.lean() + s.bend());
        float ny = cy + 0.168f;
        ink.limb(nx - 0.028f, ny, 0.020f, nx + wide(0.028f, 0.014f), ny, 0.020f, Part.TOP);
    }

    /** What an astronaut carries on the back. */
    void pack(float cx, float cy, float nx, float ny) {
        float back = -wide(0, 0.085f);
        float half = wide(0.095f, 0.036f);
        ink.limb(cx + back, cy - 0.03f, half, nx + back, ny - 0.03f, half, Part.WHITE);
    }
}
