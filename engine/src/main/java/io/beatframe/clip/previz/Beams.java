package io.beatframe.clip.previz;

/** Beams of moving lamps in hazy air, brighter on the beats; drawn small, since they are soft. */
final class Beams implements Layer {
    private static final int STEP = 4;

    private final Setup setup;
    private final int number;
    private final float distance;
    private final float top;

    Beams(Setup setup, int number, float distance, float top) {
        this.setup = setup;
        this.number = number;
        this.distance = distance;
        this.top = top;
    }

    @Override
    public void draw(Canvas canvas, Moment m) {
        int w = (canvas.width() + STEP - 1) / STEP;
        int h = (canvas.height() + STEP - 1) / STEP;
        float[] small = new float[w * h * 3];
        Mood mood = setup.mood();
        float unit = canvas.unit() / STEP;
        for (int i = 0; i < number; i++) {
            float v = number == 1 ? 0.5f : (float) i / (number - 1);
            float sway =
                    (float) Math.sin(m.phase() * Math.PI * 0.25 + i * 1.9 + distance) * 0.42f
                            + (float) Math.sin(m.phase() * Math.PI * 0.5 + i) * 0.10f;
            float x = canvas.px(m.x((-0.05f + 1.1f * v) * setup.aspect(), distance)) / STEP;
            float y = canvas.py(m.y(top, distance)) / STEP;
            boolean turn = ((Noise.floor(m.phase()) + i) & 1) == 0;
            float power =
                    (0.10f + (turn ? 0.40f : 0.10f) * m.hit()) * (0.5f + 0.7f * setup.energy());
            Rgb light =
                    ((i & 1) == 0 ? mood.accentA() : mood.accentB())
                            .mix(Rgb.WHITE, 0.18f)
                            .times(power);
            float angle = sway + (0.5f - v) * 0.7f;
            beam(small, w, h, x, y, (float) Math.sin(angle), (float) Math.cos(angle), unit, light);
        }
        Spill.add(canvas, small, w, h);
    }

    private static void beam(
            float[] small,
            int w,
            int h,
            float x,
            float y,
            float dx,
            float dy,
            float unit,
            Rgb light) {
        float reach = 1.25f * unit;
        float inverse = 1 / unit;
        for (int py = Math.max(0, (int) y); py < h; py++) {
            float qy = py + 0.5f - y;
            // Where the beam's middle crosses this row, and how far it may reach to the sides.
            float middle = x + dx / dy * qy;
            float half = (0.012f + 0.10f * qy * inverse) * unit * 1.3f;
            int from = Math.max(0, (int) (middle - half));
            int to = Math.min(w - 1, (int) (middle + half) + 1);
            for (int px = from; px <= to; px++) {
                float qx = px + 0.5f - x;
                float along = qx * dx + qy * dy;
                if (along <= 0 || along > reach) {
                    continue;
                }
                float across = Math.abs(qx * dy - qy * dx);
                float wide = 0.008f * unit + 0.075f * along;
                float f = 1 - across / wide;
                if (f > 0) {
                    float fade = 1 - along / reach;
                    float k = f * f * (3 - 2 * f) * fade * (0.35f + 0.65f * fade);
                    int o = (py * w + px) * 3;
                    small[o] += light.r() * k;
                    small[o + 1] += light.g() * k;
                    small[o + 2] += light.b() * k;
                }
            }
        }
    }
}
