package io.beatframe.music;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.testing.AnnotatedSong;
import io.beatframe.testing.BeatScore;
import io.beatframe.testing.SharedMedia;
import io.beatframe.testing.SongScore;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds us to what {@code ./bench music} prints. */
class SharedMusicIT {
    @Test
    void beatsOfRealMusic() throws IOException {
        Ffmpeg ffmpeg = Ffmpeg.locate();
        List<SongScore> scores =
                AnnotatedSong.in(SharedMedia.require("music")).stream()
                        .map(song -> SongScore.of(ffmpeg, song))
                        .toList();
        SongScore mean = SongScore.mean(scores);
        System.out.println(SongScore.HEADER);
        scores.forEach(System.out::println);
        System.out.println(mean);
        BeatScore beats = mean.beats();
        assertThat(beats.wide()).isGreaterThan(.89);
        assertThat(beats.tight()).isGreaterThan(.88);
        assertThat(beats.correctLevel()).isGreaterThan(.80);
        assertThat(beats.anyLevel()).isGreaterThan(.965);
        assertThat(beats.precisionTight().orElseThrow()).isGreaterThan(.88);
        assertThat(mean.downbeats().orElseThrow()).isGreaterThan(.77);
        assertThat(mean.barsOfTrueBeats().orElseThrow()).isGreaterThan(.89);
        assertThat(beats.medianError().orElseThrow()).isLessThan(.0035);
        assertThat(beats.meanOffset().orElseThrow()).isBetween(-.003, .003);
    }
}
