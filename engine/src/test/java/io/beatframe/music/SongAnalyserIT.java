package io.beatframe.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.progress.Progress;
import io.beatframe.request.BeatHints;
import io.beatframe.request.GivenBeats;
import io.beatframe.testing.BeatScore;
import io.beatframe.testing.SharedMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SongAnalyserIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();
    private static final long SEED = 3;
    private static final double SECONDS = 20;

    @TempDir static Path folder;
    private static Path song = Path.of("");

    @BeforeAll
    static void playSong() {
        song = folder.resolve("song.wav");
        DemoSong.write(song, SEED, SECONDS);
    }

    @Test
    void hearsItsOwnSong() {
        MusicAnalysis analysis = analyse(song, Hints.NONE);
        double[] truth = doubles(DemoSong.beatTimes(SEED, SECONDS));
        BeatScore score = BeatScore.of(truth, beats(analysis));
        assertThat(score.tight()).isGreaterThan(.95);
        assertThat(score.medianError().orElseThrow()).isLessThan(.004);
        assertThat(analysis.warnings()).isEmpty();
        assertThat(analysis.grid().confidence()).isGreaterThan(.7);
        assertThat(analysis.track().seconds()).isCloseTo(SECONDS, within(1e-6));
        assertThat(analysis.wave()).hasSize(2000).allMatch(level -> level >= 0 && level <= 1);
        assertThat(analysis.sections().getFirst().start()).isZero();
        assertThat(analysis.sections().getLast().end()).isCloseTo(SECONDS, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "flac, ''",
        "wav, -ar 48000",
        "wav, -ac 1",
        "mp3, -b:a 192k",
        "mp3, -ar 48000",
        "ogg, ''",
        "opus, -b:a 128k",
        "m4a, -b:a 192k",
        "m4a, -ar 22050",
    })
    void sameBeatsInEveryFormat(String format, String options) throws IOException {
        Path other = folder.resolve("same." + format);
        Files.deleteIfExists(other);
        List<String> arguments = new ArrayList<>(List.of("-i", song.toString()));
        arguments.addAll(options.isEmpty() ? List.of() : List.of(options.split(" ", -1)));
        arguments.add(other.toString());
        FFMPEG.run(arguments, SECONDS, Progress.SILENT);
        double[] expected = beats(analyse(song, Hints.NONE));
        // AAC ends with padding, and a beat may lie there.
        double[] heard =
                Arrays.stream(beats(analyse(other, Hints.NONE)))
                        .filter(beat -> beat < SECONDS - .1)
                        .toArray();
        assertThat(heard).hasSameSizeAs(expected);
        double[] shifts = new double[heard.length];
        for (int i = 0; i < heard.length; i++) {
            shifts[i] = heard[i] - expected[i];
        }
        Arrays.sort(shifts);
        assertThat(shifts[shifts.length / 2]).isCloseTo(0, within(.001));
        // A beat without an onset of its own may move; none may leave its place.
        assertThat(shifts[0]).isGreaterThan(-.035);
        assertThat(shifts[shifts.length - 1]).isLessThan(.035);
    }

    @Test
    void aStretchKeepsTheTimesOfTheSong() {
        Hints hints = new Hints(BeatHints.NONE, OptionalDouble.of(6), OptionalDouble.of(9));
        MusicAnalysis analysis = analyse(song, hints);
        double[] beats = beats(analysis);
        assertThat(beats[0]).isBetween(5.95, 7.);
        assertThat(beats[beats.length - 1]).isBetween(14., 15.);
        double beat = DemoSong.beatTimes(SEED, SECONDS).get(1);
        assertThat(Math.abs(Math.IEEEremainder(beats[3], beat))).isLessThan(.02);
        assertThat(analysis.sections().getFirst().start()).isEqualTo(6);
        assertThat(analysis.wave()).hasSize(1500);
    }

    @ParameterizedTest
    @ValueSource(doubles = {.5, 1, 1.5})
    void givenTempoChoosesTheLevel(double level) {
        double truth = 60 / DemoSong.beatTimes(SEED, SECONDS).get(1);
        double given = Math.max(60, truth * level);
        double[] gaps = gaps(beats(analyse(song, hinted(given))));
        assertThat(60 / gaps[gaps.length / 2]).isCloseTo(given, within(.08 * given));
    }

    @Test
    void givenBeatsAreUsedAsTheyAre() {
        List<Double> truth = DemoSong.beatTimes(SEED, SECONDS);
        MusicAnalysis analysis = analyse(song, given(truth));
        assertThat(beats(analysis)).isEqualTo(doubles(truth));
        assertThat(analysis.warnings()).isEmpty();
    }

    @Test
    void givenBeatsBesideTheSoundAreWarnedOf() {
        List<Double> wrong =
                DemoSong.beatTimes(SEED, SECONDS).stream().map(b -> b * .93 + .17).toList();
        MusicAnalysis analysis = analyse(song, given(wrong));
        assertThat(beats(analysis)).isEqualTo(doubles(wrong));
        assertThat(analysis.warnings()).singleElement().asString().contains("do not fit", "%");
    }

    @Test
    void givenBeatsBeyondTheEndAreRefused() {
        assertThat(code(() -> analyse(song, given(List.of(1., 2., 99.)))))
                .isEqualTo(ErrorCode.BEATS_INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "anullsrc=r=44100, 5, SONG_SILENT",
        "sine=f=440, 0.6, SONG_TOO_SHORT",
    })
    void unusableSoundIsRefused(String source, String seconds, ErrorCode expected) {
        Path file = folder.resolve("bad.wav");
        lavfi(source, seconds, file);
        assertThat(code(() -> analyse(file, Hints.NONE))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "2.5", "8"})
    void soundWithoutBeatsGetsAnEvenGridAndAWarning(String seconds) {
        Path file = folder.resolve("tone.wav");
        lavfi("sine=f=220", seconds, file);
        MusicAnalysis analysis = analyse(file, Hints.NONE);
        assertThat(analysis.grid().beats()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(analysis.grid().confidence()).isLessThan(.3);
        assertThat(analysis.warnings()).isNotEmpty();
        assertThat(analysis.sections()).hasSize(1);
    }

    @Test
    void filesWithoutSoundAreRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.mp3"), "la la la\n".repeat(500));
        assertThat(code(() -> analyse(text, Hints.NONE))).isEqualTo(ErrorCode.MEDIA_UNREADABLE);
        Path video = folder.resolve("video.mp4");
        lavfi("testsrc=s=64x64", "1", video);
        assertThat(code(() -> analyse(video, Hints.NONE))).isEqualTo(ErrorCode.SONG_NO_AUDIO);
    }

    @Test
    void ofATruncatedFileTheRestIsUsed() throws IOException {
        Path whole = folder.resolve("whole.flac");
        FFMPEG.run(List.of("-i", song.toString(), whole.toString()), SECONDS, Progress.SILENT);
        byte[] bytes = Files.readAllBytes(whole);
        Path half = folder.resolve("half.flac");
        Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
        MusicAnalysis analysis = analyse(half, Hints.NONE);
        assertThat(analysis.track().seconds()).isBetween(5., 19.);
        assertThat(analysis.warnings()).anyMatch(w -> w.contains("damaged or cut off"));
    }

    @Test
    void oddAudioIsAnalysedOrRefusedInWords() throws IOException {
        Path odd = SharedMedia.require("odd");
        try (var files = Files.list(odd)) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.(mp3|flac|aac|amr)")).toList()) {
                try {
                    assertThat(analyse(file, Hints.NONE).grid().beats()).isNotEmpty();
                } catch (Failure refused) {
                    assertThat(refused.message()).as(file.toString()).isNotBlank();
                    assertThat(refused.code()).isNotEqualTo(ErrorCode.INTERNAL_ERROR);
                }
            }
        }
    }

    private static MusicAnalysis analyse(Path file, Hints hints) {
        return SongAnalyser.analyse(FFMPEG, file, hints, Progress.SILENT);
    }

    private static void lavfi(String source, String seconds, Path file) {
        FFMPEG.run(
                List.of("-f", "lavfi", "-i", source, "-t", seconds, file.toString()),
                1,
                Progress.SILENT);
    }

    private static ErrorCode code(Runnable call) {
        ErrorCode[] code = new ErrorCode[1];
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(Failure.class, failure -> code[0] = failure.code());
        return code[0];
    }

    private static Hints hinted(double bpm) {
        return Hints.of(BeatHints.of(OptionalDouble.of(bpm)));
    }

    private static Hints given(List<Double> beats) {
        return Hints.of(BeatHints.of(GivenBeats.at(beats)));
    }

    private static double[] beats(MusicAnalysis analysis) {
        return analysis.grid().beats().stream().mapToDouble(Beat::seconds).toArray();
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] gaps(double[] beats) {
        double[] gaps = new double[beats.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = beats[i + 1] - beats[i];
        }
        Arrays.sort(gaps);
        return gaps;
    }
}
