package io.beatframe.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.ffmpeg.ClipWriter;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.picture.Picture;
import io.beatframe.plan.ShotPlan;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReelFramesIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();
    private static final FrameSize SIZE = new FrameSize(64, 96);

    @TempDir Path folder;

    /** Frame n has the level n. */
    private Path reel(ShotPlan plan, long frames) {
        Path file = folder.resolve("reel.mp4");
        ClipWriter.write(
                FFMPEG,
                file,
                SIZE,
                plan.rate(),
                sink -> {
                    byte[] frame = new byte[SIZE.pixels() * 4];
                    for (int i = 0; i < frames; i++) {
                        Arrays.fill(frame, (byte) i);
                        sink.frame(frame);
                    }
                });
        return file;
    }

    @Test
    void takesTheMiddleFrameOfEachShot() {
        ShotPlan plan = Plans.of(4);
        List<Picture> pictures =
                ReelFrames.read(FFMPEG, reel(plan, 240), plan, new FrameSize(32, 48));
        assertThat(pictures).hasSize(4);
        for (int i = 0; i < 4; i++) {
            int expected = 60 * i + 30;
            assertThat(pictures.get(i).width()).isEqualTo(32);
            assertThat(pictures.get(i).pixel(16, 24) & 0xff).isBetween(expected - 3, expected + 3);
        }
    }

    @Test
    void aReelThatIsTooShortStillMakesASheet() {
        ShotPlan plan = Plans.of(4);
        assertThat(ReelFrames.read(FFMPEG, reel(plan, 100), plan, new FrameSize(32, 48)))
                .hasSize(4);
    }
}
