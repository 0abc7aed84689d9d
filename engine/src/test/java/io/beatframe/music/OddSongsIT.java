package io.beatframe.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.progress.Progress;
import io.beatframe.testing.BeatScore;
import io.beatframe.testing.SharedMedia;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Songs as people have them, and worse: each is heard, or refused in words. */
class OddSongsIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();
    private static final long SEED = 3;
    private static final double SECONDS = 14;

    @TempDir static Path folder;
    private static Path song = Path.of("");

    @BeforeAll
    static void playSong() {
        song = folder.resolve("song.wav");
        DemoSong.write(song, SEED, SECONDS);
    }

    static Stream<Arguments> disfigured() {
        return Stream.of(
                Arguments.of("50 dB softer", "volume=-49dB", "wav", List.of("-c:a", "pcm_f32le")),
                Arguments.of("with an offset", "volume=.5,dcshift=.4", "wav", List.of()),
                Arguments.of("clipped hard", "volume=24dB", "wav", List.of()),
                Arguments.of("sides opposed", "pan=stereo|c0=c0|c1=-1*c0", "wav", List.of()),
                Arguments.of("left side only", "pan=stereo|c0=c0|c1=0*c0", "wav", List.of()),
                Arguments.of(
                        "eight channels", "pan=7.1|c0=c0|c1=c1|c6=c0|c7=c1", "flac", List.of()),
                Arguments.of("8 kHz", "anull", "wav", List.of("-ar", "8000")),
                Arguments.of("192 kHz", "anull", "wav", List.of("-ar", "192000")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("disfigured")
    void itsBeatsAreStillHeard(String name, String filter, String kind, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("-i", song.toString(), "-af", filter));
        arguments.addAll(options);
        MusicAnalysis analysis = analyse(made(arguments, kind));
        BeatScore score =
                BeatScore.of(
                        DemoSong.beatTimes(SEED, SECONDS).stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray(),
                        analysis.grid().beats().stream().mapToDouble(Beat::seconds).toArray());
        assertThat(score.wide()).isGreaterThan(.9);
        assertThat(analysis.wave()).allMatch(level -> level >= 0 && level <= 1);
        assertThat(analysis.warnings()).hasSize(name.equals("sides opposed") ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "sine=f=440:d=0.1, SONG_TOO_SHORT",
        "anullsrc=d=3, SONG_SILENT",
        "aevalsrc=0.0001*sin(500*t):d=3, SONG_SILENT",
    })
    void whatIsNoSongIsRefused(String source, ErrorCode expected) {
        Path file = made(List.of("-f", "lavfi", "-i", source), "flac");
        assertThatThrownBy(() -> analyse(file))
                .isInstanceOfSatisfying(
                        Failure.class, f -> assertThat(f.code()).isEqualTo(expected));
    }

    @Test
    void moreThanTwoHoursAreRefused() throws IOException {
        Path file = folder.resolve("long.wav");
        int samples = 7300 * 8000;
        ByteBuffer header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples);
        header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        header.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(8000);
        header.putShort((short) 1).putShort((short) 8);
        header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples);
        Files.write(file, header.array());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), 43L + samples);
        }
        assertThatThrownBy(() -> analyse(file))
                .isInstanceOfSatisfying(
                        Failure.class,
                        f -> assertThat(f.code()).isEqualTo(ErrorCode.SONG_TOO_LONG));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "one second; sine=f=440:d=1",
                "noise; anoisesrc=d=8:a=.3:seed=1",
                "a click; aevalsrc='if(eq(n\\,44100),1,0)':d=6",
                "an offset alone; aevalsrc=.5:d=5",
                "syllables; aevalsrc='.4*sin(900*t)*pow(sin(8*t+3*sin(2.3*t))\\,4)*gt(sin(.9*t)\\,-.4)':d=12",
            })
    void whatHasNoBeatGetsAnEvenGridOrAGuessThatSaysSo(String name, String source) {
        MusicAnalysis analysis = analyse(made(List.of("-f", "lavfi", "-i", source), "wav"));
        assertThat(analysis.grid().beats()).as(name).hasSizeGreaterThanOrEqualTo(2);
        assertThat(analysis.sections().getLast().end())
                .isCloseTo(analysis.track().seconds(), within(1e-6));
        if (analysis.grid().confidence() < .25) {
            assertThat(analysis.warnings()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "adelay=4000:all=1; 4; 18",
                "apad=pad_dur=5; 0; 14",
                "volume=0:enable='between(t,5,9)'; 0; 14",
            })
    void silenceBeforeAmidAndAfterMovesNoBeat(String filter, double shift, double until) {
        double[] heard =
                analyse(made(List.of("-i", song.toString(), "-af", filter), "wav"))
                        .grid()
                        .beats()
                        .stream()
                        .mapToDouble(Beat::seconds)
                        .filter(beat -> beat >= shift - .1 && beat < until)
                        .map(beat -> beat - shift)
                        .toArray();
        double[] truth =
                DemoSong.beatTimes(SEED, SECONDS).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
        assertThat(BeatScore.of(truth, heard).wide()).isGreaterThan(.9);
    }

    @Test
    void ofAFilmWithTwoSoundtracksAndACoverTheFirstSoundIsHeard() {
        Path film =
                made(
                        List.of(
                                "-f",
                                "lavfi",
                                "-i",
                                "testsrc=s=64x64:d=14",
                                "-i",
                                song.toString(),
                                "-f",
                                "lavfi",
                                "-i",
                                "sine=d=14",
                                "-map",
                                "0",
                                "-map",
                                "1",
                                "-map",
                                "2",
                                "-c:a",
                                "flac"),
                        "mkv");
        assertThat(analyse(film).grid().confidence()).isGreaterThan(.5);
        Path cover = folder.resolve("cover.png");
        run(List.of("-f", "lavfi", "-i", "testsrc=s=64x64", "-frames:v", "1", cover.toString()));
        Path tagged =
                made(
                        List.of(
                                "-i",
                                song.toString(),
                                "-i",
                                cover.toString(),
                                "-map",
                                "0",
                                "-map",
                                "1",
                                "-disposition:v",
                                "attached_pic"),
                        "mp3");
        assertThat(analyse(tagged).grid().confidence()).isGreaterThan(.5);
    }

    @Test
    void oddAndHostileFilesAreHeardOrRefusedInWords() throws IOException {
        for (String kind : List.of("odd", "hostile")) {
            try (var files = Files.list(SharedMedia.require(kind))) {
                for (Path file : files.sorted().toList()) {
                    try {
                        assertThat(analyse(file).grid().beats()).as(file.toString()).isNotEmpty();
                    } catch (Failure refused) {
                        assertThat(refused.message()).as(file.toString()).isNotBlank();
                        assertThat(refused.code())
                                .as(file.toString())
                                .isNotEqualTo(ErrorCode.INTERNAL_ERROR);
                    }
                }
            }
        }
    }

    private static MusicAnalysis analyse(Path file) {
        return SongAnalyser.analyse(FFMPEG, file, Hints.NONE, Progress.SILENT);
    }

    private static Path made(List<String> arguments, String kind) {
        try {
            Path file = Files.createTempFile(folder, "odd", "." + kind);
            Files.delete(file);
            List<String> all = new ArrayList<>(arguments);
            all.add(file.toString());
            run(all);
            return file;
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private static void run(List<String> arguments) {
        FFMPEG.run(arguments, 1, Progress.SILENT);
    }
}
