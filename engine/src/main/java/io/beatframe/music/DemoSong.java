package io.beatframe.music;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.music.demo.Arrangement;
import io.beatframe.music.demo.Band;
import io.beatframe.music.demo.WavFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A song that Beatframe plays itself, for a demo without a file: drums, bass, chords and a lead,
 * from an intro over a build to a peak and out. The same seed and length give the same song, and
 * the true times of its beats are known.
 */
public final class DemoSong {
    private DemoSong() {}

    /**
     * Writes 44.1 kHz stereo 16-bit WAV.
     *
     * @param seconds 1 to 600
     * @throws Failure OUTPUT_UNWRITABLE, WINDOW_INVALID
     */
    public static void write(Path wav, long seed, double seconds) {
        float[][] sound = Band.play(arrangement(seed, seconds));
        try {
            WavFile.write(wav, sound);
        } catch (IOException unwritable) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "Cannot write the song to '" + wav + "': " + unwritable.getMessage(),
                    unwritable);
        }
    }

    /** Seconds, from 0. */
    public static List<Double> beatTimes(long seed, double seconds) {
        double beat = 60 / arrangement(seed, seconds).bpm();
        return IntStream.range(0, (int) Math.ceil(seconds / beat - 1e-6))
                .mapToObj(i -> i * beat)
                .toList();
    }

    /** The first beats of the bars, seconds from 0. */
    public static List<Double> downbeatTimes(long seed, double seconds) {
        List<Double> beats = beatTimes(seed, seconds);
        return IntStream.range(0, beats.size())
                .filter(i -> i % Arrangement.BEATS_PER_BAR == 0)
                .mapToObj(beats::get)
                .toList();
    }

    /** Where intro, build, peak and so on begin, seconds from 0. */
    public static List<Double> sectionStarts(long seed, double seconds) {
        Arrangement song = arrangement(seed, seconds);
        return song.sectionStarts().stream().map(bar -> bar * song.barSeconds()).toList();
    }

    static Arrangement arrangement(long seed, double seconds) {
        if (!(seconds >= 1 && seconds <= 600)) {
            throw new Failure(
                    ErrorCode.WINDOW_INVALID,
                    "A demo song lasts 1 to 600 seconds, not " + seconds + ".");
        }
        return Arrangement.of(seed, seconds);
    }
}
