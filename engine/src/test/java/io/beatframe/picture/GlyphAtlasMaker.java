package io.beatframe.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Makes the glyph atlas that {@link Lettering} draws with. Run by hand, on a machine that has the
 * fonts and the libraries for them, when a character is missing; the result is committed:
 *
 * <pre>java -cp engine/target/test-classes io.beatframe.picture.GlyphAtlasMaker \
 *     /usr/share/fonts/truetype/dejavu engine/src/main/resources/io/beatframe/picture</pre>
 */
final class GlyphAtlasMaker {
    private static final int EM = 56;
    private static final int ATLAS_WIDTH = 1400;

    /** Outlines are taken large and shrunk, so that hinting for one size does not bend them. */
    private static final int UNHINTED = 20;

    private static final int[][] RANGES = {
        {0x20, 0x7e},
        {0xa0, 0x17f},
        {0x384, 0x3ce},
        {0x400, 0x45f},
        {0x490, 0x491},
        {0x2010, 0x2015},
        {0x2018, 0x2022},
        {0x2026, 0x2026},
        {0x2030, 0x2033},
        {0x2039, 0x203a},
        {0x2044, 0x2044},
        {0x20ac, 0x20ac},
        {0x2116, 0x2116},
        {0x2122, 0x2122},
        {0x2190, 0x2199},
        {0x21bb, 0x21bb},
        {0x2206, 0x2206},
        {0x2211, 0x2212},
        {0x221e, 0x221e},
        {0x2248, 0x2248},
        {0x2260, 0x2260},
        {0x2264, 0x2265},
        {0x25a0, 0x25a1},
        {0x25b2, 0x25b2},
        {0x25b6, 0x25b6},
        {0x25bc, 0x25bc},
        {0x25c0, 0x25c0},
        {0x25c6, 0x25c7},
        {0x25cb, 0x25cb},
        {0x25cf, 0x25cf},
        {0x2605, 0x2606},
        {0x2665, 0x2665},
        {0x2669, 0x266b},
        {0x266d, 0x266f},
        {0x2713, 0x2714},
        {0x2717, 0x2718},
    };

    private GlyphAtlasMaker() {}

    public static void main(String[] folders) throws Exception {
        Path fonts = Path.of(folders[0]);
        Path target = Path.of(folders[1]);
        make(fonts.resolve("DejaVuSansCondensed.ttf"), target, "regular");
        make(fonts.resolve("DejaVuSansCondensed-Bold.ttf"), target, "bold");
    }

    private static void make(Path file, Path target, String name) throws Exception {
        Font font =
                Font.createFont(Font.TRUETYPE_FONT, file.toFile())
                        .deriveFont((float) EM * UNHINTED);
        BufferedImage atlas = new BufferedImage(ATLAS_WIDTH, 6000, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = atlas.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(Color.WHITE);
        List<String> lines = new ArrayList<>();
        lines.add("# em " + EM + ": code point, x y width height in the atlas, left top of the");
        lines.add(
                "# picture against the pen on the baseline, advance; DejaVu, see LICENSE-DejaVu.txt");
        int x = 0;
        int y = 0;
        int rowHeight = 0;
        for (int[] range : RANGES) {
            for (int character = range[0]; character <= range[1]; character++) {
                if (!font.canDisplay(character)) {
                    continue;
                }
                GlyphVector glyph =
                        font.createGlyphVector(
                                new FontRenderContext(null, true, true),
                                Character.toString(character));
                double advance = glyph.getGlyphMetrics(0).getAdvance() / UNHINTED;
                Shape outline =
                        AffineTransform.getScaleInstance(1.0 / UNHINTED, 1.0 / UNHINTED)
                                .createTransformedShape(glyph.getOutline());
                Rectangle2D box = outline.getBounds2D();
                int left = (int) Math.floor(box.getMinX());
                int top = (int) Math.floor(box.getMinY());
                int width = box.isEmpty() ? 0 : (int) Math.ceil(box.getMaxX()) - left;
                int height = box.isEmpty() ? 0 : (int) Math.ceil(box.getMaxY()) - top;
                if (x + width > ATLAS_WIDTH) {
                    x = 0;
                    y += rowHeight;
                    rowHeight = 0;
                }
                pen.fill(
                        AffineTransform.getTranslateInstance(x - left, y - top)
                                .createTransformedShape(outline));
                lines.add(
                        String.format(
                                Locale.ROOT,
                                "%x %d %d %d %d %d %d %.2f",
                                character,
                                x,
                                y,
                                width,
                                height,
                                left,
                                top,
                                advance));
                x += width;
                rowHeight = Math.max(rowHeight, height);
            }
        }
        pen.dispose();
        save(atlas.getSubimage(0, 0, ATLAS_WIDTH, y + rowHeight), target.resolve(name + ".png"));
        Files.writeString(target.resolve(name + ".txt"), String.join("\n", lines) + "\n");
    }

    /** Sixteen greys are enough for what is shrunk afterwards, and halve the file. */
    private static void save(BufferedImage atlas, Path file) throws IOException {
        for (int y = 0; y < atlas.getHeight(); y++) {
            for (int x = 0; x < atlas.getWidth(); x++) {
                int grey = atlas.getRaster().getSample(x, y, 0);
                atlas.getRaster().setSample(x, y, 0, Math.round(grey / 17f) * 17);
            }
        }
        ImageIO.write(atlas, "png", new File(file.toString()));
    }
}
