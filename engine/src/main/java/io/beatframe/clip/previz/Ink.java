package io.beatframe.clip.previz;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws a subject's parts into a mask. Places in body heights: x to the right of the standing
 * point, y up from the ground.
 */
final class Ink {
    private final Mask mask;
    private final float footX;
    private final float footY;
    private final float sizeX;
    private final float sizeY;
    private final List<Spot> heads;

    /**
     * Where a head is, in pixels.
     *
     * @param radius about its middle
     */
    record Spot(float x, float y, float radius) {}

    /**
     * @param sizeX pixels of a body height; negative to look the other way
     * @param sizeY pixels of a body height; negative for a reflection
     */
    Ink(Mask mask, float footX, float footY, float sizeX, float sizeY) {
        this(mask, footX, footY, sizeX, sizeY, new ArrayList<>());
    }

    private Ink(Mask mask, float footX, float footY, float sizeX, float sizeY, List<Spot> heads) {
        this.mask = mask;
        this.footX = footX;
        this.footY = footY;
        this.sizeX = sizeX;
        this.sizeY = sizeY;
        this.heads = heads;
    }

    /** Those that were drawn. */
    List<Spot> heads() {
        return List.copyOf(heads);
    }

    /** Says that a head is drawn here. */
    void head(float x, float y, float radius) {
        heads.add(new Spot(footX + x * sizeX, footY - y * sizeY, radius * Math.abs(sizeX)));
    }

    /** An ink for someone who stands {@code x} to the right and is {@code size} times as tall. */
    Ink moved(float x, float size) {
        return new Ink(mask, footX + x * sizeX, footY, sizeX * size, sizeY * size, heads);
    }

    void limb(float ax, float ay, float ra, float bx, float by, float rb, Part part) {
        float s = Math.abs(sizeX);
        mask.capsule(
                footX + ax * sizeX,
                footY - ay * sizeY,
                Math.max(0.35f, ra * s),
                footX + bx * sizeX,
                footY - by * sizeY,
                Math.max(0.35f, rb * s),
                part.ordinal());
    }

    void disc(float x, float y, float r, Part part) {
        limb(x, y, r, x, y, r, part);
    }

    /** A closed outline with straight sides. */
    void polygon(Part part, float... xy) {
        float[] pixels = new float[xy.length];
        for (int i = 0; i < xy.length; i += 2) {
            pixels[i] = footX + xy[i] * sizeX;
            pixels[i + 1] = footY - xy[i + 1] * sizeY;
        }
        mask.polygon(pixels, xy.length / 2, part.ordinal());
    }

    /** A closed smooth outline through the points (Catmull and Rom's spline). */
    void curve(Part part, float... xy) {
        int n = xy.length / 2;
        int fine = 5;
        float[] smooth = new float[n * fine * 2];
        for (int i = 0; i < n; i++) {
            int a = (i + n - 1) % n;
            int c = (i + 1) % n;
            int d = (i + 2) % n;
            for (int k = 0; k < fine; k++) {
                float t = (float) k / fine;
                int o = (i * fine + k) * 2;
                smooth[o] = spline(xy[2 * a], xy[2 * i], xy[2 * c], xy[2 * d], t);
                smooth[o + 1] =
                        spline(xy[2 * a + 1], xy[2 * i + 1], xy[2 * c + 1], xy[2 * d + 1], t);
            }
        }
        polygon(part, smooth);
    }

    private static float spline(float a, float b, float c, float d, float t) {
        return b + 0.5f * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }

    /** A smooth outline given around a point, turned by {@code radians} and enlarged. */
    void curveAt(
            Part part, float x, float y, float size, float mirror, double radians, float... xy) {
        float cos = (float) Math.cos(radians);
        float sin = (float) Math.sin(radians);
        float[] placed = new float[xy.length];
        for (int i = 0; i < xy.length; i += 2) {
            float px = xy[i] * mirror;
            placed[i] = x + size * (px * cos + xy[i + 1] * sin);
            placed[i + 1] = y + size * (xy[i + 1] * cos - px * sin);
        }
        curve(part, placed);
    }
}
