package io.beatframe.title;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes, stars, arrows and the like, which no font of the machine has to draw. */
class SymbolsTest {
    private static final float SIZE = 30;
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final Typefaces TYPEFACES = new Typefaces(List::of);

    @BeforeAll
    static void javaDrawsLetters() {
        TitleTrackTest.javaDrawsLetters();
    }

    @Test
    void everySignOfTheirBlocksHasInk() {
        List<Integer> signs =
                Stream.of(
                                IntStream.range(0x2000, 0x2070),
                                IntStream.range(0x2100, 0x2400),
                                IntStream.range(0x2460, 0x2800),
                                IntStream.range(0x2b00, 0x2c00))
                        .flatMapToInt(blocks -> blocks)
                        .filter(SymbolsTest::visible)
                        .boxed()
                        .toList();
        assertThat(signs).hasSizeGreaterThan(1900);
        for (int sign : signs) {
            DrawableText text = text(Character.toString(sign));
            if (text.emoji().isEmpty()) {
                assertThat(text.runs()).hasSize(1);
                hasInk(sign, text.runs().getFirst().font().deriveFont(SIZE));
            }
        }
    }

    private static void hasInk(int sign, Font font) {
        GlyphVector glyphs = font.createGlyphVector(CONTEXT, Character.toString(sign));
        assertThat(glyphs.getGlyphCode(0))
                .as("U+%04X", sign)
                .isNotEqualTo(font.getMissingGlyphCode());
        assertThat(glyphs.getOutline().getBounds2D().isEmpty()).as("U+%04X", sign).isFalse();
    }

    private static boolean visible(int sign) {
        return Character.isDefined(sign)
                && !Character.isWhitespace(sign)
                && !Character.isSpaceChar(sign)
                && Character.getType(sign) != Character.FORMAT;
    }

    @ParameterizedTest
    @EnumSource
    void wordsBetweenThemKeepTheirOwnFont(Typeface face) {
        DrawableText text = TYPEFACES.of("♪ la 2 ♫ ★!", face);
        assertThat(text.emoji()).isEmpty();
        assertThat(text.runs().stream().map(run -> run.start() + "-" + run.end()).toList())
                .containsExactly("0-2", "2-7", "7-10", "10-11");
        Font own = text.runs().get(1).font();
        assertThat(own).isEqualTo(face.load()).isNotEqualTo(text.runs().getFirst().font());
        assertThat(text.runs().get(3).font()).isEqualTo(own);
    }

    /** Unicode has them as text; as pictures, arrows would be white keys among words. */
    @ParameterizedTest
    @ValueSource(strings = {"↔", "▶", "☀", "❤", "☀︎", "♥", "✔", "♾"})
    void areTextUnlessAPictureIsAskedFor(String sign) {
        assertThat(text(sign).emoji()).isEmpty();
        assertThat(text(sign.substring(0, 1) + "\ufe0f").emoji()).containsOnlyKeys(0);
    }

    /** The font has a blank of its own, and nothing for what is invisible. */
    @Test
    void whatIsInvisibleAfterThemStaysSo() {
        int two = contours("☀☀");
        for (char between : " \u00a0\u3000\u2009\u200b\ufe0e\u200e".toCharArray()) {
            assertThat(contours("☀" + between + "☀")).as("U+%04X", (int) between).isEqualTo(two);
        }
    }

    @ParameterizedTest
    @CsvSource({"♪", "★", "→", "∞"})
    void areAsTallAsLettersAndLinesStayAsClose(String sign) {
        assertThat(block(sign).getHeight()).isBetween(0.2 * SIZE, 1.1 * SIZE);
        double lines = block("H\nH").getHeight();
        assertThat(block("H\nH" + sign).getHeight()).isCloseTo(lines, within(0.2 * SIZE));
    }

    private static DrawableText text(String text) {
        return TYPEFACES.of(text, Typeface.SANS_BOLD);
    }

    private static Rectangle2D block(String words) {
        return TextBlock.fit(text(words), 0, SIZE, 0, 0, 400, 400).outline().getBounds2D();
    }

    private static int contours(String words) {
        return TitleTrackTest.contours(
                TextBlock.fit(text(words), 0, SIZE, 0, 0, 400, 400).outline());
    }
}
