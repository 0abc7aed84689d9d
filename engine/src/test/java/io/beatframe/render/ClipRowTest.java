package io.beatframe.render;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.clip.Clip;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Transition;
import io.beatframe.request.Quality;
import io.beatframe.testing.MadeReel;
import io.beatframe.time.FrameRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clip too few, or with frames too few, would put all that follows off the beat. */
class ClipRowTest {
    @TempDir Path folder;

    @Test
    void aClipIsMissing() {
        assertUnfit(List.of(clip(1, "1.mp4", 30)), "1 clips for 2 shots");
    }

    @Test
    void aClipIsGone() throws IOException {
        Clip there = clip(1, "1.mp4", 30);
        Files.write(there.file(), new byte[100]);
        assertUnfit(List.of(clip(1, "gone.mp4", 30), there), "clip of shot 1 is gone");
    }

    @Test
    void aClipHasOtherFrames() throws IOException {
        Clip broken = clip(1, "1.mp4", 30);
        Files.write(broken.file(), new byte[100]);
        assertUnfit(List.of(broken, broken), "clip of shot 1 has 0 frames, not 30");
    }

    private Clip clip(int shot, String name, long frames) {
        return Clip.silent(shot, folder.resolve(name), frames, "previz", false, List.of());
    }

    private void assertUnfit(List<Clip> clips, String why) {
        ShotPlan plan =
                MadeReel.plan(
                        FrameRate.FPS_30,
                        List.of(30, 30),
                        List.of(new Transition.Cut()),
                        Path.of("song.wav"),
                        0,
                        Quality.DRAFT);
        try (Workspace workspace = Workspace.in(folder)) {
            assertThatThrownBy(() -> ClipRow.input(plan, clips, workspace))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining(why)
                    .extracting(failure -> ((Failure) failure).code())
                    .isEqualTo(ErrorCode.CLIPS_UNFIT);
        }
    }
}
