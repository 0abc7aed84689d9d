package io.beatframe.title;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.GraphicAttribute;
import java.awt.geom.AffineTransform;

/**
 * An emoji as outlines, like a letter: it takes the words' colour, edge and shadow.
 *
 * @param outline of size 1, standing on y = 0
 * @param advance from its left to the next sign's
 * @param ascent of its line above y = 0
 * @param descent below
 */
record Emoji(Shape outline, float advance, float ascent, float descent) {

    /** As it is set among letters. */
    Graphic sized(double size) {
        return new Graphic(this, (float) size);
    }

    /** Takes the place of one sign of a text, so that no line can end inside of it. */
    static final class Graphic extends GraphicAttribute {
        private final Emoji emoji;
        private final float size;

        private Graphic(Emoji emoji, float size) {
            super(ROMAN_BASELINE);
            this.emoji = emoji;
            this.size = size;
        }

        @Override
        public float getAscent() {
            return size * emoji.ascent;
        }

        @Override
        public float getDescent() {
            return size * emoji.descent;
        }

        @Override
        public float getAdvance() {
            return size * emoji.advance;
        }

        @Override
        public Shape getOutline(AffineTransform placed) {
            AffineTransform grown = new AffineTransform(placed);
            grown.scale(size, size);
            return grown.createTransformedShape(emoji.outline);
        }

        @Override
        public void draw(Graphics2D pen, float x, float y) {
            pen.fill(getOutline(AffineTransform.getTranslateInstance(x, y)));
        }
    }
}
