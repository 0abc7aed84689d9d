package io.beatframe.title;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.LineMetrics;
import java.awt.geom.AffineTransform;
import java.util.Optional;
import java.util.stream.IntStream;

/** Emoji that are always here: Noto Emoji, which has all sequences of Unicode 17 in outlines. */
final class EmojiFace {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    /** Outlines are rounded to parts of a pixel: the larger, the finer. */
    private static final float DRAWN_SIZE = 1024;

    private Optional<Font> loaded = Optional.empty();

    /**
     * What the font has as one picture is one; else its parts stand side by side, as UTS #51 wants
     * it.
     *
     * @return empty when the font lacks a part
     */
    Optional<Emoji> draw(EmojiSequence sequence) {
        for (String whole : sequence.whole()) {
            GlyphVector glyphs = glyphs(whole);
            if (drawn(glyphs) && pictures(glyphs) == 1) {
                return Optional.of(emoji(whole, glyphs));
            }
        }
        GlyphVector parts = glyphs(sequence.parts());
        return drawn(parts) ? Optional.of(emoji(sequence.parts(), parts)) : Optional.empty();
    }

    private GlyphVector glyphs(String signs) {
        return font().layoutGlyphVector(
                        CONTEXT, signs.toCharArray(), 0, signs.length(), Font.LAYOUT_LEFT_TO_RIGHT);
    }

    private boolean drawn(GlyphVector glyphs) {
        int missing = font().getMissingGlyphCode();
        return pictures(glyphs) > 0
                && IntStream.range(0, glyphs.getNumGlyphs())
                        .noneMatch(i -> glyphs.getGlyphCode(i) == missing);
    }

    private static long pictures(GlyphVector glyphs) {
        return IntStream.range(0, glyphs.getNumGlyphs())
                .filter(i -> !glyphs.getGlyphOutline(i).getBounds2D().isEmpty())
                .count();
    }

    private Emoji emoji(String signs, GlyphVector glyphs) {
        LineMetrics line = font().getLineMetrics(signs, CONTEXT);
        return new Emoji(
                AffineTransform.getScaleInstance(1 / DRAWN_SIZE, 1 / DRAWN_SIZE)
                        .createTransformedShape(glyphs.getOutline()),
                (float) glyphs.getLogicalBounds().getWidth() / DRAWN_SIZE,
                line.getAscent() / DRAWN_SIZE,
                line.getDescent() / DRAWN_SIZE);
    }

    private Font font() {
        if (loaded.isEmpty()) {
            loaded = Optional.of(Typeface.load("NotoEmoji-Bold.ttf").deriveFont(DRAWN_SIZE));
        }
        return loaded.get();
    }
}
