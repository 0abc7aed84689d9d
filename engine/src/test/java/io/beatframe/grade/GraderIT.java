package io.beatframe.grade;

import static io.beatframe.grade.MadePictures.deltaE;
import static io.beatframe.grade.MadePictures.filmed;
import static io.beatframe.grade.MadePictures.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.beatframe.clip.Clip;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.ClipWriter;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.music.MusicWindow;
import io.beatframe.plan.Brief;
import io.beatframe.plan.PlannedMusic;
import io.beatframe.plan.Scene;
import io.beatframe.plan.SceneReader;
import io.beatframe.plan.ShotPlan;
import io.beatframe.progress.Progress;
import io.beatframe.request.Aspect;
import io.beatframe.request.Grading;
import io.beatframe.request.Palette;
import io.beatframe.request.Quality;
import io.beatframe.request.Style;
import io.beatframe.testing.SharedMedia;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraderIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();
    private static final FrameSize SIZE = new FrameSize(160, 284);
    private static final int FRAMES = 20;

    @TempDir Path folder;

    @Test
    void shotsOfOneSceneComeTogether() {
        SmallFrame scene = picture(11, SIZE.width(), SIZE.height());
        List<SmallFrame> filmed =
                List.of(
                        scene,
                        filmed(scene, new Correction(0, 0.4, 0.1, -0.1, 1, 1)),
                        filmed(scene, new Correction(0, -0.4, -0.1, 0.1, 1.1, 0.85)),
                        filmed(scene, new Correction(0.003, 0.2, 0, 0.12, 0.92, 1.1)));
        List<Clip> clips = new ArrayList<>();
        for (int i = 0; i < filmed.size(); i++) {
            clips.add(clip(i + 1, filmed.get(i)));
        }
        List<ShotGrade> grades =
                Grader.grade(plan(Style.MODERN_MINIMAL), clips, FFMPEG, Progress.SILENT);
        assertThat(grades).extracting(ShotGrade::shotId).containsExactly(1, 2, 3, 4);
        List<SmallFrame> graded = new ArrayList<>();
        for (int i = 0; i < filmed.size(); i++) {
            byte[] result = new byte[scene.rgb24().length];
            grades.get(i).lut().apply(filmed.get(i).rgb24(), result);
            graded.add(new SmallFrame(SIZE.width(), SIZE.height(), result));
            assertThat(grades.get(i).deltaEAfter()).isLessThan(1.5);
        }
        for (int i = 1; i < filmed.size(); i++) {
            double before = deltaE(filmed.get(0), filmed.get(i));
            double after = deltaE(graded.get(0), graded.get(i));
            assertThat(after).isLessThan(before / 2).isLessThan(2.5);
        }
    }

    @Test
    void blackShotsAreNoReason() {
        SmallFrame black = new SmallFrame(SIZE.width(), SIZE.height(), new byte[3 * SIZE.pixels()]);
        List<ShotGrade> grades =
                Grader.grade(
                        plan(Style.LUXE_TRAVEL),
                        List.of(clip(1, black), clip(2, picture(3, SIZE.width(), SIZE.height()))),
                        FFMPEG,
                        Progress.SILENT);
        assertThat(grades.get(0).correction()).isEqualTo(Correction.NONE);
        assertThat(Math.abs(grades.get(1).correction().exposureStops())).isLessThan(1e-6);
    }

    @Test
    void matchesTheUsersFilesOfAnyKind() {
        Path reference = SharedMedia.require("clips/mdn-flower.mp4");
        List<Path> clips =
                List.of(
                        reference,
                        SharedMedia.require("clips/androidx-hlg10-color-test.mp4"),
                        SharedMedia.require("photos/exif-iphone13.heic"),
                        SharedMedia.require("photos/exif-landscape_6.jpg"));
        List<MatchResult> results = ShotMatcher.match(reference, clips, FFMPEG, Progress.SILENT);
        assertThat(results).extracting(MatchResult::clip).containsExactlyElementsOf(clips);
        assertThat(results.getFirst().deltaEBefore()).isZero();
        // A fit to itself: nothing but rounding.
        assertThat(results.getFirst().correction().exposureStops()).isEqualTo(0, offset(1e-12));
        assertThat(results.get(0).statistics().frameCount()).isEqualTo(12);
        assertThat(results.get(3).statistics().frameCount()).isEqualTo(1);
        assertThat(results)
                .allSatisfy(result -> {
                    assertThat(result.statistics().dominantColours()).isNotEmpty();
                    assertThat(result.cube().size()).isEqualTo(33);
                });
    }

    @Test
    void refusesWhatHasNoPicture() throws Exception {
        Path text = Files.writeString(folder.resolve("clip.mp4"), "no clip");
        assertThatThrownBy(() -> ShotMatcher.statistics(text, FFMPEG))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure ->
                                assertThat(failure.code()).isEqualTo(ErrorCode.MEDIA_UNREADABLE));
    }

    private Clip clip(int id, SmallFrame picture) {
        Path file = folder.resolve("shot" + id + ".mp4");
        byte[] frame = MadePictures.bgr0(picture);
        ClipWriter.write(
                FFMPEG,
                file,
                SIZE,
                FrameRate.FPS_30,
                sink -> {
                    for (int i = 0; i < FRAMES; i++) {
                        sink.frame(frame);
                    }
                });
        return Clip.silent(id, file, FRAMES, "made", false, List.of());
    }

    private static ShotPlan plan(Style style) {
        String prompt = "Colour fields before a gradient";
        Scene scene = SceneReader.read(prompt);
        return new ShotPlan(
                ShotPlan.VERSION,
                new Brief(
                        prompt,
                        style,
                        Palette.FILM_STOCK,
                        Grading.of(Palette.FILM_STOCK),
                        "previz",
                        "rules",
                        Quality.DRAFT,
                        Aspect.of("9:16"),
                        1,
                        List.of(),
                        false,
                        false),
                new PlannedMusic(
                        Path.of("song.ogg"),
                        new MusicWindow(0, 3),
                        120,
                        1,
                        Optional.empty(),
                        List.of(),
                        List.of()),
                FrameRate.FPS_30,
                90,
                scene,
                List.of(),
                List.of(),
                "",
                "",
                "",
                List.of(),
                Optional.empty(),
                List.of());
    }
}
