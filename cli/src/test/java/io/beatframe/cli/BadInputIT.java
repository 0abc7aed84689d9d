package io.beatframe.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.music.DemoSong;
import io.beatframe.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is wrong: one line with a stable code, exit 2, nothing on standard output, nothing left.
 */
class BadInputIT {
    private static final String PROMPT = "A lone dancer in a neon city";

    @TempDir static Path folder;

    @BeforeAll
    static void makeRubbish() throws IOException {
        Path song = folder.resolve("song.wav");
        DemoSong.write(song, 1, 8);
        byte[] bytes = Files.readAllBytes(song);
        Files.write(folder.resolve("stub.wav"), Arrays.copyOf(bytes, 60));
        Files.write(folder.resolve("empty.mp3"), new byte[0]);
        Files.writeString(folder.resolve("text.mp3"), "Not a song, but a text.\n".repeat(500));
        Files.createDirectory(folder.resolve("folder.mp3"));
        lavfi("silent.wav", "anullsrc=r=44100:cl=mono", 5);
        lavfi("blip.wav", "sine=frequency=440", 0.4);
        lavfi("offset.wav", "aevalsrc=0.0005", 5);
        lavfi("mute.mp4", "testsrc=size=64x64", 3);
        Files.writeString(folder.resolve("unsorted.txt"), "1.0\n0.5\n2.0\n");
        Files.writeString(folder.resolve("negative.txt"), "-1\n0.5\n");
        Files.writeString(folder.resolve("nan.txt"), "0.5\nNaN\n");
        Files.writeString(folder.resolve("huge.txt"), "0.5\n1e300\n");
        Files.writeString(folder.resolve("beyond.txt"), "0.5\n1.0\n900\n");
        Files.writeString(folder.resolve("there.mp4"), "the user's own");
        Files.writeString(folder.resolve("-lead.wav"), "a name like an option");
        Files.writeString(folder.resolve("plan.txt"), "{\"version\": 1, \"shots\": [");
        Files.writeString(folder.resolve("list.json"), "[1, 2, 3]");
    }

    private static void lavfi(String name, String source, double seconds) {
        Ffmpeg.locate()
                .run(
                        List.of(
                                "-f",
                                "lavfi",
                                "-t",
                                String.valueOf(seconds),
                                "-i",
                                source,
                                folder.resolve(name).toString()),
                        seconds,
                        Progress.SILENT);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("FILE_MISSING", "make", "none.mp3", "--prompt", PROMPT),
                mistake("FILE_UNREADABLE", "make", "folder.mp3", "--prompt", PROMPT),
                mistake("FILE_EMPTY", "make", "empty.mp3", "--prompt", PROMPT),
                mistake("MEDIA_UNREADABLE", "make", "text.mp3", "--prompt", PROMPT),
                mistake("SONG_SILENT", "make", "silent.wav", "--prompt", PROMPT),
                mistake("SONG_TOO_SHORT", "make", "blip.wav", "--prompt", PROMPT),
                mistake("SONG_NO_AUDIO", "make", "mute.mp4", "--prompt", PROMPT),
                mistake("PROMPT_LENGTH", "make", "song.wav"),
                mistake("PROMPT_LENGTH", "make", "song.wav", "--prompt", "short"),
                mistake("PROMPT_LENGTH", "make", "song.wav", "--prompt", "x".repeat(501)),
                mistake(
                        "STYLE_UNKNOWN",
                        "make",
                        "song.wav",
                        "--prompt",
                        PROMPT,
                        "--style",
                        "disco"),
                mistake(
                        "PALETTE_UNKNOWN",
                        "make",
                        "song.wav",
                        "--prompt",
                        PROMPT,
                        "--palette",
                        "x"),
                mistake("LOOK_UNKNOWN", "make", "s.wav", "--prompt", PROMPT, "--look", "sepia"),
                mistake("FILE_MISSING", "make", "s.wav", "--prompt", PROMPT, "--look", "x.cube"),
                mistake("OPTION_INVALID", "make", "s.wav", "--prompt", PROMPT, "--looks-dir", "."),
                mistake(
                        "OPTION_INVALID",
                        "make",
                        "s.wav",
                        "--prompt",
                        PROMPT,
                        "--look-strength",
                        "101"),
                mistake("FILE_MISSING", "looks", "--looks-dir", "nowhere"),
                mistake(
                        "OPTION_INVALID",
                        "make",
                        "s.wav",
                        "--prompt",
                        PROMPT,
                        "--model",
                        "previz",
                        "--footage",
                        "."),
                mistake("REFERENCE_INVALID", "make", "s.wav", "--prompt", PROMPT, "--chain"),
                mistake(
                        "QUALITY_UNKNOWN",
                        "make",
                        "song.wav",
                        "--prompt",
                        PROMPT,
                        "--quality",
                        "8k"),
                mistake(
                        "ASPECT_UNKNOWN",
                        "make",
                        "song.wav",
                        "--prompt",
                        PROMPT,
                        "--aspect",
                        "2:3"),
                mistake("FPS_UNKNOWN", "make", "song.wav", "--prompt", PROMPT, "--fps", "23"),
                mistake("BPM_RANGE", "make", "song.wav", "--prompt", PROMPT, "--bpm", "500"),
                mistake("BPM_RANGE", "beats", "song.wav", "--bpm", "500"),
                mistake("BPM_RANGE", "beats", "song.wav", "--bpm", "0"),
                mistake("BPM_RANGE", "beats", "song.wav", "--bpm", "NaN"),
                mistake("BPM_RANGE", "beats", "song.wav", "--bpm", "1e9"),
                mistake("BEATS_INVALID", "beats", "song.wav", "--beats", "/dev/zero"),
                mistake("BEATS_INVALID", "beats", "song.wav", "--beats", "nan.txt"),
                mistake("BEATS_INVALID", "beats", "song.wav", "--beats", "huge.txt"),
                mistake("BEATS_INVALID", "beats", "song.wav", "--beats", "song.wav"),
                mistake("OPTION_INVALID", "beats", "song.wav", "--beat-offset", "NaNs"),
                mistake("OPTION_INVALID", "beats", "song.wav", "--beat-offset", "1e9s"),
                mistake("WINDOW_INVALID", "beats", "song.wav", "--start", "NaN"),
                mistake("WINDOW_INVALID", "beats", "song.wav", "--duration", "0"),
                mistake("WINDOW_INVALID", "beats", "song.wav", "--start", "7.9"),
                mistake("OUTPUT_EXISTS", "beats", "song.wav", "--click", "song.wav"),
                mistake("OUTPUT_EXISTS", "beats", "song.wav", "--click", "song.wav", "--force"),
                mistake("OUTPUT_EXISTS", "beats", "song.wav", "-o", "./song.wav", "--force"),
                mistake("OUTPUT_EXISTS", "check", "there.mp4", "--png", "there.mp4", "--force"),
                forced("plan", "song.wav", "-o", "song.wav"),
                forced("make", "there.mp4", "-o", "there.mp4"),
                forced("make", "song.wav", "-o", "there.mp4", "--footage", "there.mp4"),
                forced("make", "song.wav", "-o", "there.mp4", "--footage", "."),
                mistake("OPTION_INVALID", "make", "song.wav", "--prompt", PROMPT, "-o", "-"),
                mistake("OPTION_INVALID", "make", "song.wav", "--prompt", PROMPT, "-o", "a.avi"),
                mistake("OPTION_INVALID", "beats", "song.wav", "--click", "clicks.txt"),
                mistake("FILE_UNREADABLE", "beats", "/dev/zero"),
                mistake("SONG_SILENT", "beats", "offset.wav"),
                mistake(
                        "BEATS_INVALID",
                        "make",
                        "song.wav",
                        "--prompt",
                        PROMPT,
                        "--beats",
                        "unsorted.txt"),
                mistake(
                        "BEATS_INVALID",
                        "make",
                        "song.wav",
                        "--prompt",
                        PROMPT,
                        "--beats",
                        "negative.txt"),
                mistake(
                        "BEATS_INVALID",
                        "make",
                        "song.wav",
                        "--prompt",
                        PROMPT,
                        "--beats",
                        "beyond.txt"),
                mistake("WINDOW_INVALID", "make", "song.wav", "--prompt", PROMPT, "--start", "600"),
                mistake(
                        "WINDOW_INVALID",
                        "make",
                        "song.wav",
                        "--prompt",
                        PROMPT,
                        "--duration",
                        "0"),
                mistake(
                        "WINDOW_INVALID",
                        "make",
                        "song.wav",
                        "--prompt",
                        PROMPT,
                        "--duration",
                        "NaN"),
                mistake(
                        "OPTION_INVALID",
                        "make",
                        "song.wav",
                        "--prompt",
                        PROMPT,
                        "--duration",
                        "long"),
                mistake("OPTION_INVALID", "make", "song.wav", "--colour", "red"),
                mistake("MODEL_UNKNOWN", "make", "song.wav", "--prompt", PROMPT, "--model", "sora"),
                mistake(
                        "PLANNER_UNKNOWN",
                        "make",
                        "song.wav",
                        "--prompt",
                        PROMPT,
                        "--planner",
                        "hal"),
                mistake(
                        "FOOTAGE_MISSING",
                        "make",
                        "song.wav",
                        "--prompt",
                        PROMPT,
                        "--footage",
                        "none"),
                mistake(
                        "FOOTAGE_UNUSABLE",
                        "make",
                        "song.wav",
                        "--prompt",
                        PROMPT,
                        "--footage",
                        "text.mp3"),
                mistake("OUTPUT_EXISTS", "make", "song.wav", "--prompt", PROMPT, "-o", "there.mp4"),
                mistake(
                        "OUTPUT_UNWRITABLE",
                        "make",
                        "song.wav",
                        "--prompt",
                        PROMPT,
                        "-o",
                        "no/where/reel.mp4"),
                mistake("PLAN_UNREADABLE", "render", "plan.txt"),
                mistake("PLAN_UNREADABLE", "render", "song.wav"),
                mistake("FILE_MISSING", "render", "none.json"),
                mistake("FILE_MISSING", "check", "none.mp4"),
                mistake("MEDIA_UNREADABLE", "check", "text.mp3"),
                mistake("FILE_MISSING", "match", "none.mp4", "song.wav"),
                mistake("SONG_TOO_SHORT", "beats", "stub.wav"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void oneLineAndStatusTwo(String code, String[] arguments) throws IOException {
        Program program = new Program(folder);
        Program.Result result = program.run(arguments);
        assertThat(result.err()).contains("error " + code + ": ");
        assertThat(result.err().lines().filter(line -> line.contains("error "))).hasSize(1);
        assertThat(result.err()).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(result.out()).isEmpty();
        assertThat(result.status()).isEqualTo(2);
        assertThat(program.leftovers()).isEmpty();
        assertThat(folder.resolve("there.mp4")).hasContent("the user's own");
        assertThat(folder.resolve("song.wav"))
                .binaryContent()
                .startsWith("RIFF".getBytes(US_ASCII));
        assertThat(folder.resolve("reel.mp4")).doesNotExist();
    }

    @Test
    void programsGetTheirErrorAsJson() throws IOException {
        Program.Result result = new Program(folder).run("beats", "empty.mp3", "--json");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).contains("\"code\" : \"FILE_EMPTY\"").contains("\"message\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "maek song.wav           | There is no command 'maek'. Did you mean 'make'?",
                "make song.wav --promt x | There is no option '--promt'. Did you mean '--prompt'?",
                "make song.wav a dancer  | 'a' is one word too many",
                "beats                  | Missing required parameter: 'SONG'. Try",
                "beats -lead.wav        | Missing required parameter: 'SONG'. The file '-lead.wav' is given as './-lead.wav'.",
                "make --seed x          | Invalid value for option '--seed': 'x' is no whole number.",
            })
    void aSlipOfTheHandIsNamed(String arguments, String words) throws IOException {
        Program.Result result = new Program(folder).run(arguments.split(" "));
        assertThat(result.err()).startsWith("error OPTION_INVALID: " + words);
        assertThat(result.status()).isEqualTo(2);
    }

    @Test
    void resultsThatAreLostAreAFailure() throws Exception {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        Program program = new Program(folder);
        assertThat(program.runInto(full, "looks").status()).isEqualTo(1);
        assertThat(program.runInto(full, "looks", "--json").err()).contains("error DISK_FULL: ");
        assertThat(program.runInto(Path.of("/dev/null"), "looks").status()).isZero();
    }

    /** Whatever is read is not written over, whatever the user says. */
    private static Arguments forced(String... arguments) {
        return mistake(
                "OUTPUT_EXISTS",
                Stream.of(arguments, new String[] {"--force", "--prompt", PROMPT})
                        .flatMap(Arrays::stream)
                        .toArray(String[]::new));
    }

    private static Arguments mistake(String code, String... arguments) {
        return Arguments.of(code, arguments);
    }
}
