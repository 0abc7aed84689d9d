package io.beatframe.check;

import io.beatframe.request.FilmEffects;
import io.beatframe.time.FrameSize;

/**
 * What {@link FilmEffects} do to a small luma picture, as {@code Filter.Halo} and {@code
 * Filter.Vignette} say; grain is lost at this size. Without it, darker corners would pass for the
 * darker of two shots, and a dissolve for an early one.
 */
final class FilmLuma {
    private static final int GLOWS_ABOVE = 185;
    private static final double GLOW_SLOPE = 6;
    private static final int FALLS_BELOW = 100;
    private static final double FALL_SLOPE = 4;
    private static final double GLOW = 0.3;
    private static final double GLOW_SIGMA = 0.032;

    private final FilmEffects film;
    private final FrameSize size;

    FilmLuma(FilmEffects film, FrameSize size) {
        this.film = film;
        this.size = size;
    }

    /** Changes the picture. */
    void apply(byte[] luma) {
        if (film.halation() > 0) {
            glow(luma);
        }
        if (film.vignette() > 0) {
            vignette(luma);
        }
    }

    private void glow(byte[] luma) {
        double[] glow = new double[luma.length];
        for (int i = 0; i < luma.length; i++) {
            glow[i] = Math.clamp(((luma[i] & 0xff) - GLOWS_ABOVE) * GLOW_SLOPE, 0, 255);
        }
        double[] kernel = kernel(Math.max(0.5, GLOW_SIGMA * size.width()));
        glow = blurred(blurred(glow, kernel, size.width(), 1), kernel, size.height(), size.width());
        for (int i = 0; i < luma.length; i++) {
            int own = luma[i] & 0xff;
            double without = Math.clamp((own - FALLS_BELOW) * FALL_SLOPE, 0, 255);
            set(luma, i, own + GLOW * film.halation() * Math.max(0, glow[i] - without));
        }
    }

    private static double[] kernel(double sigma) {
        double[] kernel = new double[(int) Math.ceil(3 * sigma) + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = Math.exp(-i * i / (2 * sigma * sigma));
            sum += i == 0 ? kernel[i] : 2 * kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }

    /** Along rows (step 1) or columns (step the width), whose ends go on as they are. */
    private static double[] blurred(double[] values, double[] kernel, int length, int step) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int at = i / step % length;
            double sum = kernel[0] * values[i];
            for (int k = 1; k < kernel.length; k++) {
                sum += kernel[k] * values[i - step * Math.min(k, at)];
                sum += kernel[k] * values[i + step * Math.min(k, length - 1 - at)];
            }
            result[i] = sum;
        }
        return result;
    }

    private void vignette(byte[] luma) {
        double middleX = size.width() / 2.0;
        double middleY = size.height() / 2.0;
        double corner = Math.hypot(middleX, middleY);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                double away = Math.hypot(x + 0.5 - middleX, y + 0.5 - middleY) / corner;
                double cos = Math.cos(film.vignette() * Math.PI / 4 * away);
                int at = y * size.width() + x;
                set(luma, at, (luma[at] & 0xff) * Math.pow(cos, 4));
            }
        }
    }

    private static void set(byte[] luma, int at, double value) {
        luma[at] = (byte) Math.round(Math.clamp(value, Luma.BLACK, Luma.WHITE));
    }
}
