package io.beatframe.title;

import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.AttributedCharacterIterator;
import java.text.AttributedString;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A text as outlines of one size, broken into lines of about equal length. Java's text layout joins
 * and orders what a script wants joined and ordered: Arabic, Hebrew, Devanagari, Thai and so on.
 */
final class TextBlock {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final double LINE_HEIGHT = 1.18;

    /** Below this part of the style's size, a word is broken rather than shrunk further. */
    private static final double BREAKS_WORDS_BELOW = 0.7;

    private static final String HYPHEN = "-";

    private static final double SHRINK = 0.94;
    private static final int HALVINGS = 6;

    private final double size;
    private final Path2D outline;

    private TextBlock(double size, Path2D outline) {
        this.size = size;
        this.outline = outline;
    }

    /** Pixels to the em. */
    double size() {
        return size;
    }

    /** Centred about x = 0; the last line stands on y = 0. */
    Shape outline() {
        return outline;
    }

    /**
     * The largest block that fits; there always is one.
     *
     * @param size to begin with, pixels to the em
     * @param marginAcross that is left free on the left and right, a part of the size
     * @param marginDown the same above and below
     * @param width of the place, pixels
     */
    static TextBlock fit(
            DrawableText text,
            double tracking,
            double size,
            double marginAcross,
            double marginDown,
            double width,
            double height) {
        for (double now = size; ; now *= SHRINK) {
            double across = width - 2 * marginAcross * now;
            double down = height - 2 * marginDown * now;
            Optional<TextBlock> block =
                    new Setter(text, tracking, now, now < BREAKS_WORDS_BELOW * size).block(across);
            if (block.isPresent()) {
                Rectangle2D ink = block.get().outline.getBounds2D();
                if (ink.getWidth() <= across && ink.getHeight() <= down) {
                    return block.get();
                }
            }
        }
    }

    /** Sets lines at one size. */
    private record Setter(DrawableText text, double tracking, double size, boolean breaksWords) {

        Optional<TextBlock> block(double width) {
            Optional<List<TextLayout>> widest = lines(width);
            if (widest.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new TextBlock(size, outline(balanced(widest.get(), width))));
        }

        /** As many lines, as equal as can be: a last line of one word looks forgotten. */
        private List<TextLayout> balanced(List<TextLayout> widest, double width) {
            List<TextLayout> best = widest;
            double narrow = width / 2;
            double wide = width;
            for (int i = 0; i < HALVINGS; i++) {
                double middle = (narrow + wide) / 2;
                Optional<List<TextLayout>> lines = lines(middle);
                if (lines.isPresent() && lines.get().size() == widest.size()) {
                    best = lines.get();
                    wide = middle;
                } else {
                    narrow = middle;
                }
            }
            return best;
        }

        /** Empty when a word is wider than a line. */
        private Optional<List<TextLayout>> lines(double width) {
            List<TextLayout> lines = new ArrayList<>();
            int start = 0;
            for (String paragraph : text.signs().split("\n", -1)) {
                int end = start + paragraph.length();
                LineBreakMeasurer measurer =
                        new LineBreakMeasurer(styled(start, end, ""), breaks(), CONTEXT);
                while (measurer.getPosition() < paragraph.length()) {
                    Optional<TextLayout> line = line(measurer, paragraph, start, (float) width);
                    if (line.isEmpty()) {
                        return Optional.empty();
                    }
                    lines.add(line.get());
                }
                start = end + 1;
            }
            return Optional.of(lines);
        }

        private Optional<TextLayout> line(
                LineBreakMeasurer measurer, String paragraph, int start, float width) {
            int from = measurer.getPosition();
            int length = paragraph.length();
            if (!breaksWords || !Hyphens.due(paragraph, measurer.nextOffset(width))) {
                return Optional.ofNullable(measurer.nextLayout(width, length, !breaksWords));
            }
            float narrower = width - hyphenWidth(start + from);
            // Of no width at all nothing would be taken, for ever.
            int most = measurer.nextOffset(Math.max(1, narrower));
            if (!Hyphens.due(paragraph, most)) {
                return Optional.of(measurer.nextLayout(width, most, false));
            }
            int to = Hyphens.best(paragraph, from, most);
            measurer.setPosition(to);
            return Optional.of(new TextLayout(styled(start + from, start + to, HYPHEN), CONTEXT));
        }

        private float hyphenWidth(int at) {
            return new TextLayout(styled(at, at + 1, HYPHEN), CONTEXT).getAdvance()
                    - new TextLayout(styled(at, at + 1, ""), CONTEXT).getAdvance();
        }

        /** Java looks for Thai words, which no blanks part, in Thai only. */
        private BreakIterator breaks() {
            boolean thai =
                    text.signs()
                            .codePoints()
                            .anyMatch(sign ->
                                    Character.UnicodeScript.of(sign)
                                            == Character.UnicodeScript.THAI);
            return BreakIterator.getLineInstance(thai ? Locale.of("th") : Locale.ROOT);
        }

        /**
         * @param tail is added, in the font of the sign before it
         */
        private AttributedCharacterIterator styled(int start, int end, String tail) {
            AttributedString styled =
                    new AttributedString(text.signs().substring(start, end) + tail);
            for (DrawableText.Run run : text.runs()) {
                int from = Math.max(start, run.start());
                int to = Math.min(end, run.end());
                if (from < to) {
                    int tailed = to == end ? to + tail.length() : to;
                    styled.addAttribute(
                            TextAttribute.FONT,
                            run.font().deriveFont((float) size),
                            from - start,
                            tailed - start);
                }
            }
            text.emoji()
                    .forEach((at, emoji) -> {
                        if (start <= at && at < end) {
                            styled.addAttribute(
                                    TextAttribute.CHAR_REPLACEMENT,
                                    emoji.sized(size),
                                    at - start,
                                    at - start + 1);
                        }
                    });
            if (tracking != 0 && text.signs().codePoints().allMatch(Setter::standsApart)) {
                styled.addAttribute(TextAttribute.TRACKING, (float) tracking);
            }
            return styled.getIterator();
        }

        private static boolean standsApart(int sign) {
            Character.UnicodeScript script = Character.UnicodeScript.of(sign);
            return script == Character.UnicodeScript.LATIN
                    || script == Character.UnicodeScript.GREEK
                    || script == Character.UnicodeScript.CYRILLIC
                    || script == Character.UnicodeScript.COMMON;
        }

        private Path2D outline(List<TextLayout> lines) {
            Path2D all = new Path2D.Double(Path2D.WIND_NON_ZERO);
            double baseline = 0;
            for (TextLayout line : lines.reversed()) {
                double x = -line.getVisibleAdvance() / 2.0;
                all.append(
                        line.getOutline(AffineTransform.getTranslateInstance(x, baseline)), false);
                baseline -= Math.max(LINE_HEIGHT * size, line.getAscent() + line.getDescent());
            }
            return all;
        }
    }
}
