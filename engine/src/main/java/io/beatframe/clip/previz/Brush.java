package io.beatframe.clip.previz;

/** Paints shapes onto a plate; places in the frame at rest, in frame heights. */
final class Brush {
    private final Texture texture;
    private final float density;

    Brush(Texture texture) {
        this.texture = texture;
        this.density = texture.density();
    }

    private float tx(float frameX) {
        return (frameX - texture.left()) * density;
    }

    private float ty(float frameY) {
        return (frameY - texture.top()) * density;
    }

    /** Paints every texel by a rule. */
    @FunctionalInterface
    interface Rule {
        /** Sets red, green, blue and cover, not multiplied, of the place. */
        void paint(float frameX, float frameY, float[] rgba);
    }

    void all(Rule rule) {
        rows(0, texture.height(), rule);
    }

    /** Paints the texels between two heights of the frame. */
    void band(float top, float bottom, Rule rule) {
        rows(
                Math.clamp((int) Math.floor(ty(top)), 0, texture.height()),
                Math.clamp((int) Math.ceil(ty(bottom)), 0, texture.height()),
                rule);
    }

    private void rows(int from, int to, Rule rule) {
        float[] out = new float[4];
        float[] rgba = texture.rgba();
        for (int y = from; y < to; y++) {
            float fy = texture.top() + (y + 0.5f) / density;
            int i = y * texture.width() * 4;
            for (int x = 0; x < texture.width(); x++, i += 4) {
                out[3] = 0;
                rule.paint(texture.left() + (x + 0.5f) / density, fy, out);
                float a = out[3];
                if (a > 0) {
                    float keep = 1 - a;
                    rgba[i] = out[0] * a + rgba[i] * keep;
                    rgba[i + 1] = out[1] * a + rgba[i + 1] * keep;
                    rgba[i + 2] = out[2] * a + rgba[i + 2] * keep;
                    rgba[i + 3] = a + rgba[i + 3] * keep;
                }
            }
        }
    }

    /** One texel's width, in frame heights. */
    float texel() {
        return 1 / density;
    }

    void rect(float x0, float y0, float x1, float y1, Rgb colour, float cover) {
        float ax = tx(x0);
        float bx = tx(x1);
        float ay = ty(y0);
        float by = ty(y1);
        int fx = Math.max(0, (int) Math.floor(ax));
        int lx = Math.min(texture.width() - 1, (int) Math.floor(bx));
        int fy = Math.max(0, (int) Math.floor(ay));
        int ly = Math.min(texture.height() - 1, (int) Math.floor(by));
        for (int y = fy; y <= ly; y++) {
            float cy = Math.min(by, y + 1) - Math.max(ay, y);
            for (int x = fx; x <= lx; x++) {
                float cx = Math.min(bx, x + 1) - Math.max(ax, x);
                if (cx > 0 && cy > 0) {
                    texture.put(x, y, colour, cover * cx * cy);
                }
            }
        }
    }

    void polygon(Rgb colour, float... xy) {
        float[] texels = new float[xy.length];
        for (int i = 0; i < xy.length; i += 2) {
            texels[i] = tx(xy[i]);
            texels[i + 1] = ty(xy[i + 1]);
        }
        Mask mask = window(texels);
        mask.polygon(texels, xy.length / 2, 1);
        fill(mask, colour);
    }

    void limb(Rgb colour, float ax, float ay, float ra, float bx, float by, float rb) {
        float pax = tx(ax);
        float pay = ty(ay);
        float pbx = tx(bx);
        float pby = ty(by);
        float pad = Math.max(ra, rb) * density + 2;
        Mask mask =
                window(
                        new float[] {
                            Math.min(pax, pbx) - pad,
                            Math.min(pay, pby) - pad,
                            Math.max(pax, pbx) + pad,
                            Math.max(pay, pby) + pad
                        });
        mask.capsule(pax, pay, ra * density, pbx, pby, rb * density, 1);
        fill(mask, colour);
    }

    private Mask window(float[] texels) {
        float x0 = Float.MAX_VALUE;
        float y0 = Float.MAX_VALUE;
        float x1 = -Float.MAX_VALUE;
        float y1 = -Float.MAX_VALUE;
        for (int i = 0; i < texels.length; i += 2) {
            x0 = Math.min(x0, texels[i]);
            x1 = Math.max(x1, texels[i]);
            y0 = Math.min(y0, texels[i + 1]);
            y1 = Math.max(y1, texels[i + 1]);
        }
        int left = Math.clamp((int) Math.floor(x0), 0, texture.width());
        int top = Math.clamp((int) Math.floor(y0), 0, texture.height());
        int right = Math.clamp((int) Math.ceil(x1) + 1, left, texture.width());
        int bottom = Math.clamp((int) Math.ceil(y1) + 1, top, texture.height());
        return new Mask(left, top, right - left, bottom - top);
    }

    private void fill(Mask mask, Rgb colour) {
        for (int y = 0; y < mask.height && mask.top + y < texture.height(); y++) {
            for (int x = 0; x < mask.width && mask.left + x < texture.width(); x++) {
                float c = mask.cover[y * mask.width + x];
                if (c > 0) {
                    texture.put(mask.left + x, mask.top + y, colour, c);
                }
            }
        }
    }

    /** Adds a round light that falls off to nothing at {@code radius}. */
    void glow(float x, float y, float radius, Rgb light) {
        ellipse(x, y, radius, radius, light);
    }

    void ellipse(float x, float y, float rx, float ry, Rgb light) {
        float cx = tx(x);
        float cy = ty(y);
        float w = rx * density;
        float h = ry * density;
        int x0 = Math.max(0, (int) (cx - w));
        int x1 = Math.min(texture.width() - 1, (int) (cx + w) + 1);
        int y0 = Math.max(0, (int) (cy - h));
        int y1 = Math.min(texture.height() - 1, (int) (cy + h) + 1);
        for (int py = y0; py <= y1; py++) {
            float dy = (py + 0.5f - cy) / h;
            for (int px = x0; px <= x1; px++) {
                float dx = (px + 0.5f - cx) / w;
                float f = 1 - dx * dx - dy * dy;
                if (f > 0) {
                    texture.add(px, py, light, f * f * f);
                }
            }
        }
    }

    /** Adds an out-of-focus light. */
    void bokeh(float x, float y, float radius, Rgb light) {
        float cx = tx(x);
        float cy = ty(y);
        float r = radius * density;
        int x0 = Math.max(0, (int) (cx - r - 1));
        int x1 = Math.min(texture.width() - 1, (int) (cx + r) + 1);
        int y0 = Math.max(0, (int) (cy - r - 1));
        int y1 = Math.min(texture.height() - 1, (int) (cy + r) + 1);
        for (int py = y0; py <= y1; py++) {
            for (int px = x0; px <= x1; px++) {
                float d = (float) Math.hypot(px + 0.5f - cx, py + 0.5f - cy);
                float f = Math.clamp((r - d) * 0.6f + 0.5f, 0f, 1f);
                if (f > 0) {
                    texture.add(px, py, light, f * (0.7f + 0.5f * d * d / (r * r)));
                }
            }
        }
    }
}
