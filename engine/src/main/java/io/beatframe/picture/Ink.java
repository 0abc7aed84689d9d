package io.beatframe.picture;

/** Puts one colour on a picture, pixel by pixel, as much as is covered. */
final class Ink {
    private final int[] rgb;
    private final int width;
    private final int height;
    private final int colour;
    private final double opacity;

    Ink(int[] rgb, int width, int height, int colour, double opacity) {
        this.rgb = rgb;
        this.width = width;
        this.height = height;
        this.colour = colour;
        this.opacity = opacity;
    }

    /**
     * A glyph of the atlas at another size, by the mean of the atlas under each pixel: exact, so
     * that small letters stay even wherever they fall between pixels.
     */
    void glyph(Glyphs glyphs, Glyphs.Glyph glyph, double pen, double baseline, double scale) {
        double left = pen + glyph.left() * scale;
        double top = baseline + glyph.top() * scale;
        // Never less than one atlas pixel: that is linear interpolation for letters above its size.
        double reach = Math.max(1, 1 / scale) / 2;
        int x0 = Math.max(0, (int) Math.floor(left - scale));
        int x1 = Math.min(width, (int) Math.ceil(left + (glyph.width() + 1) * scale) + 1);
        int y0 = Math.max(0, (int) Math.floor(top - scale));
        int y1 = Math.min(height, (int) Math.ceil(top + (glyph.height() + 1) * scale) + 1);
        for (int y = y0; y < y1; y++) {
            double middleY = (y + 0.5 - top) / scale;
            for (int x = x0; x < x1; x++) {
                double middleX = (x + 0.5 - left) / scale;
                double covered = mean(glyphs, glyph, middleX, middleY, reach);
                if (covered > 0) {
                    pixel(x, y, covered / 255);
                }
            }
        }
    }

    private static double mean(
            Glyphs glyphs, Glyphs.Glyph glyph, double middleX, double middleY, double reach) {
        double fromX = middleX - reach;
        double toX = middleX + reach;
        double fromY = middleY - reach;
        double toY = middleY + reach;
        int endX = (int) Math.min(glyph.width(), Math.ceil(toX));
        int endY = (int) Math.min(glyph.height(), Math.ceil(toY));
        double sum = 0;
        for (int y = (int) Math.max(0, Math.floor(fromY)); y < endY; y++) {
            double high = Math.min(y + 1, toY) - Math.max(y, fromY);
            for (int x = (int) Math.max(0, Math.floor(fromX)); x < endX; x++) {
                double wide = Math.min(x + 1, toX) - Math.max(x, fromX);
                sum += high * wide * glyphs.coverage(glyph.x() + x, glyph.y() + y);
            }
        }
        return sum / (4 * reach * reach);
    }

    /** The sign for a character that we cannot draw. */
    void box(double pen, double baseline, double size) {
        double line = Math.max(1, size * 0.06);
        double left = pen + 0.06 * size;
        double right = pen + 0.54 * size;
        double top = baseline - Lettering.CAP_HEIGHT * size;
        rectangle(left, top, right, top + line);
        rectangle(left, baseline - line, right, baseline);
        rectangle(left, top + line, left + line, baseline - line);
        rectangle(right - line, top + line, right, baseline - line);
    }

    /** A rectangle with edges between pixels, antialiased. */
    void rectangle(double left, double top, double right, double bottom) {
        int x1 = (int) Math.min(width, Math.ceil(right));
        int y1 = (int) Math.min(height, Math.ceil(bottom));
        for (int y = (int) Math.max(0, Math.floor(top)); y < y1; y++) {
            double high = Math.min(y + 1, bottom) - Math.max(y, top);
            for (int x = (int) Math.max(0, Math.floor(left)); x < x1; x++) {
                double wide = Math.min(x + 1, right) - Math.max(x, left);
                if (high > 0 && wide > 0) {
                    pixel(x, y, high * wide);
                }
            }
        }
    }

    /** Mixes the colour into a pixel that is inside the picture. */
    void pixel(int x, int y, double covered) {
        int at = y * width + x;
        rgb[at] = Colour.mix(rgb[at], colour, opacity * covered);
    }
}
