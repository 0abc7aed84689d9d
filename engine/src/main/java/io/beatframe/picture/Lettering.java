package io.beatframe.picture;

import java.text.Normalizer;

/**
 * Draws words with a glyph atlas of our own (DejaVu Sans Condensed): Latin, Greek, Cyrillic,
 * arrows, notes and signs. A character that the atlas lacks becomes a hollow box; nothing here ever
 * fails because of what a text says. Safe for use by many threads.
 */
public final class Lettering {
    /** How heavy the letters are. */
    public enum Weight {
        REGULAR("regular"),
        BOLD("bold");

        private final String resource;

        Weight(String resource) {
            this.resource = resource;
        }

        private Glyphs glyphs() {
            return switch (this) {
                case REGULAR -> RegularAtlas.GLYPHS;
                case BOLD -> BoldAtlas.GLYPHS;
            };
        }
    }

    /** Loaded when first drawn with, so that a command that draws nothing loads nothing. */
    private static final class RegularAtlas {
        static final Glyphs GLYPHS = Glyphs.load(Weight.REGULAR.resource);
    }

    private static final class BoldAtlas {
        static final Glyphs GLYPHS = Glyphs.load(Weight.BOLD.resource);
    }

    /** Height of a capital and of a figure, as a part of the size. */
    public static final double CAP_HEIGHT = 0.729;

    private static final double BOX_ADVANCE = 0.62;

    private Lettering() {}

    /**
     * Draws regular letters; see {@link #draw(int[], int, int, double, double, double, int, double,
     * Weight, String)}.
     */
    public static void draw(
            int[] rgb,
            int width,
            int height,
            double x,
            double baseline,
            double sizePixels,
            int colour,
            double opacity,
            String text) {
        draw(rgb, width, height, x, baseline, sizePixels, colour, opacity, Weight.REGULAR, text);
    }

    /**
     * Draws one line of text over a picture; what falls outside is cut off.
     *
     * @param rgb rows of 0xRRGGBB, {@code width} pixels each
     * @param x where the first letter begins, in pixels from the left
     * @param baseline the line that letters stand on, in pixels from the top; capitals reach {@link
     *     #CAP_HEIGHT} of the size above it
     * @param sizePixels to the em; 10 to 200 look good
     * @param colour 0xRRGGBB
     * @param opacity 0 to 1
     */
    public static void draw(
            int[] rgb,
            int width,
            int height,
            double x,
            double baseline,
            double sizePixels,
            int colour,
            double opacity,
            Weight weight,
            String text) {
        if (!(sizePixels > 0) || !(opacity > 0) || !Double.isFinite(x + baseline + sizePixels)) {
            return;
        }
        Glyphs glyphs = weight.glyphs();
        Ink ink = new Ink(rgb, width, height, colour, Math.min(1, opacity));
        double scale = sizePixels / Glyphs.EM;
        double pen = x;
        for (int character : characters(text)) {
            if (pen > width) {
                return;
            }
            Glyphs.Glyph glyph = glyphs.find(character);
            if (glyph == null) {
                ink.box(pen, baseline, sizePixels);
                pen += BOX_ADVANCE * sizePixels;
            } else {
                ink.glyph(glyphs, glyph, pen, baseline, scale);
                pen += glyph.advance() * scale;
            }
        }
    }

    /** How far the pen moves over a text in regular letters, in pixels. */
    public static double width(String text, double sizePixels) {
        return width(text, sizePixels, Weight.REGULAR);
    }

    /** How far the pen moves over a text, in pixels. */
    public static double width(String text, double sizePixels, Weight weight) {
        Glyphs glyphs = weight.glyphs();
        double width = 0;
        for (int character : characters(text)) {
            Glyphs.Glyph glyph = glyphs.find(character);
            width += glyph == null ? BOX_ADVANCE : glyph.advance() / Glyphs.EM;
        }
        return width * sizePixels;
    }

    /** Whether the atlas has a sign, or draws a box for it. */
    public static boolean knows(int character) {
        return !visible(character) || Weight.REGULAR.glyphs().find(character) != null;
    }

    /** What is drawn: accents composed, blanks as spaces, invisible signs left out. */
    private static int[] characters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(c -> Character.isWhitespace(c) ? ' ' : c)
                .filter(Lettering::visible)
                .toArray();
    }

    private static boolean visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK ->
                    false;
            // Skin tones and variation selectors belong to the sign before them.
            default -> character < 0x1f3fb || character > 0x1f3ff;
        };
    }
}
