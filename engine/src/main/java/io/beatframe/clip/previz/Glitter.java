package io.beatframe.clip.previz;

/** The sun's or moon's path on the water: small waves that flash towards the camera. */
final class Glitter implements Layer {
    private final Rgb light;

    Glitter(Rgb light) {
        this.light = light;
    }

    @Override
    public void draw(Canvas canvas, Moment m) {
        Setup setup = m.setup();
        float sx = m.x(setup.sunX(), 1000);
        float horizon = m.y(setup.horizon(), 1000);
        int count = (int) (520 + 380 * setup.energy());
        for (int i = 0; i < count; i++) {
            float a = Noise.unit(i, 1, setup.world());
            float b = Noise.unit(i, 2, setup.world());
            float c = Noise.unit(i, 3, setup.world());
            float down = 0.004f + 0.42f * a * a;
            float spread = 0.018f + down * 0.34f;
            float life = m.seconds() * (0.9f + 1.6f * c) + b * 50;
            int turn = Noise.floor(life);
            float x = sx + (Noise.unit(i, turn, 71) + Noise.unit(i, turn, 72) - 1) * spread * 1.5f;
            float flash = (float) Math.sin((life - turn) * Math.PI);
            float y = horizon + down * m.scale(6);
            float length = (0.0016f + down * 0.045f) * (0.5f + c) * canvas.unit();
            float k = flash * flash * (0.35f + 0.9f * c) * (1 + 0.8f * m.hit());
            float px = canvas.px(x);
            float py = canvas.py(y);
            float half = Math.max(0.25f, down * 0.0045f * canvas.unit());
            canvas.streak(px - length, py, px, py, half, light.times(k * 0.8f));
            canvas.streak(px + length, py, px, py, half, light.times(k * 0.8f));
        }
    }
}
