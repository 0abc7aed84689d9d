package io.beatframe.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.check.Flashes;
import io.beatframe.check.QualityReport;
import io.beatframe.clip.Clip;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.grade.Lut3D;
import io.beatframe.grade.ShotGrade;
import io.beatframe.picture.Picture;
import io.beatframe.plan.ShotPlan;
import io.beatframe.testing.MadeReel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
    @TempDir Path home;

    private Bundle.Contents contents(int shots) throws IOException {
        ShotPlan plan = Plans.of(shots);
        Lut3D cube = Lut3D.bake(2, rgb -> {});
        List<Clip> clips = new ArrayList<>();
        List<ShotGrade> grades = new ArrayList<>();
        for (int shot = 1; shot <= shots; shot++) {
            clips.add(Clip.silent(shot, Path.of("clip.mp4"), 60, "previz", false, List.of()));
            grades.add(MadeReel.grade(shot, cube, 3, 1));
        }
        QualityReport quality =
                new QualityReport(
                        true,
                        60L * shots,
                        2.0 * shots,
                        540,
                        960,
                        "30",
                        "h264",
                        "aac",
                        0,
                        List.of(),
                        -14,
                        -1,
                        new Flashes(1, 0),
                        List.of());
        ReelReport report =
                ReelReport.of(
                        plan,
                        clips,
                        grades,
                        quality,
                        Map.of(),
                        new ReelReport.Versions("0", "8"),
                        Optional.empty(),
                        List.of());
        Path reel = Files.writeString(home.resolve("made.mp4"), "reel of " + shots);
        return new Bundle.Contents(reel, plan, grades, report, new Picture(4, 4));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void holdsTheReelAndAllThatGoesWithIt() throws Exception {
        Path folder = home.resolve("deep/bundle");
        Bundle.write(folder, contents(2), false);
        assertThat(names(folder))
                .containsExactly(
                        "contact-sheet.png",
                        "grading.png",
                        "luts/shot-01.cube",
                        "luts/shot-02.cube",
                        "plan.json",
                        "reel.mp4",
                        "report.json",
                        "timeline.otio");
        assertThat(folder.resolve("reel.mp4")).hasContent("reel of 2");
        assertThat(home.resolve("made.mp4")).exists();
    }

    @Test
    void anEarlierBundleIsReplacedOnlyWithForceAndOtherFilesStay() throws Exception {
        Path folder = home.resolve("bundle");
        Bundle.write(folder, contents(3), false);
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.writeString(folder.resolve("luts/my.cube"), "mine");

        Bundle.Contents shorter = contents(2);
        assertFails(ErrorCode.OUTPUT_EXISTS, () -> Bundle.write(folder, shorter, false));
        assertThat(folder.resolve("reel.mp4")).hasContent("reel of 3");

        Bundle.write(folder, shorter, true);
        assertThat(folder.resolve("reel.mp4")).hasContent("reel of 2");
        assertThat(names(folder))
                .contains("notes.txt", "luts/my.cube", "luts/shot-02.cube")
                .doesNotContain("luts/shot-03.cube");
    }

    @Test
    void aFailureLeavesNothing() throws Exception {
        Path folder = home.resolve("bundle");
        Bundle.Contents whole = contents(2);
        Bundle.Contents noReel =
                new Bundle.Contents(
                        home.resolve("missing.mp4"),
                        whole.plan(),
                        whole.grades(),
                        whole.report(),
                        whole.sheet());
        assertFails(ErrorCode.OUTPUT_UNWRITABLE, () -> Bundle.write(folder, noReel, false));
        assertThat(folder).doesNotExist();

        Bundle.write(folder, whole, false);
        List<String> before = names(folder);
        assertFails(ErrorCode.OUTPUT_UNWRITABLE, () -> Bundle.write(folder, noReel, true));
        assertThat(names(folder)).isEqualTo(before);
        assertThat(folder.resolve("reel.mp4")).hasContent("reel of 2");
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "");
        assertFails(ErrorCode.OUTPUT_UNWRITABLE, () -> Bundle.check(file, true));
        assertFails(ErrorCode.OUTPUT_UNWRITABLE, () -> Bundle.check(file.resolve("in"), true));
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
