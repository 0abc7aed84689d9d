package io.beatframe.title;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Emoji, which no font of the machine has to draw. */
class EmojiTest {
    private static final String PLACE = "\ufffc";
    private static final String FAMILY = "👨‍👩‍👧‍👦";
    private static final float SIZE = 30;

    private static final Typefaces TYPEFACES = new Typefaces(List::of);

    @BeforeAll
    static void javaDrawsLetters() {
        TitleTrackTest.javaDrawsLetters();
    }

    /** A newer Java may know emoji that the font does not have: then take a newer font. */
    @Test
    void everyEmojiThatJavaKnowsIsOnePicture() {
        List<String> undrawn =
                IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(sign -> Character.isEmoji(sign) && sign > '9')
                        .mapToObj(Character::toString)
                        .filter(sign -> !text(sign + "\ufe0f").signs().equals(PLACE))
                        .toList();
        assertThat(undrawn).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "plain, 🌞",
        "style of pictures, ❤️",
        "style of text that no text has, 🌞︎",
        "newer than Java 25, \uD83E\uDEEA",
        "joined, 👩‍🚀",
        "joined and styled, 🏳️‍🌈",
        "joined without style, ❤‍🔥",
        "family, 👨‍👩‍👧‍👦",
        "tone, 👍🏽",
        "tone and style, ☝️🏽",
        "tones and joined, 👩🏻‍🤝‍👨🏿",
        "flag, 🇫🇷",
        "flag of tags, 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "key, 1️⃣",
        "key without style, #⃣",
        "sign of text as a picture, ©️",
    })
    void aSequenceIsOneSignAmongLetters(String kind, String sequence) {
        DrawableText text = text("a" + sequence + " 2");
        assertThat(text.signs()).as(kind).isEqualTo("a" + PLACE + " 2");
        assertThat(text.emoji()).containsOnlyKeys(1);
        Emoji emoji = drawn(text, 1);
        assertThat(emoji.advance()).as("width of one").isBetween(1.2f, 1.3f);
        assertThat(emoji.outline().getBounds2D().getHeight()).as("ink").isBetween(0.5, 1.2);
        // The font has digits as well, as wide as pictures.
        assertThat(text.runs()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "👩‍🚀, 👩",
        "👨‍👩‍👧‍👦, 👨",
        "🇫🇷, 🇩🇪",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿, 🏴",
        "1️⃣, 2️⃣",
        "🏳️‍🌈, 🏳"
    })
    void aSequenceHasAPictureOfItsOwn(String sequence, String other) {
        assertThat(path(emoji(sequence))).isNotEqualTo(path(emoji(other)));
    }

    @ParameterizedTest
    @CsvSource({"🌞︎, 🌞", "👍🏽, 👍", "☝️🏽, ☝️", "🐶🏽, 🐶", "👪🏽, 👪", "1️⃣, 1⃣"})
    void whatHasNoPictureOfItsOwnIsDrawnAsItsBase(String sequence, String base) {
        assertThat(path(emoji(sequence))).isEqualTo(path(emoji(base)));
    }

    @Test
    void aJoinThatNoFontKnowsShowsItsPartsAndNothingElse() {
        Emoji joined = emoji("👩🏽‍🛸‍🐶");
        int parts = 0;
        for (String part : List.of("👩", "🛸", "🐶")) {
            parts += TitleTrackTest.contours(emoji(part).outline());
        }
        assertThat(TitleTrackTest.contours(joined.outline())).isEqualTo(parts);
        assertThat(joined.advance()).isEqualTo(3 * emoji("👩").advance());
    }

    @ParameterizedTest
    @ValueSource(strings = {"© ® ™ 1 #1 *", "a\u200db", "2\ufe0f"})
    void signsOfTextStayText(String signs) {
        assertThat(text(signs).signs()).isEqualTo(signs);
        assertThat(text(signs).emoji()).isEmpty();
    }

    @Test
    void tonesAloneStandForThemselves() {
        assertThat(text("🏻🏼🏽").signs()).isEqualTo(PLACE.repeat(3));
        assertThat(text("🇫🇷🇩🇪🇮").signs()).isEqualTo(PLACE.repeat(3));
    }

    /** Parted inside, a family would be drawn as its members. */
    @ParameterizedTest
    @ValueSource(ints = {60, 100, 150, 200, 300})
    void noLineEndsInsideASequence(int width) {
        int family = TitleTrackTest.contours(emoji(FAMILY).outline());
        for (double tracking : new double[] {0, 0.1}) {
            Shape words = block(FAMILY.repeat(7), tracking, width);
            assertThat(TitleTrackTest.contours(words)).isEqualTo(7 * family);
            assertThat(words.getBounds2D().getWidth()).isLessThanOrEqualTo(width);
        }
    }

    @Test
    void emojiTakeTheirPlaceAmongLetters() {
        double without = block("HH", 0, 400).getBounds2D().getWidth();
        double with = block("H🔥H", 0, 400).getBounds2D().getWidth();
        assertThat(with - without).isEqualTo(SIZE * emoji("🔥").advance(), within(0.5));
        double twoLines = block("H H H 🔥 🔥 🔥 🔥 🔥", 0, 150).getBounds2D().getHeight();
        assertThat(twoLines).isGreaterThan(1.5 * SIZE);
    }

    @Test
    void onlyWhatIsMissingIsNamed() {
        assertThatThrownBy(() -> text("🌞 ネ👩‍🚀"))
                .hasMessageContaining("U+30CD")
                .hasMessageNotContaining("U+1F");
    }

    private static DrawableText text(String text) {
        return TYPEFACES.of(text, Typeface.SANS_BOLD);
    }

    private static Emoji emoji(String sequence) {
        DrawableText text = text(sequence);
        assertThat(text.signs()).isEqualTo(PLACE);
        return drawn(text, 0);
    }

    private static Emoji drawn(DrawableText text, int at) {
        return Optional.ofNullable(text.emoji().get(at)).orElseThrow();
    }

    private static Shape block(String words, double tracking, double width) {
        return TextBlock.fit(text(words), tracking, SIZE, 0, 0, width, 400).outline();
    }

    private static List<String> path(Emoji emoji) {
        double[] points = new double[6];
        List<String> path = new ArrayList<>();
        for (PathIterator at = emoji.outline().getPathIterator(new AffineTransform());
                !at.isDone();
                at.next()) {
            path.add(at.currentSegment(points) + Arrays.toString(points));
        }
        return path;
    }
}
