package io.beatframe.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionsFileTest {
    @TempDir Path folder;

    @Test
    void readsSubRipAsItIsFound() throws IOException {
        assertThat(
                        read(
                                "a.srt",
                                """
                                \uFEFF1\r
                                00:00:01,500 --> 00:00:03,250  X1:10 X2:20\r
                                <i>Hello</i> {\\an8}there\r
                                1984\r
                                \r
                                00:00:03.0 --> 00:01:00,000
                                second, without a number
                                """))
                .containsExactly(
                        new TimedText(1.5, 3, "Hello there\n1984"),
                        new TimedText(3, 60, "second, without a number"));
    }

    @Test
    void readsLyricsAsTheyAreFound() throws IOException {
        assertThat(
                        read(
                                "a.LRC",
                                """
                                [ti:A song]
                                [offset:+500]
                                [00:10.50][00:30.50]again <00:11.00>and <00:11.20>again
                                [00:12]once
                                [00:13.5]
                                """))
                .containsExactly(
                        new TimedText(10, 11.5, "again and again"),
                        new TimedText(11.5, 13, "once"),
                        new TimedText(30, 36, "again and again"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a.srt | hello                                     | Line 1
                    a.srt | 00:00:03,000 --> 00:00:02,000\\nhi        | must end after it begins
                    a.srt | 99999:00:00,000 --> 00:00:02,000\\nhi     | Line 1
                    a.srt | 00:00:01,000 --> 00:00:02,000\\n\u0007hi  | U+0007
                    a.lrc | [00:01.00]ok\\nno time                     | Line 2
                    a.lrc | [offset:soon]                             | Line 1
                    a.lrc | [ti:only a name]                          | no captions
                    a.txt | anything                                  | .srt and .lrc
                    """)
    void saysWhereItIsWrong(String name, String text, String expected) {
        assertThatThrownBy(() -> read(name, text.replace("\\n", "\n")))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.code()).isEqualTo(ErrorCode.CAPTIONS_INVALID);
                            assertThat(failure.message()).contains(expected);
                        });
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        Path file = folder.resolve("a.srt");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 1, 2});
        assertThatThrownBy(() -> CaptionsFile.read(file)).hasMessageContaining("UTF-8");
        Files.write(file, new byte[1_000_001]);
        assertThatThrownBy(() -> CaptionsFile.read(file)).hasMessageContaining("1 MB");
        assertThatThrownBy(() -> CaptionsFile.read(folder)).hasMessageContaining("no file");
        assertThatThrownBy(() -> CaptionsFile.read(folder.resolve("none.srt")))
                .hasMessageContaining("There is no captions file");
    }

    @Test
    void wordsThatCannotBeReadAreRefused() {
        assertThatThrownBy(() -> Titles.checkTitle("x".repeat(81))).hasMessageContaining("81");
        assertThatThrownBy(() -> Titles.checkTitle(" \n ")).hasMessageContaining("empty");
        String newEmoji = "\uD83E\uDEEA";
        assertThat(Titles.checkTitle(newEmoji)).isEqualTo(newEmoji);
        assertThatThrownBy(() -> Titles.checkTitle("\u0378")).hasMessageContaining("U+0378");
        assertThat(Titles.checkTitle(" e\u0301a \t b\r\n c ")).isEqualTo("\u00e9a b\nc");
    }

    private List<TimedText> read(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return CaptionsFile.read(file);
    }
}
