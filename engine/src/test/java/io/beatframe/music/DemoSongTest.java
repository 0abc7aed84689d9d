package io.beatframe.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoSongTest {
    private static final int HEADER = 44;

    @TempDir Path folder;

    @Test
    void sameSeedSameSongAndNoOther() throws IOException {
        assertThat(written(5, 8)).isEqualTo(written(5, 8)).isNotEqualTo(written(6, 8));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 3.5, 12})
    void isExactlyAsLongAsAskedAndDoesNotClip(double seconds) throws IOException {
        byte[] wav = written(7, seconds);
        assertThat(wav).hasSize(HEADER + (int) Math.round(seconds * 44100) * 4);
        int peak = 0;
        for (int i = HEADER; i < wav.length; i += 2) {
            peak = Math.max(peak, Math.abs((short) (wav[i] & 0xff | wav[i + 1] << 8)));
        }
        assertThat(peak).isBetween(16_000, 30_000);
    }

    @Test
    void barsFitTheLengthAtALivelyTempo() {
        for (long seed = 0; seed < 20; seed++) {
            double beat = DemoSong.beatTimes(seed, 30).get(1);
            assertThat(60 / beat).isBetween(100., 128.);
            assertThat(30 / beat / 4 % 1).isCloseTo(0, within(1e-9));
            assertThat(DemoSong.sectionStarts(seed, 30)).hasSize(4).startsWith(0.);
            assertThat(DemoSong.downbeatTimes(seed, 30))
                    .containsAll(DemoSong.sectionStarts(seed, 30));
        }
    }

    @Test
    void refusesAbsurdLengths() {
        assertThatThrownBy(() -> written(1, 0))
                .isInstanceOfSatisfying(
                        Failure.class,
                        f -> assertThat(f.code()).isEqualTo(ErrorCode.WINDOW_INVALID));
    }

    private byte[] written(long seed, double seconds) throws IOException {
        Path wav = folder.resolve("song.wav");
        DemoSong.write(wav, seed, seconds);
        return Files.readAllBytes(wav);
    }
}
