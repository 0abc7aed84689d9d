package io.beatframe.clip.previz;

/** A painted plate that hangs at a distance and is resampled for each frame. */
final class Plate implements Layer {
    private final Texture texture;
    private final int[] spans;
    private final float distance;
    private final float drift;
    private final float sway;
    private final float beat;
    private final float bob;
    private final float bobPhase;

    /**
     * @param drift frame heights a second that it moves to the right, like clouds
     * @param sway how far its top bends in the wind, in frame heights
     * @param beat how much beats brighten it: 0 not at all
     */
    Plate(Texture texture, float distance, float drift, float sway, float beat) {
        this(texture, texture.spans(), distance, drift, sway, beat, 0, 0);
    }

    private Plate(
            Texture texture,
            int[] spans,
            float distance,
            float drift,
            float sway,
            float beat,
            float bob,
            float bobPhase) {
        this.texture = texture;
        this.spans = spans;
        this.distance = distance;
        this.drift = drift;
        this.sway = sway;
        this.beat = beat;
        this.bob = bob;
        this.bobPhase = bobPhase;
    }

    /** The same plate, jumping with the beats; {@code height} in frame heights. */
    Plate bobbing(float height, float phase) {
        return new Plate(texture, spans, distance, drift, sway, beat, height, phase);
    }

    static Plate still(Texture texture, float distance) {
        return new Plate(texture, distance, 0, 0, 0);
    }

    @Override
    public void draw(Canvas canvas, Moment moment) {
        float density = texture.density();
        float scale = moment.scale(distance);
        float step = density / (scale * canvas.unit());
        // Frame place = x(rest): solve for the place at rest of the canvas's first pixel.
        float offsetX = moment.x(0, distance);
        float offsetY = moment.y(0, distance);
        if (bob != 0) {
            float jump = (float) Math.abs(Math.sin((moment.phase() + bobPhase) * Math.PI));
            offsetY -= bob * jump * (0.3f + 0.7f * moment.setup().energy());
        }
        float u0 =
                ((canvas.frameX(0) - offsetX) / scale - texture.left() - drift * moment.seconds())
                                * density
                        - 0.5f;
        float v0 = ((canvas.frameY(0) - offsetY) / scale - texture.top()) * density - 0.5f;
        float gain = 1 + beat * moment.hit();
        int width = texture.width();
        float[] line = new float[width * 4];
        float[] rgba = texture.rgba();
        for (int y = 0; y < canvas.height(); y++) {
            float v = v0 + y * step;
            if (v < -0.5f) {
                continue;
            }
            float vc = Math.clamp(v, 0f, texture.height() - 1.001f);
            if (v > texture.height() - 0.5f) {
                break;
            }
            int row = (int) vc;
            float fv = vc - row;
            int first = Math.min(emptyAsEnd(row), emptyAsEnd(row + 1));
            int last = Math.max(spans[2 * row + 1], spans[2 * row + 3]);
            if (last <= first) {
                continue;
            }
            int a = row * width * 4;
            int b = a + width * 4;
            for (int i = first * 4; i < last * 4; i++) {
                line[i] = rgba[a + i] + (rgba[b + i] - rgba[a + i]) * fv;
            }
            float bend = 0;
            if (sway != 0) {
                float high = 1 - vc / texture.height();
                bend =
                        sway
                                * density
                                * high
                                * high
                                * (float)
                                        (Math.sin(moment.seconds() * 1.3 + distance * 5)
                                                + 0.4 * Math.sin(moment.seconds() * 3.1));
            }
            row(canvas, y, u0 + bend, step, line, first, last, gain);
        }
    }

    private int emptyAsEnd(int row) {
        return spans[2 * row + 1] == 0 ? texture.width() : spans[2 * row];
    }

    private void row(
            Canvas canvas,
            int y,
            float u0,
            float step,
            float[] line,
            int first,
            int last,
            float gain) {
        int width = texture.width();
        float[] out = canvas.rgb();
        int o = y * canvas.width() * 3;
        boolean inside = u0 >= 0 && u0 + step * canvas.width() < width - 1;
        int x0 = 0;
        int x1 = canvas.width();
        if (inside) {
            // Only the part of the row that shows something.
            x0 = Math.max(0, (int) ((first - 1 - u0) / step));
            x1 = Math.min(canvas.width(), (int) ((last + 1 - u0) / step) + 1);
            o += x0 * 3;
        }
        float limit = width - 1.001f;
        float period = 2 * limit;
        for (int x = x0; x < x1; x++, o += 3) {
            float u = u0 + x * step;
            if (!inside) {
                u = Math.abs(u);
                if (u > limit) {
                    u = u % period;
                    u = u > limit ? period - u : u;
                }
            }
            int i = (int) u;
            if (i < first - 1 || i >= last) {
                continue;
            }
            float f = u - i;
            int k = i * 4;
            float l0 = i < first ? 0 : 1 - f;
            float l1 = i + 1 >= last ? 0 : f;
            int k1 = i + 1 >= width ? k : k + 4;
            float keep = 1 - (line[k + 3] * l0 + line[k1 + 3] * l1);
            l0 *= gain;
            l1 *= gain;
            out[o] = out[o] * keep + line[k] * l0 + line[k1] * l1;
            out[o + 1] = out[o + 1] * keep + line[k + 1] * l0 + line[k1 + 1] * l1;
            out[o + 2] = out[o + 2] * keep + line[k + 2] * l0 + line[k1 + 2] * l1;
        }
    }
}
