package io.beatframe.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenBeatsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.5\n1.0\n1.5\n",
                "0.5\r1.0\r1.5",
                "\ufeff0.5\r\n1.0\r\n\r\n1.5\r\n",
                "# beats\n  0.5 # one\n1.0\n1.5",
                "5.000000e-01\n1.000000e+00\n1.500000e+00",
                "+.5\n1.\n1.5",
                "time,label\n0.5,New Point\n1.0,New Point\n1.5,New Point",
                "\"0.5\",\"a\"\n\"1\",\"b\"\n\"1.5\",\"c\"",
                "0.5;x\n1.0;y\n1.5;z",
                "0.5 120.1\n1.0 121.2\n1.5 119.7",
                "0.5\t17\n1.0\t18\n1.5\t19",
                "[0.5, 1.0, 1.5]",
                "\ufeff [0.5,1,1.5]",
                "{\"version\":1,\"beats\":[0.5,1,1.5]}",
                "{\"bpm\":120,\"prompt\":\"a job of the guide\",\"beats\":[0.5,1,1.5]}",
                "{\"version\":1,\"beats\":[{\"time\":0.5},{\"time\":1,\"downbeat\":false},1.5]}",
                "[{\"time\":0.5,\"confidence\":3},{\"time\":1},{\"time\":1.5}]",
            })
    void readsTimesAsTheyAreFound(String text) throws IOException {
        GivenBeats given = GivenBeats.read(file(text));
        assertThat(given.beats().stream().map(GivenBeat::seconds)).containsExactly(0.5, 1.0, 1.5);
        assertThat(given.hasBars()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.5\t4\n1.0\t1\n1.5\t2\n2.0\t3\n",
                "0.5 4 7\n1.0 1 8\n1.5 2 8\n2.0 3 8\n",
                "0.5,7.4\n1.0,8.1\n1.5,8.2\n2.0,8.3\n",
                "0.500000\t0.500000\t4\n1.000000\t1.000000\t1\n1.500000\t1.5\t2\n2.0\t2.0\t3\n",
                "5.000e-01 4.000e+00\n1.000e+00 1.000e+00\n1.500e+00 2.000e+00\n2e0 3e0\n",
                "0.5 0\n1.0 1\n1.5 0\n2.0 0\n",
                "[[0.5,4],[1,1],[1.5,2],[2,3]]",
                "{\"beats\":[0.5,1,1.5,2],\"downbeats\":[1.004]}",
                "{\"beats\":[{\"time\":0.5},{\"time\":1,\"downbeat\":true},{\"time\":1.5},{\"time\":2}]}",
            })
    void readsDownbeatsInEveryForm(String text) throws IOException {
        GivenBeats given = GivenBeats.read(file(text));
        assertThat(given.beats().stream().map(GivenBeat::seconds))
                .containsExactly(0.5, 1.0, 1.5, 2.0);
        assertThat(given.positions()).containsExactly(4, 1, 2, 3);
    }

    @Test
    void readsStrengths() throws IOException {
        GivenBeats given =
                GivenBeats.read(file("[{\"time\":1,\"strength\":0.25},{\"time\":2},{\"time\":3}]"));
        assertThat(given.beats().stream().map(GivenBeat::strength))
                .containsExactly(
                        OptionalDouble.of(.25), OptionalDouble.empty(), OptionalDouble.empty());
    }

    @ParameterizedTest
    @CsvSource({
        // Irregular bars are kept; an open end goes on in the usual meter.
        "x...x...x..x...x......, 1234123412312341234123",
        "..x..x..x.., 23 123 123 123",
        "......x...x..., 341234 1234 1234",
        // One downbeat is enough to count by.
        "..x......., 34 1234 1234",
        // A missing downbeat among regular ones.
        "x...x.......x...x, 1234 1234 1234 1234 1",
        "xxxx, 1111",
    })
    void barsAreThoseOfTheFile(String marks, String positions) {
        List<GivenBeat> beats =
                IntStream.range(0, marks.length())
                        .mapToObj(i ->
                                new GivenBeat(i, marks.charAt(i) == 'x', OptionalDouble.empty()))
                        .toList();
        String counted =
                new GivenBeats(beats)
                        .positions().stream().map(String::valueOf).collect(Collectors.joining());
        assertThat(counted).isEqualTo(positions.replace(" ", ""));
    }

    @Test
    void aBarIsNeverLongerThanAPlanCounts() {
        List<GivenBeat> beats =
                IntStream.range(0, 400)
                        .mapToObj(i -> new GivenBeat(i, i % 100 == 3, OptionalDouble.empty()))
                        .toList();
        assertThat(new GivenBeats(beats).positions()).allMatch(p -> p >= 1 && p <= 64);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                      | There are no beats in",
                "'# nothing'                             | There are no beats in",
                "{}                                      | : beats is missing",
                "[]                                      | There are no beats in",
                "0.5                                     | One beat is no rhythm",
                "'0.5;1.0;three;'                        | One beat is no rhythm",
                "{\"beats\":5}                           | : beats must be a list",
                "{\"beats\":[{\"at\":1}]}                | : beats[0].time is missing",
                "[\"1\",2]                               | : [0] must be a number such as 12.34, not \"1\"",
                "[1,null]                                | : [1] must be a number",
                "[1,NaN]                                 | none at line 1",
                "[1,1e999]                               | : [1] must be a number",
                "[1,                                     | none at line 1",
                "[1,2] 3                                 | none at line 1",
                "[1,3,2]                                 | : [2] is at 2 s and does not come after the one before, at 3 s",
                "[1,1.001]                               | : [1] is at 1.001 s, 1.0 ms after the one before",
                "[-1,1]                                  | : [0] is at -1 s",
                "[1,90000]                               | : [1] is at 90000 s",
                "[{\"time\":1},{\"time\":2,\"strength\":2}] | : [1] has the strength 2",
                "[{\"time\":1,\"downbeat\":1},2]         | : [0].downbeat must be true or false, not 1",
                "[{\"time\":1,\"time\":2},3]             | none at line 1",
                "{\"version\":2,\"beats\":[1,2]}         | : version must be 1",
                "{\"version\":\"1\",\"beats\":[1,2]}     | : version must be 1",
                "{\"version\":1,\"beats\":[{\"time\":1,\"downbeet\":true},2]} | : beats[0].downbeet is no field",
                "{\"version\":1,\"beats\":[1,2],\"bpm\":1} | : bpm is no field",
                "{\"version\":1,\"audio\":1,\"beats\":[1,2]} | : audio must be the name",
                "{\"beats\":[1,2],\"downbeats\":[1.5]}   | : downbeats[0] is at 1.5 s, where no beat is",
                "{\"beats\":[1,2],\"downbeats\":1}       | : downbeats must be a list",
            })
    void refusesInWordsWithThePlace(String text, String words) throws IOException {
        Path file = file(text);
        refused(file, words);
    }

    @ParameterizedTest
    @CsvSource({
        "three, Line 3 of",
        "NaN, Line 3 of",
        "Infinity, Line 3 of",
        "1d, Line 3 of",
        "0x1p3, Line 3 of",
        "1_0, Line 3 of",
        "1e999, Line 3 of",
        "0:02.5, Line 3 of",
        "٣, Line 3 of",
        "-1, Line 3 of",
        "0.9, does not come after the one before",
        "1.0, does not come after the one before",
    })
    void aLineThatIsNoTimeIsNamed(String line, String words) throws IOException {
        refused(file("# a comment\n1.0\n" + line + "\n"), words);
    }

    @Test
    void aDecimalCommaIsNotTakenForAColumn() throws IOException {
        refused(file("1,2\n2,4\n3,6\n"), "decimal comma");
        assertThat(GivenBeats.read(file("1.0,2\n2,3\n")).beats()).hasSize(2);
    }

    @Test
    void numbersWithoutEndAreReadInNoTime() throws IOException {
        refused(file("1\n" + "9".repeat(1_000_000)), "Line 2 of");
        refused(file("[1," + "9".repeat(1_000_000) + "]"), "JSON but is none");
        refused(file("[".repeat(100_000)), "JSON but is none");
    }

    @Test
    void otherEncodingsAreRead() throws IOException {
        byte[] wide = ("\ufeff" + "0.5\r\n1.0\r\n").getBytes(StandardCharsets.UTF_16LE);
        assertThat(GivenBeats.read(file(wide)).beats()).hasSize(2);
        byte[] old = "# St\u00fcck\n0.5\n1.0\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(GivenBeats.read(file(old)).beats()).hasSize(2);
    }

    @Test
    void binaryAndMissingFilesAreRefused() throws IOException {
        refused(file(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 0}), "is no text");
        refused(file(new byte[] {'1', 0, '2'}), "is no text");
        byte[] huge = new byte[BeatsInput.MOST_BYTES + 1];
        Arrays.fill(huge, (byte) '1');
        refused(file(huge), "larger than 8 MB");
        assertThat(code(folder.resolve("none"))).isEqualTo(ErrorCode.FILE_MISSING);
        assertThat(code(folder)).isEqualTo(ErrorCode.FILE_UNREADABLE);
    }

    @Test
    void endlessAndSilentInputComesToAnEnd() throws Exception {
        Path zero = Path.of("/dev/zero");
        Assumptions.assumeTrue(Files.exists(zero), "no /dev/zero");
        refused(zero, "larger than 8 MB");
        Path pipe = folder.resolve("pipe");
        Assumptions.assumeTrue(
                new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");
        assertThatThrownBy(() -> BeatsInput.text(pipe, Duration.ofMillis(100)))
                .isInstanceOfSatisfying(
                        Failure.class,
                        f -> assertThat(f.code()).isEqualTo(ErrorCode.FILE_UNREADABLE));
        // The reader that gave up is still there, as a program's would be; this one gets the text.
        Path other = folder.resolve("other");
        new ProcessBuilder("mkfifo", other.toString()).start().waitFor();
        Thread writer =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                Files.writeString(other, "0.5\n1.0\n");
                            } catch (IOException failed) {
                                throw new java.io.UncheckedIOException(failed);
                            }
                        });
        assertThat(GivenBeats.read(other).beats()).hasSize(2);
        writer.join();
    }

    @Test
    void manyBeatsAreReadAndMoreRefused() throws IOException {
        assertThat(GivenBeats.read(file(lines(20_000))).beats()).hasSize(20_000);
        refused(file(lines(GivenBeats.MOST + 1)), "more beats than the 100000");
        refused(file("[" + "1,".repeat(GivenBeats.MOST) + "1]"), "more beats than the 100000");
    }

    private static String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Double.toString(i / 4.))
                .collect(Collectors.joining("\n"));
    }

    private static ErrorCode code(Path file) {
        ErrorCode[] code = new ErrorCode[1];
        assertThatThrownBy(() -> GivenBeats.read(file))
                .isInstanceOfSatisfying(Failure.class, f -> code[0] = f.code());
        return code[0];
    }

    private static void refused(Path file, String words) {
        assertThatThrownBy(() -> GivenBeats.read(file))
                .isInstanceOfSatisfying(
                        Failure.class,
                        f -> {
                            assertThat(f.code()).isEqualTo(ErrorCode.BEATS_INVALID);
                            assertThat(f.message()).contains(words).hasSizeLessThan(400);
                        });
    }

    private Path file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("beats.txt"), bytes);
    }
}
