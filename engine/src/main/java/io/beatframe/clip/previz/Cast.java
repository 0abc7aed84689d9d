package io.beatframe.clip.previz;

import io.beatframe.plan.Light;
import java.util.List;

/**
 * The subject on its mark: drawn anew for each frame, lit by the key and edged by the rim light.
 */
final class Cast implements Layer {
    private static final Rgb[] CLOTH = {
        Rgb.of(0.30, 0.19, 0.14), // skin
        Rgb.of(0.035, 0.024, 0.020), // hair
        Rgb.of(0.10, 0.04, 0.05), // top
        Rgb.of(0.035, 0.038, 0.055), // legs
        Rgb.of(0.03, 0.03, 0.03), // shoes
        Rgb.of(0.015, 0.02, 0.03), // glass
        Rgb.of(0.16, 0.02, 0.02), // paint
        Rgb.of(0.012, 0.012, 0.014), // dark
        Rgb.of(0.42, 0.43, 0.45) // white
    };

    private final Actor actor;
    private final float shadow;
    private final float reflection;

    /**
     * @param shadow how dark its shadow on the ground is, 0 to 1
     * @param reflection how much the ground mirrors it, 0 to 1
     */
    Cast(Actor actor, float shadow, float reflection) {
        this.actor = actor;
        this.shadow = shadow;
        this.reflection = reflection;
    }

    @Override
    public void draw(Canvas canvas, Moment moment) {
        Mark mark = mark(canvas, moment);
        float x = mark.x;
        float y = mark.y;
        float size = mark.size;
        float facing = mark.facing;
        if (shadow > 0) {
            shadow(canvas, x, y, size, moment);
        }
        if (reflection > 0) {
            Mask mirror = window(canvas, x, y, size, true);
            actor.draw(new Ink(mirror, x, y, facing * size, -0.92f * size), moment);
            blend(canvas, mirror, y, size, moment);
        }
        Mask mask = window(canvas, x, y, size, false);
        actor.draw(new Ink(mask, x, y, facing * size, size), moment);
        paint(canvas, mask.cropped(3), size, moment);
        actor.lights(canvas, x, y, size, facing, moment);
    }

    /** Where heads are, without drawing anything. */
    List<Ink.Spot> heads(Canvas canvas, Moment moment) {
        Mark mark = mark(canvas, moment);
        Ink ink = new Ink(new Mask(0, 0, 1, 1), mark.x, mark.y, mark.facing * mark.size, mark.size);
        actor.draw(ink, moment);
        return ink.heads();
    }

    /** Where the subject stands, in pixels. */
    private record Mark(float x, float y, float size, float facing) {}

    private Mark mark(Canvas canvas, Moment moment) {
        Setup setup = moment.setup();
        // The camera travels with its subject, so only turning moves it in the frame.
        float fx = setup.subjectX() - moment.pose().panX() * moment.pose().zoom();
        float fy = moment.y(actor.feet(setup) + moment.pose().y(), 1);
        float size = setup.figure() * moment.scale(1) * canvas.unit() * actor.size(setup);
        float facing = actor.facing(setup);
        return new Mark(
                canvas.px(fx) - facing * actor.middle(setup) * size,
                canvas.py(fy) - actor.heave(moment) * size,
                size,
                facing);
    }

    private Mask window(Canvas canvas, float x, float y, float size, boolean mirrored) {
        float half = actor.halfWidth() * size;
        float tall = actor.height() * size;
        int left = Math.clamp((int) (x - half), 0, canvas.width() - 1);
        int right = Math.clamp((int) (x + half), left + 1, canvas.width());
        float from = mirrored ? y - 0.2f * size : y - tall;
        float to = mirrored ? y + tall : y + 0.2f * size;
        int top = Math.clamp((int) from, 0, canvas.height() - 1);
        int bottom = Math.clamp((int) to, top + 1, canvas.height());
        return new Mask(left, top, right - left, bottom - top);
    }

    private void shadow(Canvas canvas, float x, float y, float size, Moment moment) {
        Light light = moment.setup().shot().light();
        float length =
                light.kind() == Light.Kind.HARD_KEY || light.kind() == Light.Kind.GOLDEN_BACKLIGHT
                        ? 0.55f
                        : 0.2f;
        float side =
                switch (light.from()) {
                    case LEFT -> length;
                    case RIGHT -> -length;
                    case BEHIND, ABOVE, FRONT -> 0;
                };
        float rx = (actor.halfWidth() * 0.42f + Math.abs(side) * 0.5f) * size;
        float ry = 0.045f * size;
        float cx = x + side * 0.5f * size;
        float[] rgb = canvas.rgb();
        for (int py = Math.max(0, (int) (y - ry)); py < Math.min(canvas.height(), y + ry); py++) {
            for (int px = Math.max(0, (int) (cx - rx));
                    px < Math.min(canvas.width(), cx + rx);
                    px++) {
                float dx = (px - cx) / rx;
                float dy = (py - y) / ry;
                float f = 1 - dx * dx - dy * dy;
                if (f > 0) {
                    float k = 1 - shadow * f;
                    int i = (py * canvas.width() + px) * 3;
                    rgb[i] *= k;
                    rgb[i + 1] *= k;
                    rgb[i + 2] *= k;
                }
            }
        }
    }

    /** The figure upside down in the wet ground, fading with depth, broken by ripples. */
    private void blend(Canvas canvas, Mask mask, float y, float size, Moment moment) {
        float[] rgb = canvas.rgb();
        Rgb dark = moment.setup().mood().ambient().times(0.06f);
        for (int my = 0; my < mask.height; my++) {
            float below = (mask.top + my - y) / size;
            if (below < 0) {
                continue;
            }
            float k = reflection * Math.max(0, 1 - below * 0.8f);
            float wobble =
                    (0.004f + 0.012f * below)
                            * size
                            * (float) Math.sin(below * 60 - moment.seconds() * 3);
            int shift = Math.round(wobble);
            int row = my * mask.width;
            int o = ((mask.top + my) * canvas.width() + mask.left) * 3;
            for (int mx = 0; mx < mask.width; mx++, o += 3) {
                int from = mx + shift;
                if (from < 0 || from >= mask.width) {
                    continue;
                }
                float c = mask.cover[row + from] * k;
                if (c > 0) {
                    rgb[o] += (dark.r() - rgb[o]) * c;
                    rgb[o + 1] += (dark.g() - rgb[o + 1]) * c;
                    rgb[o + 2] += (dark.b() - rgb[o + 2]) * c;
                }
            }
        }
    }

    private void paint(Canvas canvas, Mask mask, float size, Moment moment) {
        Setup setup = moment.setup();
        Mood mood = setup.mood();
        Light light = setup.shot().light();
        int r = Math.max(1, Math.round(size * (setup.close() ? 0.010f : 0.013f)));
        float[] form = mask.blurred(Math.max(2, Math.round(size * 0.042f)));
        int wide = Math.max(1, Math.round(size * 0.02f));
        float[] soft = mask.blurred(r);
        int edge = Math.max(1, r / 2);
        float lx = light(light.from(), true);
        float ly = light(light.from(), false);
        boolean behind = light.from() == Light.From.BEHIND;
        float back = behind ? 0.10f : 0.03f;
        float sunX = canvas.px(moment.x(setup.sunX(), 1000));
        float sunY = canvas.py(moment.y(setup.sunY(), 1000));
        Rgb key = mood.key();
        boolean neon = light.kind() == Light.Kind.NEON;
        Rgb counter =
                neon ? mood.accentB().times(1.4f) : mood.middle().plus(mood.ambient()).times(0.8f);
        float rim = mood.rim() * (1 + 0.35f * moment.hit()) * 1.5f;
        float body =
                (light.from() == Light.From.BEHIND
                                ? 0.10f
                                : light.from() == Light.From.FRONT ? 1.0f : 0.5f)
                        * (1.15f - 0.7f * (float) light.contrast());
        float far = setup.wide() ? 0.10f : 0.03f;
        Rgb air = mood.haze().times(far);
        float[] rgb = canvas.rgb();
        for (int my = 0; my < mask.height; my++) {
            int row = my * mask.width;
            int o = ((mask.top + my) * canvas.width() + mask.left) * 3;
            int above = my >= edge ? row - edge * mask.width : row;
            int below = my + edge < mask.height ? row + edge * mask.width : row;
            for (int mx = 0; mx < mask.width; mx++, o += 3) {
                float c = mask.cover[row + mx];
                if (c <= 0) {
                    continue;
                }
                float s = soft[row + mx];
                float gx =
                        soft[row + Math.max(0, mx - edge)]
                                - soft[row + Math.min(mask.width - 1, mx + edge)];
                float gy = soft[above + mx] - soft[below + mx];
                // gx, gy point out of the figure: the slope of its inflated outline.
                float nx = -gx * 1.6f;
                float ny = -gy * 1.6f;
                if (behind) {
                    // The nearer to the sun in the picture, the more its light wraps around.
                    float tx = sunX - mask.left - mx;
                    float ty = sunY - mask.top - my;
                    float d = (float) Math.sqrt(tx * tx + ty * ty) + 0.12f * size;
                    lx = tx / d;
                    ly = ty / d;
                }
                float facing = nx * lx + ny * ly;
                float side = Math.min(1, Math.max(0, 0.94f - s) * 2.1f);
                side *= side;
                float r1 = rim * side * (Math.max(0, facing) * 1.5f + back);
                float r2 =
                        side
                                * Math.max(
                                        0,
                                        -nx * lx * 0.8f
                                                - 0.05f
                                                + (lx == 0 ? Math.abs(nx) * 0.4f : 0))
                                * (neon ? 1.3f : 0.35f);
                int w0 = Math.max(0, mx - wide);
                int w1 = Math.min(mask.width - 1, mx + wide);
                int h0 = Math.max(0, my - wide) * mask.width + mx;
                int h1 = Math.min(mask.height - 1, my + wide) * mask.width + mx;
                float fx = (form[row + w1] - form[row + w0]) * -1.5f;
                float fy = (form[h1] - form[h0]) * -1.5f;
                float lit = body * Math.max(0.03f, 0.30f + 0.95f * (fx * lx + fy * ly));
                Rgb cloth = CLOTH[mask.part[row + mx]];
                float gloss = 0.22f;
                float red =
                        cloth.r() * (mood.ambient().r() + key.r() * lit)
                                + key.r() * r1 * (gloss + cloth.r())
                                + counter.r() * r2 * (gloss + cloth.r())
                                + air.r();
                float green =
                        cloth.g() * (mood.ambient().g() + key.g() * lit)
                                + key.g() * r1 * (gloss + cloth.g())
                                + counter.g() * r2 * (gloss + cloth.g())
                                + air.g();
                float blue =
                        cloth.b() * (mood.ambient().b() + key.b() * lit)
                                + key.b() * r1 * (gloss + cloth.b())
                                + counter.b() * r2 * (gloss + cloth.b())
                                + air.b();
                rgb[o] += (red - rgb[o]) * c;
                rgb[o + 1] += (green - rgb[o + 1]) * c;
                rgb[o + 2] += (blue - rgb[o + 2]) * c;
            }
        }
    }

    /** Towards the light, in the picture's plane; y points down. */
    private static float light(Light.From from, boolean horizontal) {
        return switch (from) {
            case LEFT -> horizontal ? -0.86f : -0.5f;
            case RIGHT -> horizontal ? 0.86f : -0.5f;
            case BEHIND -> horizontal ? 0.0f : -0.8f;
            case ABOVE -> horizontal ? 0.12f : -0.99f;
            case FRONT -> horizontal ? -0.4f : -0.6f;
        };
    }
}
