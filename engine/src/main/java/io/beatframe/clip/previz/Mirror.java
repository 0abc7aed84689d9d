package io.beatframe.clip.previz;

/** Water or wet ground: shows what was drawn above it upside down, broken by waves or grain. */
final class Mirror implements Layer {
    private static final int TILE = 256;
    private static final float[] WAVES = waves();

    private final float line;
    private final Rgb deep;
    private final float strength;
    private final float rough;
    private final float speed;

    /**
     * @param line height of its far edge in the frame at rest
     * @param deep its own colour, seen where it does not mirror
     * @param strength how much it mirrors where it is seen flat, 0 to 1
     * @param rough how far waves throw a reflection, 0 to 1
     * @param speed of the waves; 0 for wet ground
     */
    Mirror(float line, Rgb deep, float strength, float rough, float speed) {
        this.line = line;
        this.deep = deep;
        this.strength = strength;
        this.rough = rough;
        this.speed = speed;
    }

    private static float[] waves() {
        float[] tile = new float[TILE * TILE];
        for (int y = 0; y < TILE; y++) {
            for (int x = 0; x < TILE; x++) {
                // Noise that joins at its edges: four copies, faded over each other.
                float u = (float) x / TILE;
                float v = (float) y / TILE;
                float a = wave(x, y) * (1 - u) + wave(x - TILE, y) * u;
                float b = wave(x, y - TILE) * (1 - u) + wave(x - TILE, y - TILE) * u;
                float k = (1 - u) * (1 - u) + u * u;
                float l = (1 - v) * (1 - v) + v * v;
                tile[y * TILE + x] = (a * (1 - v) + b * v - 0.5f) / (float) Math.sqrt(k * l) * 2.4f;
            }
        }
        return tile;
    }

    private static float wave(int x, int y) {
        return Noise.fbm(x / 14f + 40, y / 9f + 40, 3, 4711);
    }

    /** Repeating noise around 0, one feature in about ten units. */
    static float tile(float x, float y) {
        int ix = Noise.floor(x);
        int iy = Noise.floor(y);
        float fx = x - ix;
        float fy = y - iy;
        int a = (iy & 255) * TILE;
        int b = ((iy + 1) & 255) * TILE;
        int l = ix & 255;
        int r = (ix + 1) & 255;
        float top = WAVES[a + l] + (WAVES[a + r] - WAVES[a + l]) * fx;
        float bottom = WAVES[b + l] + (WAVES[b + r] - WAVES[b + l]) * fx;
        return top + (bottom - top) * fy;
    }

    @Override
    public void draw(Canvas canvas, Moment moment) {
        float lineY = canvas.py(moment.y(line, 1000));
        int from = Math.max(1, (int) Math.ceil(lineY));
        float[] rgb = canvas.rgb();
        int width = canvas.width();
        float unit = canvas.unit();
        float middle = canvas.px(moment.setup().aspect() * 0.5f);
        float t = moment.seconds() * speed;
        float travel = moment.pose().x() * 60;
        for (int y = from; y < canvas.height(); y++) {
            float down = (y + 0.5f - lineY) / unit;
            float depth = 1 / (down + 0.012f);
            float flat = (float) Math.exp(-down * 2.6f);
            float reach = rough * (0.004f + 0.11f * (float) Math.sqrt(down)) * unit;
            float source = lineY - (y + 0.5f - lineY) * 0.92f;
            float across = depth * 9 / unit;
            float along = depth * 26 + t * 14;
            int o = y * width * 3;
            for (int x = 0; x < width; x++, o += 3) {
                float px = (x - middle) * across + travel;
                float n = tile(px + t * 3, along);
                float m = tile(px * 2.7f - t * 5 + 31, along * 1.9f + 17);
                float dy = (n + 0.5f * m) * reach;
                float sx = Math.clamp(x + (m * 0.35f + n * 0.1f) * reach, 0f, width - 1f);
                float sy = Math.clamp(source - Math.abs(dy) * 0.9f + dy * 0.5f, 0f, lineY - 1);
                int i = ((int) sy * width + (int) sx) * 3;
                float k = strength * Math.clamp(flat + 0.30f + 0.35f * n * rough, 0.05f, 1f);
                float own = 1 - k * 0.8f;
                rgb[o] = rgb[i] * k + deep.r() * own;
                rgb[o + 1] = rgb[i + 1] * k + deep.g() * own;
                rgb[o + 2] = rgb[i + 2] * k + deep.b() * own;
            }
        }
    }
}
