package io.beatframe.music;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import io.beatframe.testing.BeatShift;
import io.beatframe.testing.SharedMedia;
import io.beatframe.testing.SongFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
    @EnumSource(SongFormat.class)
    void sameBeatsInEveryFormat(SongFormat format) {
        requireSameBeats(song, format, SECONDS);
    }

    /** Of one it is known that its beats are hard to hear, of the other that they are sharp. */
    @ParameterizedTest
    @EnumSource(
            value = SongFormat.class,
            names = {"MP3_128", "OPUS", "M4A_128"})
    void sameBeatsOfRealSongs(SongFormat format) {
        for (String name : List.of("fof_feelings", "lmms_c64")) {
            Path real = SharedMedia.require("music/" + name + ".ogg");
            requireSameBeats(SongFormat.WAV.encode(FFMPEG, real, folder), format, 30);
        }
    }

    private static void requireSameBeats(Path wave, SongFormat format, double seconds) {
        // AAC ends with padding that belongs to no song; a beat may lie there.
        double end = seconds - .02;
        double[] expected = beatsBefore(end, wave);
        double[] heard = beatsBefore(end, format.encode(FFMPEG, wave, folder));
        BeatShift shift = BeatShift.between(expected, heard);
        assertThat(shift.beats()).isGreaterThan(20);
        assertThat(shift.astray()).as("beats without a partner").isZero();
        // At 64 kbit/s a channel ffmpeg's AAC smears strokes towards what comes before them.
        assertThat(shift.largest()).isLessThan(format == SongFormat.M4A_128 ? .002 : .001);
    }

    private static double[] beatsBefore(double end, Path file) {
        return Arrays.stream(beats(analyse(file, Hints.NONE))).filter(beat -> beat < end).toArray();
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

    /** Of an M4A without its sound ffmpeg despairs; of a FLAC cut off it says nothing. */
    @Test
    void aSongOfWhichNothingIsLeftIsDamagedNotShort() throws IOException {
        for (String name : List.of("rubbish.m4a", "rubbish.flac")) {
            Path whole = folder.resolve("whole-" + name);
            FFMPEG.run(List.of("-i", song.toString(), whole.toString()), SECONDS, Progress.SILENT);
            byte[] bytes = Files.readAllBytes(whole);
            int sound = name.endsWith("m4a") ? mdat(bytes) : 8300;
            int end = name.endsWith("m4a") ? moov(bytes) : bytes.length;
            Arrays.fill(bytes, sound, end, (byte) 0xff);
            Path rubbish = Files.write(folder.resolve(name), bytes);
            assertThat(code(() -> analyse(rubbish, Hints.NONE)))
                    .as(name)
                    .isEqualTo(ErrorCode.SONG_TRUNCATED);
        }
    }

    private static int mdat(byte[] bytes) {
        return new String(bytes, ISO_8859_1).indexOf("mdat") + 4;
    }

    private static int moov(byte[] bytes) {
        return new String(bytes, ISO_8859_1).lastIndexOf("moov") - 4;
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
