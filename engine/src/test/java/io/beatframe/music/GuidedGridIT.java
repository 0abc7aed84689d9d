package io.beatframe.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.music.BeatFit.Relation;
import io.beatframe.music.BeatFit.Verdict;
import io.beatframe.progress.Progress;
import io.beatframe.request.BeatHints;
import io.beatframe.request.BeatSpeed;
import io.beatframe.request.GivenBeat;
import io.beatframe.request.GivenBeats;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuidedGridIT {
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
    void barsAndStrengthsAreThoseGiven() {
        // Bars of three, which the song has not: the user's word counts.
        List<GivenBeat> beats = new ArrayList<>();
        for (double time : truth()) {
            int index = beats.size();
            OptionalDouble strength = index == 5 ? OptionalDouble.of(.123) : OptionalDouble.empty();
            beats.add(new GivenBeat(time, index % 3 == 1, strength));
        }
        MusicAnalysis music = told(BeatHints.of(new GivenBeats(beats)));
        assertThat(music.grid().beats().stream().map(Beat::seconds)).isEqualTo(truth());
        assertThat(music.grid().beats().stream().map(Beat::positionInBar).limit(6))
                .containsExactly(3, 1, 2, 3, 1, 2);
        assertThat(music.grid().beats().get(5).strength()).isEqualTo(.123);
        assertThat(music.grid().beats().get(4).strength()).isNotEqualTo(.123);
        assertThat(music.grid().meter()).isEqualTo(3);
        BeatFit fit = music.fit().orElseThrow();
        assertThat(fit.verdict()).isEqualTo(Verdict.FITS);
        assertThat(fit.relation()).isEqualTo(Relation.SAME);
        assertThat(fit.bestOffsetSeconds()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-.045, .03, .06})
    void anOffsetIsMeasured(double seconds) {
        List<Double> moved = truth().stream().skip(1).map(t -> t + seconds).toList();
        MusicAnalysis music = told(BeatHints.of(GivenBeats.at(moved)));
        BeatFit fit = music.fit().orElseThrow();
        assertThat(fit.bestOffsetSeconds()).isCloseTo(-seconds, within(.008));
        assertThat(fit.verdict()).isNotEqualTo(Verdict.FITS);
        assertThat(music.warnings()).anyMatch(w -> w.contains("--beat-offset") && w.contains("ms"));
        BeatHints mended =
                new BeatHints(
                        OptionalDouble.empty(), GivenBeats.at(moved), BeatSpeed.NORMAL, -seconds);
        MusicAnalysis better = told(mended);
        assertThat(better.fit().orElseThrow().verdict()).isEqualTo(Verdict.FITS);
        assertThat(better.grid().beats().getFirst().seconds())
                .isCloseTo(truth().get(1), within(1e-9));
    }

    @Test
    void halfTheTempoFitsAndSaysSo() {
        List<Double> half = new ArrayList<>();
        for (int i = 0; i < truth().size(); i += 2) {
            half.add(truth().get(i));
        }
        BeatFit fit = told(BeatHints.of(GivenBeats.at(half))).fit().orElseThrow();
        assertThat(fit.verdict()).isEqualTo(Verdict.FITS);
        assertThat(fit.relation()).isEqualTo(Relation.HALF);
    }

    /** First the beats, then their speed, then the offset. */
    @Test
    void speedAndOffsetComeAfterTheBeats() {
        BeatHints hints =
                new BeatHints(
                        OptionalDouble.empty(), GivenBeats.at(truth()), BeatSpeed.DOUBLE, .02);
        List<Beat> beats = told(hints).grid().beats();
        double period = truth().get(1);
        for (int i = 0; i < beats.size(); i++) {
            assertThat(beats.get(i).seconds()).isCloseTo(i * period / 2 + .02, within(1e-6));
        }
        List<Beat> heard = told(BeatHints.NONE).grid().beats();
        BeatHints halved =
                new BeatHints(OptionalDouble.empty(), GivenBeats.NONE, BeatSpeed.HALF, 0);
        List<Beat> half = told(halved).grid().beats();
        assertThat(half.size()).isBetween(heard.size() / 2 - 1, heard.size() / 2 + 1);
        assertThat(half.stream().filter(Beat::downbeat).map(Beat::seconds).toList())
                .isEqualTo(heard.stream().filter(Beat::downbeat).map(Beat::seconds).toList());
    }

    @Test
    void beatsMovedOutOfTheSongAreRefused() {
        BeatHints hints =
                new BeatHints(
                        OptionalDouble.empty(),
                        GivenBeats.at(List.of(1., 2.)),
                        BeatSpeed.NORMAL,
                        -3);
        assertThatThrownBy(() -> told(hints))
                .isInstanceOfSatisfying(
                        Failure.class,
                        f -> assertThat(f.code()).isEqualTo(ErrorCode.BEATS_INVALID));
    }

    @Test
    void aTempoThatContradictsTheBeatsIsNamed() {
        BeatHints hints =
                new BeatHints(OptionalDouble.of(77), GivenBeats.at(truth()), BeatSpeed.NORMAL, 0);
        assertThat(told(hints).warnings())
                .anyMatch(w -> w.contains("77.0") && w.contains("the beats are used"));
    }

    private static List<Double> truth() {
        return DemoSong.beatTimes(SEED, SECONDS);
    }

    private static MusicAnalysis told(BeatHints hints) {
        return SongAnalyser.analyse(Ffmpeg.locate(), song, Hints.of(hints), Progress.SILENT);
    }
}
