package io.beatframe.clip.face;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;

/** A picture of a face, drawn: skin, hair, brows, eyes, nose and mouth. */
public final class DrawnFace {
    private DrawnFace() {}

    /**
     * @param x of the face's middle
     * @param size from brow to chin
     * @return rows of R, G, B
     */
    public static byte[] rgb(int width, int height, double x, double y, double size) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(96, 110, 120));
        pen.fillRect(0, 0, width, height);
        Color skin = new Color(224, 176, 150);
        Color dark = new Color(50, 34, 28);
        oval(pen, new Color(60, 90, 140), x, y + 1.5 * size, 1.9 * size, 1.5 * size);
        oval(pen, dark, x, y - 0.22 * size, 1.14 * size, 1.3 * size);
        oval(pen, skin, x, y + 0.6 * size, 0.5 * size, 0.6 * size);
        oval(pen, skin, x, y, 0.94 * size, 1.3 * size);
        for (int side = -1; side <= 1; side += 2) {
            oval(
                    pen,
                    skin.darker(),
                    x + side * 0.2 * size,
                    y - 0.13 * size,
                    0.26 * size,
                    0.15 * size);
            oval(
                    pen,
                    Color.WHITE,
                    x + side * 0.2 * size,
                    y - 0.12 * size,
                    0.19 * size,
                    0.09 * size);
            oval(pen, dark, x + side * 0.2 * size, y - 0.12 * size, 0.09 * size, 0.09 * size);
            oval(pen, dark, x + side * 0.2 * size, y - 0.25 * size, 0.27 * size, 0.05 * size);
        }
        oval(pen, skin.darker(), x, y + 0.12 * size, 0.17 * size, 0.1 * size);
        oval(pen, new Color(160, 70, 70), x, y + 0.33 * size, 0.34 * size, 0.1 * size);
        pen.dispose();
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            int colour = image.getRGB(i % width, i / width);
            rgb[3 * i] = (byte) (colour >> 16);
            rgb[3 * i + 1] = (byte) (colour >> 8);
            rgb[3 * i + 2] = (byte) colour;
        }
        return rgb;
    }

    private static void oval(
            Graphics2D pen, Color colour, double x, double y, double width, double height) {
        pen.setColor(colour);
        pen.fill(new Ellipse2D.Double(x - width / 2, y - height / 2, width, height));
    }
}
