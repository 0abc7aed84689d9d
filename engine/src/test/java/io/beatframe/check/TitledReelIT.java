package io.beatframe.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.clip.Clip;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FrameReader;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Title;
import io.beatframe.plan.Transition;
import io.beatframe.progress.Progress;
import io.beatframe.request.Platform;
import io.beatframe.request.Quality;
import io.beatframe.testing.MadeReel;
import io.beatframe.testing.MadeSong;
import io.beatframe.testing.Renders;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameRate;
import io.beatframe.title.TitleZone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words on their frames and in their place only, and the joins under them proven all the same. */
class TitledReelIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();

    /** Root mean square of what coding alone may change between two encodes, in codes. */
    private static final double CODING = 3;

    @TempDir Path folder;

    @Test
    void wordsAreSeenOnTheirFramesAndInTheirPlaceOnly() throws Exception {
        ShotPlan bare = plan();
        // One stands elsewhere. The words begin on a cut's frame, and end on another's.
        Title title =
                new Title(
                        Title.Role.TITLE,
                        new FrameRange(0, 44),
                        "Überall Ω Д: 100 % [x]",
                        OptionalDouble.empty());
        Title caption =
                new Title(
                        Title.Role.CAPTION,
                        new FrameRange(20, 24),
                        "l'air, d'un\\rêve",
                        OptionalDouble.of(-0.05));
        ShotPlan plan = bare.with(List.of(title, caption));
        List<Clip> clips = MadeReel.movingClips(plan, plan.size(), FFMPEG, folder);
        Path reel = Renders.reel(plan, clips, FFMPEG, folder.resolve("titled.mp4"));
        List<byte[]> seen = luma(plan, reel);
        List<byte[]> without =
                luma(bare, Renders.reel(bare, clips, FFMPEG, folder.resolve("bare.mp4")));
        assertThat(seen).hasSameSizeAs(without);
        for (int frame = 0; frame < seen.size(); frame++) {
            for (Title words : List.of(title, caption)) {
                TitleZone zone = TitleZone.of(words, plan.size());
                double change = change(seen.get(frame), without.get(frame), plan, zone);
                if (words.frames().contains(frame)) {
                    boolean edge =
                            frame < words.frames().start() + 4 || frame > words.frames().end() - 5;
                    assertThat(change)
                            .as(words.role() + " on frame " + frame)
                            .isGreaterThan(edge ? 0 : 10);
                } else {
                    assertThat(change).as(words.role() + " on frame " + frame).isLessThan(CODING);
                }
            }
            TitleZone elsewhere = new TitleZone(0, 650, 540, 300);
            assertThat(change(seen.get(frame), without.get(frame), plan, elsewhere))
                    .isLessThan(CODING);
        }

        try (Workspace workspace = Workspace.in(folder)) {
            Timeline truth =
                    Timeline.of(
                            plan,
                            clips,
                            MadeReel.untouched(plan),
                            FFMPEG,
                            workspace,
                            Progress.SILENT);
            proven(ReelCheck.check(reel, plan, truth, Platform.ANY, FFMPEG, Progress.SILENT));
        }
        proven(ReelCheck.check(reel, Optional.of(plan), Platform.ANY, FFMPEG, Progress.SILENT));
    }

    private static void proven(QualityReport report) {
        assertThat(report.findings()).isEmpty();
        assertThat(report.cuts()).hasSize(3).allMatch(CutMeasure::proven);
        assertThat(report.maxCutErrorFrames()).isZero();
    }

    private ShotPlan plan() {
        return MadeReel.plan(
                FrameRate.FPS_30,
                List.of(20, 24, 30, 22),
                List.of(
                        new Transition.Cut(),
                        new Transition.Dissolve(8),
                        new Transition.DipToBlack(6)),
                MadeSong.music(folder.resolve("song.wav"), 4),
                0,
                Quality.DRAFT);
    }

    private static List<byte[]> luma(ShotPlan plan, Path reel) {
        List<byte[]> frames = new ArrayList<>();
        FrameReader.read(
                FFMPEG,
                List.of("-i", "file:" + reel),
                List.of(),
                plan.size(),
                FrameReader.Pixels.GRAY8,
                (index, frame) -> frames.add(frame.clone()));
        return frames;
    }

    /** Root mean square, in codes. */
    private static double change(byte[] one, byte[] other, ShotPlan plan, TitleZone zone) {
        double sum = 0;
        for (int y = zone.y(); y < zone.y() + zone.height(); y++) {
            for (int x = zone.x(); x < zone.x() + zone.width(); x++) {
                int at = y * plan.size().width() + x;
                double step = (one[at] & 0xff) - (other[at] & 0xff);
                sum += step * step;
            }
        }
        return Math.sqrt(sum / (zone.width() * zone.height()));
    }
}
