package io.beatframe.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.clip.Clip;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FrameReader;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Transition;
import io.beatframe.progress.Progress;
import io.beatframe.request.FilmEffects;
import io.beatframe.request.Platform;
import io.beatframe.request.Quality;
import io.beatframe.testing.MadeReel;
import io.beatframe.testing.MadeSong;
import io.beatframe.testing.Renders;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Strong halation, grain and vignette, and the cuts proven all the same. Not the strongest grain:
 * it drives x264 to its bit-rate cap, where with several threads it writes no two files alike.
 */
class FilmEffectsIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();
    private static final FrameSize SMALL = new FrameSize(90, 160);

    @TempDir Path folder;

    @Test
    void joinsAreProvenThroughGrainGlowAndDarkCorners() throws Exception {
        ShotPlan plan = plan(new FilmEffects(1, 0.4, 1));
        List<Clip> clips = MadeReel.movingClips(plan, plan.size(), FFMPEG, folder);
        Path reel = Renders.reel(plan, clips, FFMPEG, folder.resolve("reel.mp4"));
        Path again = Renders.reel(plan, clips, FFMPEG, folder.resolve("again.mp4"));
        try (Workspace workspace = Workspace.in(folder)) {
            Timeline truth =
                    Timeline.of(
                            plan,
                            clips,
                            MadeReel.untouched(plan),
                            FFMPEG,
                            workspace,
                            Progress.SILENT);
            QualityReport report =
                    ReelCheck.check(reel, plan, truth, Platform.ANY, FFMPEG, Progress.SILENT);
            assertThat(report.findings()).isEmpty();
            assertThat(report.cuts()).hasSize(3).allMatch(CutMeasure::proven);
            assertThat(report.maxCutErrorFrames()).isZero();
        }
        assertThat(Files.mismatch(reel, again)).isEqualTo(-1);
        assertThat(brightness(reel, 0, 0)).isLessThan(0.6 * brightness(reel, 45, 80));
    }

    private ShotPlan plan(FilmEffects film) {
        Path song = MadeSong.music(folder.resolve("song.wav"), 4);
        return MadeReel.filmed(
                MadeReel.plan(
                        FrameRate.FPS_30,
                        List.of(20, 24, 30, 22),
                        List.of(
                                new Transition.Cut(),
                                new Transition.Dissolve(8),
                                new Transition.DipToBlack(6)),
                        song,
                        0,
                        Quality.DRAFT),
                film);
    }

    /** Mean luma above black of a patch over all frames. */
    private static double brightness(Path reel, int x, int y) {
        List<Double> patches = new ArrayList<>();
        FrameReader.read(
                FFMPEG,
                List.of("-i", "file:" + reel),
                List.of(),
                SMALL,
                FrameReader.Pixels.GRAY8,
                (index, frame) -> {
                    double sum = 0;
                    for (int i = 0; i < 64; i++) {
                        sum += frame[(y + i / 8) * SMALL.width() + x + i % 8] & 0xff;
                    }
                    patches.add(sum / 64);
                });
        return patches.stream().mapToDouble(patch -> patch).average().orElseThrow();
    }
}
