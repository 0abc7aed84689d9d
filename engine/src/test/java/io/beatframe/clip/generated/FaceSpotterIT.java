package io.beatframe.clip.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.clip.Clip;
import io.beatframe.clip.ShownFace;
import io.beatframe.clip.face.DrawnFace;
import io.beatframe.clip.face.FaceFinder;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Title;
import io.beatframe.request.Quality;
import io.beatframe.testing.MadeReel;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceSpotterIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();
    private static final FrameSize SIZE = new FrameSize(270, 480);

    @TempDir Path folder;

    /** It goes down through the frame; only what words may meet is looked at. */
    @Test
    void facesAreFoundWhereTheyAreWhileWordsAreShown() {
        ShotPlan bare =
                MadeReel.plan(
                        FrameRate.FPS_30,
                        List.of(90),
                        List.of(),
                        Path.of("none.wav"),
                        0,
                        Quality.DRAFT);
        Title title =
                new Title(Title.Role.TITLE, new FrameRange(45, 30), "Late", OptionalDouble.empty());
        ShotPlan plan = bare.with(List.of(title));
        Clip clip = MadeReel.clip(plan, 0, SIZE, FaceSpotterIT::drawn, FFMPEG, folder);
        FaceSpotter spotter = new FaceSpotter(FFMPEG, FaceFinder.trained());
        List<ShownFace> faces = spotter.spot(plan, 0, clip.file());
        for (long frame = 45; frame < 75; frame++) {
            long now = frame;
            double middle = y(now) / SIZE.height();
            assertThat(faces)
                    .filteredOn(face -> face.frames().contains(now))
                    .as("frame %s", frame)
                    .isNotEmpty()
                    .anyMatch(face -> face.top() < middle && face.bottom() > middle)
                    .allMatch(face -> face.left() < 0.5 && face.right() > 0.5);
        }
        assertThat(faces).noneMatch(face -> face.frames().contains(10));
        assertThat(spotter.spot(bare, 0, clip.file())).isEmpty();
    }

    private static double y(long frame) {
        return 150 + frame;
    }

    private static byte[] drawn(long frame) {
        byte[] rgb = DrawnFace.rgb(SIZE.width(), SIZE.height(), SIZE.width() / 2.0, y(frame), 90);
        byte[] bgr0 = new byte[4 * SIZE.pixels()];
        for (int i = 0; i < SIZE.pixels(); i++) {
            bgr0[4 * i] = rgb[3 * i + 2];
            bgr0[4 * i + 1] = rgb[3 * i + 1];
            bgr0[4 * i + 2] = rgb[3 * i];
        }
        return bgr0;
    }
}
