package io.beatframe.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BestWindowTest {
    /** 120 s at 120 a minute: quiet, rising from 40, loud from 60 to 90, quiet again. */
    private static final MusicAnalysis SONG = song();

    @Test
    void risesToThePeakInItsSecondHalf() {
        MusicWindow window = BestWindow.choose(SONG, OptionalDouble.empty(), 30);
        assertThat(window.duration()).isEqualTo(30);
        assertThat(window.start() % 2).isZero();
        assertThat(60 - window.start()).isBetween(5., 22.);
    }

    @Test
    void aShortSongIsPlayedWhole() {
        assertThat(BestWindow.choose(SONG, OptionalDouble.empty(), 500))
                .isEqualTo(new MusicWindow(0, 120));
    }

    @Test
    void aGivenStartIsTaken() {
        assertThat(BestWindow.choose(SONG, OptionalDouble.of(33.3), 30))
                .isEqualTo(new MusicWindow(33.3, 30));
        assertThat(BestWindow.choose(SONG, OptionalDouble.of(100), 30))
                .isEqualTo(new MusicWindow(100, 20));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 119.5, 120, 4000, Double.NaN})
    void aStartThatLeavesNothingIsRefused(double start) {
        assertThatThrownBy(() -> BestWindow.choose(SONG, OptionalDouble.of(start), 30))
                .isInstanceOfSatisfying(
                        Failure.class,
                        f -> assertThat(f.code()).isEqualTo(ErrorCode.WINDOW_INVALID));
    }

    private static MusicAnalysis song() {
        List<Beat> beats = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            beats.add(new Beat(i * .5, i % 4 + 1, 1, 0.5));
        }
        List<Section> sections =
                List.of(
                        new Section(Section.Kind.INTRO, 0, 40, 0),
                        new Section(Section.Kind.BUILD, 40, 60, .6),
                        new Section(Section.Kind.PEAK, 60, 90, 1),
                        new Section(Section.Kind.OUTRO, 90, 120, .1));
        List<Float> wave = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            double seconds = i / 100.;
            wave.add(seconds < 40 || seconds > 90 ? .2f : seconds < 60 ? .5f : .9f);
        }
        return new MusicAnalysis(
                new AudioTrack(Path.of("song.wav"), 44_100, 120 * 44_100),
                new BeatGrid(beats, 120, 1),
                sections,
                wave,
                List.of());
    }
}
