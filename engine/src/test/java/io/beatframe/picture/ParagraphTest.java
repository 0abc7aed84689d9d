package io.beatframe.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParagraphTest {
    private static final Lettering.Weight BOLD = Lettering.Weight.BOLD;

    @Test
    void breaksBetweenWords() {
        List<String> lines = Paragraph.lines("one two three four five six", 20, BOLD, 110, 9);
        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(String.join(" ", lines)).isEqualTo("one two three four five six");
    }

    @Test
    void endsInAnEllipsisWhenItIsTooLong() {
        List<String> lines = Paragraph.lines("word ".repeat(100), 20, BOLD, 300, 2);
        assertThat(lines).hasSize(2);
        assertThat(lines.getLast()).endsWith("…");
    }

    @Test
    void lineBreaksOfTheTextCountAsSpaces() {
        assertThat(Paragraph.lines(" a\r\n\tb  c ", 20, BOLD, 300, 2)).containsExactly("a b c");
    }

    @Test
    void neverWiderThanAskedWhateverTheText() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.appendCodePoint(
                        switch (random.nextInt(4)) {
                            case 0 -> ' ';
                            case 1 -> 0x1f57a;
                            case 2 -> 'W';
                            default -> 0x21 + random.nextInt(0x300);
                        });
            }
            double width = 40 + random.nextInt(400);
            for (String line : Paragraph.lines(text.toString(), 20, BOLD, width, 3)) {
                assertThat(Lettering.width(line, 20, BOLD)).isLessThanOrEqualTo(width);
            }
        }
    }
}
