package io.beatframe.picture;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A still picture to draw on: opaque pixels 0xRRGGBB, x to the right, y down. Coordinates are edges
 * between pixels, so 0,0 is the upper left corner and shapes may end inside a pixel, antialiased.
 * What falls outside is cut off. Opacity is 0 to 1.
 */
public final class Picture {
    private final int width;
    private final int height;
    private final int[] rgb;

    /** A black picture. */
    public Picture(int width, int height) {
        this(width, height, new int[width * height]);
    }

    /**
     * A view of pixels that others keep: drawing changes them.
     *
     * @param rgb rows of {@code width} pixels
     */
    public Picture(int width, int height, int[] rgb) {
        if (width < 1 || height < 1 || rgb.length != width * height) {
            throw new IllegalArgumentException(
                    "Not a picture: " + width + "x" + height + ", " + rgb.length + " pixels");
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    /** A picture of R, G, B bytes, as ffmpeg's rgb24 gives them. */
    public static Picture ofRgb24(int width, int height, byte[] bytes) {
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] =
                    (bytes[3 * i] & 0xff) << 16
                            | (bytes[3 * i + 1] & 0xff) << 8
                            | bytes[3 * i + 2] & 0xff;
        }
        return new Picture(width, height, rgb);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The pixels themselves, not a copy: rows of {@link #width}. */
    public int[] rgb() {
        return rgb;
    }

    public int pixel(int x, int y) {
        return rgb[y * width + x];
    }

    public void fill(int colour) {
        Arrays.fill(rgb, colour);
    }

    public void rectangle(
            double x, double y, double wide, double high, int colour, double opacity) {
        new Ink(rgb, width, height, colour, opacity).rectangle(x, y, x + wide, y + high);
    }

    public void roundedRectangle(
            double x,
            double y,
            double wide,
            double high,
            double radius,
            int colour,
            double opacity) {
        cover(
                new Ink(rgb, width, height, colour, opacity)::pixel,
                x,
                y,
                x + wide,
                y + high,
                roundedBox(x, y, wide, high, radius));
    }

    /** The distance to a rounded box is that to the box shrunk by the corner, less the corner. */
    private static Distance roundedBox(
            double x, double y, double wide, double high, double radius) {
        double corner = Math.min(radius, Math.min(wide, high) / 2);
        double middleX = x + wide / 2;
        double middleY = y + high / 2;
        return (px, py) -> {
            double dx = Math.abs(px - middleX) - wide / 2 + corner;
            double dy = Math.abs(py - middleY) - high / 2 + corner;
            double outside = Math.hypot(Math.max(0, dx), Math.max(0, dy));
            return outside + Math.min(0, Math.max(dx, dy)) - corner;
        };
    }

    /** A line with round ends. */
    public void line(
            double x0,
            double y0,
            double x1,
            double y1,
            double thickness,
            int colour,
            double opacity) {
        Ink ink = new Ink(rgb, width, height, colour, opacity);
        double dx = x1 - x0;
        double dy = y1 - y0;
        double squared = dx * dx + dy * dy;
        double half = thickness / 2;
        cover(
                ink::pixel,
                Math.min(x0, x1) - half,
                Math.min(y0, y1) - half,
                Math.max(x0, x1) + half,
                Math.max(y0, y1) + half,
                (px, py) -> {
                    double along =
                            squared == 0
                                    ? 0
                                    : Math.clamp(((px - x0) * dx + (py - y0) * dy) / squared, 0, 1);
                    return Math.hypot(px - x0 - along * dx, py - y0 - along * dy) - half;
                });
    }

    public void disc(double x, double y, double radius, int colour, double opacity) {
        cover(
                new Ink(rgb, width, height, colour, opacity)::pixel,
                x - radius,
                y - radius,
                x + radius,
                y + radius,
                (px, py) -> Math.hypot(px - x, py - y) - radius);
    }

    /** A line of text; {@code baseline} is what its letters stand on. */
    public void text(
            double x,
            double baseline,
            double sizePixels,
            Lettering.Weight weight,
            int colour,
            double opacity,
            String text) {
        Lettering.draw(rgb, width, height, x, baseline, sizePixels, colour, opacity, weight, text);
    }

    /** Draws another picture into a rectangle: by area when it shrinks, else bilinear. */
    public void blit(Picture from, int x, int y, int wide, int high, double opacity) {
        Scaling.draw(from, this, x, y, wide, high, opacity);
    }

    /** Like {@link #blit}, with round corners. */
    public void blitRounded(Picture from, int x, int y, int wide, int high, double radius) {
        Picture scaled = new Picture(wide, high);
        scaled.blit(from, 0, 0, wide, high, 1);
        cover(
                (px, py, share) -> {
                    if (px >= x && py >= y && px < x + wide && py < y + high) {
                        int at = py * width + px;
                        rgb[at] = Colour.mix(rgb[at], scaled.pixel(px - x, py - y), share);
                    }
                },
                x,
                y,
                x + (double) wide,
                y + (double) high,
                roundedBox(x, y, wide, high, radius));
    }

    /** A copy of a rectangle that lies inside the picture. */
    public Picture crop(int x, int y, int wide, int high) {
        Picture part = new Picture(wide, high);
        for (int row = 0; row < high; row++) {
            System.arraycopy(rgb, (y + row) * width + x, part.rgb, row * wide, wide);
        }
        return part;
    }

    /** The picture as a PNG file. The same pixels give the same bytes. */
    public byte[] png() {
        DirectColorModel model = new DirectColorModel(24, 0xff0000, 0xff00, 0xff);
        BufferedImage image =
                new BufferedImage(
                        model,
                        Raster.createPackedRaster(
                                new DataBufferInt(rgb, rgb.length),
                                width,
                                height,
                                width,
                                new int[] {0xff0000, 0xff00, 0xff},
                                new Point()),
                        false,
                        null);
        if (image.getRaster().getTransferType() != DataBuffer.TYPE_INT) {
            throw new IllegalStateException("Not packed pixels");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // In memory: the default would put a cache file into the temporary folder.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("This Java cannot write PNG files");
            }
        } catch (IOException notInMemory) {
            throw new UncheckedIOException(notInMemory);
        }
        return bytes.toByteArray();
    }

    /** How far a point is outside a shape; negative inside. */
    @FunctionalInterface
    private interface Distance {
        double at(double x, double y);
    }

    /** Colours a pixel as much as it is covered. */
    @FunctionalInterface
    private interface Paint {
        void pixel(int x, int y, double share);
    }

    private void cover(
            Paint paint, double left, double top, double right, double bottom, Distance distance) {
        int x0 = (int) Math.max(0, Math.floor(left - 1));
        int y0 = (int) Math.max(0, Math.floor(top - 1));
        int x1 = (int) Math.min(width, Math.ceil(right + 1));
        int y1 = (int) Math.min(height, Math.ceil(bottom + 1));
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                double covered = 0.5 - distance.at(x + 0.5, y + 0.5);
                if (covered > 0) {
                    paint.pixel(x, y, Math.min(1, covered));
                }
            }
        }
    }
}
