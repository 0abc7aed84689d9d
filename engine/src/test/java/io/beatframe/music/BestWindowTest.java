package io.beatframe.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.music.BestWindow.Length;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BestWindowTest {
    /** 120 s at 120 a minute: quiet, rising from 40, loud from 60 to 90, quiet again. */
    private static final MusicAnalysis SONG = song(120, 0);

    private static final OptionalDouble ANYWHERE = OptionalDouble.empty();

    @Test
    void risesToThePeakInItsSecondHalf() {
        MusicWindow window = BestWindow.choose(SONG, ANYWHERE, new Length.Exactly(30));
        assertThat(window.duration()).isEqualTo(30);
        assertThat(window.start() % 2).isZero();
        assertThat(60 - window.start()).isBetween(9., 22.);
        assertThat(window.why()).contains("the peak comes at 1:00.0", "ends on a bar");
    }

    @Test
    void aLengthThatIsAskedForIsKeptAndFades() {
        MusicWindow window = BestWindow.choose(SONG, ANYWHERE, new Length.Exactly(29));
        assertThat(window.duration()).isEqualTo(29);
        assertThat(window.start() % 2).isZero();
        assertThat(window.why()).endsWith("it ends inside a bar, so the sound fades.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {29, 30, 31.9})
    void aLengthThatNobodyAskedForEndsOnABar(double about) {
        MusicWindow window = BestWindow.choose(SONG, ANYWHERE, new Length.About(about));
        assertThat(window.duration()).isBetween(.9 * about, about);
        assertThat(window.end() % 2).isZero();
        MusicWindow given =
                BestWindow.choose(SONG, OptionalDouble.of(3.3), new Length.About(about));
        assertThat(given.start()).isEqualTo(3.3);
        assertThat(given.end() % 2).isCloseTo(0, within(1e-9));
    }

    @Test
    void tempoThatChangesLetsAnExactLengthEndOnABar() {
        // Bars of 2 s until 60 s, of 1.8 s from there: 28.8 s is a sum of both in few places.
        MusicWindow window = BestWindow.choose(song(120, 60), ANYWHERE, new Length.Exactly(28.8));
        assertThat(window.why()).contains("ends on a bar");
        assertThat(Math.IEEEremainder(window.end() - 60, 1.8)).isCloseTo(0, within(.07));
    }

    @Test
    void aShortSongIsPlayedWhole() {
        MusicWindow window = BestWindow.choose(SONG, ANYWHERE, new Length.About(500));
        assertThat(window.start()).isZero();
        assertThat(window.duration()).isEqualTo(120);
        assertThat(window.why()).contains("all of it");
    }

    @Test
    void aGivenStartIsTaken() {
        MusicWindow window =
                BestWindow.choose(SONG, OptionalDouble.of(33.3), new Length.Exactly(30));
        assertThat(window.start()).isEqualTo(33.3);
        assertThat(window.duration()).isEqualTo(30);
        assertThat(window.why()).startsWith("The start is yours");
        MusicWindow rest = BestWindow.choose(SONG, OptionalDouble.of(100), new Length.Exactly(30));
        assertThat(rest.duration()).isEqualTo(20);
        assertThat(rest.why()).contains("ends with the song");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 119.5, 120, 4000, Double.NaN})
    void aStartThatLeavesNothingIsRefused(double start) {
        assertThatThrownBy(() ->
                        BestWindow.choose(SONG, OptionalDouble.of(start), new Length.Exactly(30)))
                .isInstanceOfSatisfying(
                        Failure.class,
                        f -> assertThat(f.code()).isEqualTo(ErrorCode.WINDOW_INVALID));
    }

    /**
     * @param faster from when on the bars last 1.8 s; 0: never
     */
    private static MusicAnalysis song(double seconds, double faster) {
        List<Beat> beats = new ArrayList<>();
        double at = 0;
        for (int i = 0; at < seconds; i++) {
            beats.add(new Beat(at, i % 4 + 1, 1, .5));
            at += faster > 0 && at >= faster - 1e-9 ? .45 : .5;
        }
        List<Section> sections =
                List.of(
                        new Section(Section.Kind.INTRO, 0, 40, 0),
                        new Section(Section.Kind.BUILD, 40, 60, .6),
                        new Section(Section.Kind.PEAK, 60, 90, 1),
                        new Section(Section.Kind.OUTRO, 90, 120, .1));
        List<Float> wave = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            double second = i / 100.;
            wave.add(second < 40 || second > 90 ? .2f : second < 60 ? .5f : .9f);
        }
        return new MusicAnalysis(
                new AudioTrack(Path.of("song.wav"), 44_100, 120 * 44_100),
                new BeatGrid(beats, 120, 1, TempoScores.UNRIVALLED),
                sections,
                wave,
                List.of(),
                Optional.empty(),
                List.of());
    }
}
