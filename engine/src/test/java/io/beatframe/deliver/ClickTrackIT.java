package io.beatframe.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.ffmpeg.AudioReader;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.music.Beat;
import io.beatframe.music.DemoSong;
import io.beatframe.music.Hints;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.SongAnalyser;
import io.beatframe.progress.Progress;
import io.beatframe.request.BeatHints;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the clicks lie in the files that people will listen to. */
class ClickTrackIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();
    private static final int RATE = 48_000;
    private static final double SECONDS = 12;

    /** How the song stands beneath the clicks. */
    private static final float SONG_GAIN = .5f;

    private static final int MILLISECOND = RATE / 1000;
    private static final int REACH = 20 * MILLISECOND;

    @TempDir static Path folder;
    private static Path song = Path.of("");

    @BeforeAll
    static void playSong() {
        song = folder.resolve("song.wav");
        DemoSong.write(song, 3, SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wav", "flac", "mp3", "m4a", "ogg", "opus"})
    void clicksLieOnTheBeats(String kind) {
        Path file = folder.resolve("clicks." + kind);
        AudioReader.Stretch whole = AudioReader.Stretch.WHOLE;
        MusicAnalysis music = heard(Hints.NONE);
        ClickTrack.write(file, music, whole, FFMPEG, true, Progress.SILENT);
        assertThat(late(file, whole, music)).hasSizeGreaterThan(15).allMatch(this::near);
    }

    @Test
    void clicksOfAStretchToo() {
        Path file = folder.resolve("stretch.flac");
        AudioReader.Stretch stretch = new AudioReader.Stretch(3.3, OptionalDouble.of(6));
        MusicAnalysis music =
                heard(new Hints(BeatHints.NONE, OptionalDouble.of(3.3), OptionalDouble.of(6)));
        ClickTrack.write(file, music, stretch, FFMPEG, true, Progress.SILENT);
        assertThat(late(file, stretch, music)).hasSizeGreaterThan(7).allMatch(this::near);
        assertThat(decoded(file, AudioReader.Stretch.WHOLE)).hasSize(2 * 6 * RATE);
    }

    private boolean near(int samplesLate) {
        return Math.abs(samplesLate) <= MILLISECOND;
    }

    /**
     * By how many samples each click is late. What is left when the song is taken away is searched
     * for the place where it is most like a click.
     */
    private static List<Integer> late(Path file, AudioReader.Stretch stretch, MusicAnalysis music) {
        float[] clicks = decoded(file, AudioReader.Stretch.WHOLE);
        float[] alone = decoded(song, stretch);
        for (int i = 0; i < Math.min(alone.length, clicks.length); i++) {
            clicks[i] -= SONG_GAIN * alone[i];
        }
        List<Integer> late = new ArrayList<>();
        for (Beat beat : music.grid().beats()) {
            int place = (int) Math.round((beat.seconds() - stretch.startSeconds()) * RATE);
            if (place >= REACH && place + 2 * REACH < clicks.length / 2) {
                late.add(mostLikeClick(clicks, place, beat.downbeat() ? 2000 : 1000) - place);
            }
        }
        return late;
    }

    private static int mostLikeClick(float[] sound, int place, double hertz) {
        int best = place;
        double most = Double.NEGATIVE_INFINITY;
        for (int at = place - REACH; at <= place + REACH; at++) {
            double like = 0;
            for (int i = 0; i < 10 * MILLISECOND; i++) {
                double t = (double) i / RATE;
                like +=
                        sound[2 * (at + i)]
                                * Math.exp(-t / .01)
                                * Math.sin(2 * Math.PI * hertz * t);
            }
            if (like > most) {
                most = like;
                best = at;
            }
        }
        return best;
    }

    private static MusicAnalysis heard(Hints hints) {
        return SongAnalyser.analyse(FFMPEG, song, hints, Progress.SILENT);
    }

    /** Left and right in turn. */
    private static float[] decoded(Path file, AudioReader.Stretch stretch) {
        float[] sound = new float[2 * RATE * 20];
        int[] heard = new int[1];
        AudioReader.readStereo(
                FFMPEG,
                SafeInput.of(file),
                RATE,
                stretch,
                (samples, count) -> {
                    System.arraycopy(samples, 0, sound, heard[0], count);
                    heard[0] += count;
                });
        return Arrays.copyOf(sound, heard[0]);
    }
}
