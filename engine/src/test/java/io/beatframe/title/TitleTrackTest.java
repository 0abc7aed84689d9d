package io.beatframe.title;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.plan.Title;
import io.beatframe.request.Style;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameSize;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is drawn, with the letters that are always here. */
class TitleTrackTest {
    private static final FrameSize DRAFT = new FrameSize(540, 960);
    private static final List<FrameSize> SIZES =
            List.of(
                    DRAFT,
                    new FrameSize(540, 540),
                    new FrameSize(960, 540),
                    new FrameSize(540, 676));
    private static final double CAPTION = 30;
    private static final FrameRange ANY = new FrameRange(0, 30);

    private final Typefaces typefaces = new Typefaces(List::of);

    @BeforeAll
    static void javaDrawsLetters() {
        // Without fontconfig there is nothing to test but the message.
        assumeTrue(TitleTrackTest::canDraw, "needs fontconfig");
    }

    private static boolean canDraw() {
        try {
            Typeface.SANS.load();
            return true;
        } catch (Failure noFontconfig) {
            return false;
        }
    }

    /** Anything that may be written fits, in every style, place and shape of picture. */
    @ParameterizedTest
    @EnumSource
    void inkStaysInsideItsPlace(Style style) {
        Random random = new Random(style.ordinal());
        for (Title.Role role : Title.Role.values()) {
            FrameSize size = SIZES.get(random.nextInt(SIZES.size()));
            int most = role == Title.Role.TITLE ? 80 : 120;
            TitleCard card = card(style, role, words(random, 1 + random.nextInt(most)), size);
            assertThat(strongest(card, 0)).as("upper edge").isLessThan(40);
            assertThat(strongest(card, card.zone().height() - 1)).as("lower").isLessThan(40);
            assertThat(letterHeight(card)).as("letters").isPositive();
        }
    }

    /** Frames are cut to what is drawn; nothing may be cut off. */
    @ParameterizedTest
    @EnumSource
    void whatIsDrawnIsInked(Style style) {
        for (Title.Role role : Title.Role.values()) {
            Title title = new Title(role, ANY, "HÅj,", OptionalDouble.empty());
            TitleStyle how = TitleStyle.of(style, role);
            TitleZone inked = TitleCard.inked(title, how, DRAFT, typefaces);
            TitleCard card = TitleCard.draw(title, how, DRAFT, typefaces);
            TitleZone zone = card.zone();
            for (int i = 0; i < card.argb().length; i++) {
                if (card.argb()[i] != 0) {
                    assertThat(zone.x() + i % zone.width())
                            .isBetween(inked.x(), inked.x() + inked.width() - 1);
                    int row = i / zone.width();
                    // What would come up from below its place is cut there.
                    int lowest = Math.min(row + card.rise(), zone.height() - 1);
                    assertThat(zone.y() + row).isGreaterThanOrEqualTo(inked.y());
                    assertThat(zone.y() + lowest).isLessThan(inked.y() + inked.height());
                }
            }
        }
    }

    /** White letters on a white wall: their shadow has to tell them from it. */
    @ParameterizedTest
    @EnumSource
    void lettersStandOutFromAWhiteWall(Style style) {
        for (Title.Role role : Title.Role.values()) {
            standsOut(card(style, role, "HIHI", DRAFT));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theStrokesOfSmallLettersAreThick(Style style) {
        for (Title.Role role : List.of(Title.Role.SUBTITLE, Title.Role.CAPTION)) {
            TitleCard card = card(style, role, "III", DRAFT);
            int width = card.zone().width();
            long strokes = 0;
            for (int i = 0; i < card.argb().length; i++) {
                strokes += card.argb()[i] >>> 24 == 255 && (card.argb()[i] & 0xff) > 100 ? 1 : 0;
            }
            assertThat((double) strokes / letterHeight(card) / 3).as("%s", role).isGreaterThan(2);
        }
    }

    /** In the words' own colour, inside their place. */
    @ParameterizedTest
    @EnumSource
    void emojiAreDrawnAsLettersAre(Style style) {
        for (Title.Role role : Title.Role.values()) {
            TitleCard card = card(style, role, "\ud83d\udd25".repeat(9), DRAFT);
            assertThat(letterHeight(card)).as("%s", role).isGreaterThan(8);
            assertThat(strongest(card, 0)).as("upper edge").isLessThan(40);
            assertThat(strongest(card, card.zone().height() - 1)).as("lower").isLessThan(40);
            standsOut(card);
        }
    }

    private static void standsOut(TitleCard card) {
        double least = 255;
        for (int i = 0; i < card.argb().length; i++) {
            double alpha = (card.argb()[i] >>> 24) / 255.0;
            int rgb = card.argb()[i];
            double luma =
                    0.2126 * (rgb >> 16 & 0xff)
                            + 0.7152 * (rgb >> 8 & 0xff)
                            + 0.0722 * (rgb & 0xff);
            least = Math.min(least, alpha * luma + (1 - alpha) * 255);
        }
        // 4.5:1 against white, WCAG's contrast of text.
        assertThat(least).isLessThan(118);
    }

    @Test
    void aLongTitleIsBrokenIntoLinesAndALongWordMadeSmallerAndThenHyphenated() {
        int oneLine = letterHeight(card(Style.FILM_NOIR, Title.Role.TITLE, "HHH", DRAFT));
        int lines =
                letterHeight(card(Style.FILM_NOIR, Title.Role.TITLE, "HHHHHH ".repeat(4), DRAFT));
        int long12 = letterHeight(card(Style.FILM_NOIR, Title.Role.TITLE, "H".repeat(12), DRAFT));
        assertThat(lines).isGreaterThan(oneLine + 4);
        assertThat(long12).isBetween(oneLine / 2, oneLine - 4);
        TextBlock parted = caption("H".repeat(40));
        assertThat(parted.size()).isGreaterThan(0.6 * CAPTION);
        assertThat(letterHeight(card(Style.FILM_NOIR, Title.Role.TITLE, "H".repeat(40), DRAFT)))
                .isGreaterThan(oneLine);
        // Letters H are one contour each, and so is a hyphen.
        assertThat(contours(parted.outline())).isBetween(41, 43);
        assertThat(contours(caption("H".repeat(39) + "_").outline())).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource({
        "Rechtsschutzversicherung, 17, Rechtsschutzversi",
        "Dampfschifffahrtsgesellschaft, 23, Dampfschifffahrtsgesell",
        "internationalization, 12, internationa",
        "достопримечательности, 13, достопримеча",
        "Ελευθεροτυπία, 9, Ελευθερο",
        "HHHHHHHHHHHH, 8, HHHHHHHH"
    })
    void aHyphenStandsBeforeASyllable(String word, int most, String first) {
        assertThat(word.substring(0, Hyphens.best(word, 0, most))).isEqualTo(first);
    }

    @Test
    void namesAndOtherScriptsTakeNoHyphen() {
        assertThat(Hyphens.due("Hello world", 3)).isTrue();
        for (String text :
                List.of("#longestday", "@someone", "a.b/c", "route66", "今日は天気", "Hello")) {
            assertThat(Hyphens.due(text, text.equals("Hello") ? 5 : 3)).as(text).isFalse();
        }
    }

    static int contours(Shape outline) {
        int contours = 0;
        for (PathIterator at = outline.getPathIterator(null); !at.isDone(); at.next()) {
            contours += at.currentSegment(new double[6]) == PathIterator.SEG_MOVETO ? 1 : 0;
        }
        return contours;
    }

    private TextBlock caption(String text) {
        return TextBlock.fit(typefaces.of(text, Typeface.SANS_BOLD), 0, CAPTION, 0, 0, 430, 180);
    }

    @Test
    void aSignThatNoFontDrawsIsNamedWithWhatToInstall() {
        assertThatThrownBy(() -> typefaces.of("Hello ネオン", Typeface.SANS))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.code()).isEqualTo(ErrorCode.FONT_MISSING);
                            assertThat(failure.message())
                                    .contains("'ネ' (U+30CD, katakana)", "fonts-noto-cjk");
                        });
        assertThatThrownBy(() -> typefaces.of("「Hello」", Typeface.SANS))
                .hasMessageContaining("fonts-noto-cjk");
        assertThatThrownBy(() -> typefaces.of("नमस्ते", Typeface.SANS))
                .hasMessageContaining("devanagari")
                .hasMessageContaining("fonts-noto-core");
    }

    @Test
    void marksAndInvisibleSignsStayWithTheirLetter() {
        String text = "e\u0323\u0302 a\u200db\u00a0c\ufe0f";
        assertThat(typefaces.of(text, Typeface.SERIF).runs()).hasSize(1);
    }

    private TitleCard card(Style style, Title.Role role, String text, FrameSize size) {
        return TitleCard.draw(
                new Title(role, ANY, text, OptionalDouble.empty()),
                TitleStyle.of(style, role),
                size,
                typefaces);
    }

    private static String words(Random random, int characters) {
        StringBuilder words = new StringBuilder("W");
        String letters = "abcWMQgjÄß ÑфЖщЁαΩ  ,.!'’";
        while (words.length() < characters) {
            words.append(letters.charAt(random.nextInt(letters.length())));
        }
        return words.toString();
    }

    private static boolean white(TitleCard card, int at) {
        return card.argb()[at] >>> 24 > 250 && (card.argb()[at] & 0xff) > 200;
    }

    /** The most opaque pixel of a row. */
    private static int strongest(TitleCard card, int row) {
        int width = card.zone().width();
        return IntStream.range(row * width, (row + 1) * width)
                .map(i -> card.argb()[i] >>> 24)
                .max()
                .orElseThrow();
    }

    /** Rows that hold letters. */
    private static int letterHeight(TitleCard card) {
        int width = card.zone().width();
        return (int)
                IntStream.range(0, card.zone().height())
                        .filter(row ->
                                IntStream.range(row * width, (row + 1) * width)
                                        .anyMatch(i -> white(card, i)))
                        .count();
    }
}
