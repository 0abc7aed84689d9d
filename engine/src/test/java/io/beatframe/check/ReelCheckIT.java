package io.beatframe.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.clip.Clip;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Loudness;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.grade.Lut3D;
import io.beatframe.grade.ShotGrade;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Transition;
import io.beatframe.progress.Progress;
import io.beatframe.render.ReelRenderer;
import io.beatframe.request.Export;
import io.beatframe.request.Platform;
import io.beatframe.request.Quality;
import io.beatframe.testing.MadeReel;
import io.beatframe.testing.MadeSong;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check passes what is right, to the frame, and catches what is one frame wrong. */
class ReelCheckIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();

    private static final List<Transition> JOINS =
            List.of(
                    new Transition.Cut(),
                    new Transition.Dissolve(10),
                    new Transition.Cut(),
                    new Transition.DipToBlack(8),
                    new Transition.Dissolve(16),
                    new Transition.Whip(8),
                    new Transition.Zoom(8),
                    new Transition.Glitch(8),
                    new Transition.Push(10),
                    new Transition.DipToWhite(8),
                    new Transition.LightLeak(12));
    private static final List<Integer> LENGTHS =
            List.of(21, 23, 20, 22, 24, 25, 20, 20, 20, 20, 22, 20);

    @TempDir static Path folder;
    private static Workspace workspace;
    private static ShotPlan plan;
    private static Timeline timeline;
    private static Path reel;

    @BeforeAll
    static void render() {
        Path song = MadeSong.music(folder.resolve("song.wav"), 10);
        workspace = Workspace.in(folder);
        plan = MadeReel.plan(FrameRate.FPS_30, LENGTHS, JOINS, song, 0.5, Quality.DRAFT);
        List<Clip> clips = MadeReel.movingClips(plan, new FrameSize(540, 960), FFMPEG, folder);
        reel = folder.resolve("reel.mp4");
        ReelRenderer.render(
                plan,
                clips,
                grades(plan),
                Export.DEFAULT,
                FFMPEG,
                workspace,
                reel,
                Progress.SILENT);
        timeline = Timeline.of(plan, clips, grades(plan), FFMPEG, workspace, Progress.SILENT);
    }

    @AfterAll
    static void clean() {
        workspace.close();
    }

    private static List<ShotGrade> grades(ShotPlan plan) {
        return plan.shots().stream()
                .map(shot ->
                        MadeReel.grade(
                                shot.id(), Lut3D.bake(33, rgb -> rgb[0] = Math.sqrt(rgb[0])), 0, 0))
                .toList();
    }

    @Test
    void passesAReelAgainstItsTimeline() {
        QualityReport report =
                ReelCheck.check(reel, plan, timeline, Platform.ANY, FFMPEG, Progress.SILENT);
        // So many waves in so short shots do flash.
        assertThat(report.findings())
                .filteredOn(finding -> finding.code() != Finding.Code.FLASHES)
                .isEmpty();
        assertThat(report.passed()).isTrue();
        assertThat(report.frames()).isEqualTo(plan.frames());
        assertThat(report.maxCutErrorFrames()).isZero();
        assertThat(report.cuts())
                .hasSize(JOINS.size())
                .allSatisfy(cut -> {
                    assertThat(cut.deltaEAsFilmed()).isPresent();
                    assertThat(cut.deltaE()).isPresent();
                });
        assertThat(report.loudnessLufs()).isBetween(-14.5, -13.5);
        assertThat(report.truePeakDbtp()).isLessThanOrEqualTo(-1);
    }

    @Test
    void placesCutsAndDissolvesFromThePictureAlone() {
        QualityReport report =
                ReelCheck.check(reel, Optional.of(plan), Platform.ANY, FFMPEG, Progress.SILENT);
        assertThat(report.passed()).isTrue();
        assertThat(report.maxCutErrorFrames()).isZero();
        assertThat(report.cuts())
                .allSatisfy(cut -> {
                    assertThat(cut.deltaEAsFilmed()).isEmpty();
                    assertThat(cut.deltaE()).isPresent();
                });
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "1,-1", "2,-1", "3,1"})
    void catchesAJoinThatIsOneFrameOffFromThePictureAlone(int join, int error) {
        List<Integer> lengths = new ArrayList<>(LENGTHS);
        lengths.set(join, lengths.get(join) - error);
        lengths.set(join + 1, lengths.get(join + 1) + error);
        ShotPlan other =
                MadeReel.plan(plan.rate(), lengths, JOINS, plan.music().song(), 0.5, Quality.DRAFT);
        QualityReport report =
                ReelCheck.check(reel, Optional.of(other), Platform.ANY, FFMPEG, Progress.SILENT);
        assertThat(report.cuts().get(join).errorFrames()).isEqualTo(error);
        assertThat(report.passed()).isFalse();
        assertThat(report.findings()).extracting(Finding::code).contains(Finding.Code.OFF_BEAT);
    }

    @Test
    void catchesAReelThatIsOneFrameLateAgainstItsTimeline() {
        // The reel has its first shot one frame longer than the plan and the last one shorter.
        List<Integer> lengths = new ArrayList<>(LENGTHS);
        lengths.set(0, lengths.get(0) - 1);
        lengths.set(lengths.size() - 1, lengths.getLast() + 1);
        ShotPlan early =
                MadeReel.plan(plan.rate(), lengths, JOINS, plan.music().song(), 0.5, Quality.DRAFT);
        List<Clip> clips = MadeReel.movingClips(early, new FrameSize(108, 192), FFMPEG, folder);
        Timeline other =
                Timeline.of(early, clips, grades(early), FFMPEG, workspace, Progress.SILENT);
        QualityReport report =
                ReelCheck.check(reel, early, other, Platform.ANY, FFMPEG, Progress.SILENT);
        assertThat(report.cuts()).extracting(CutMeasure::errorFrames).containsOnly(1);
        assertThat(report.passed()).isFalse();
    }

    @Test
    void anyFileIsJudgedOrRefusedInWords() throws Exception {
        Path text = Files.writeString(folder.resolve("text.mp4"), "no reel");
        Path empty = Files.createFile(folder.resolve("empty.mp4"));
        assertThat(refusal(text)).isEqualTo(ErrorCode.MEDIA_UNREADABLE);
        assertThat(refusal(empty)).isEqualTo(ErrorCode.FILE_EMPTY);
        assertThat(refusal(folder.resolve("none.mp4"))).isEqualTo(ErrorCode.FILE_MISSING);
    }

    @Test
    void ofAFileWithoutPictureTheSoundIsMeasured() {
        QualityReport report = judged(plan.music().song(), Platform.ANY);
        assertThat(report.passed()).isFalse();
        assertThat(report.findings())
                .extracting(Finding::code)
                .contains(Finding.Code.NO_PICTURE, Finding.Code.LOUDNESS)
                .doesNotContain(Finding.Code.NO_AUDIO);
        assertThat(report.loudnessLufs())
                .isEqualTo(Loudness.of(FFMPEG, SafeInput.of(plan.music().song())).integratedLufs());
        assertThat(report.seconds()).isEqualTo(10);
    }

    @Test
    void thePictureMayBeTiny() {
        assertThat(judged(made("tiny.mp4", "testsrc2=s=16x18:r=30:d=1"), Platform.ANY).frames())
                .isEqualTo(30);
    }

    @Test
    void aPlatformsLimitsAreHeld() {
        Path noise =
                made(
                        "noise.mp4",
                        "nullsrc=s=640x360:r=20:d=2.5,geq=random(1)*255:128:128",
                        "-qp",
                        "0");
        assertThat(judged(noise, Platform.REELS).findings())
                .extracting(Finding::code)
                .contains(
                        Finding.Code.WRONG_LENGTH,
                        Finding.Code.WRONG_RATE,
                        Finding.Code.TOO_LARGE,
                        Finding.Code.FEW_KEYFRAMES);
        assertThat(judged(reel, Platform.FACEBOOK).findings())
                .extracting(Finding::code)
                .containsOnly(Finding.Code.FLASHES);
        assertThat(judged(reel, Platform.SHORTS).findings())
                .extracting(Finding::code)
                .contains(Finding.Code.FEW_KEYFRAMES);
    }

    private static Path made(String name, String source, String... options) {
        Path file = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", source));
        arguments.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast"));
        arguments.addAll(List.of(options));
        arguments.add(file.toString());
        FFMPEG.run(arguments, 1, Progress.SILENT);
        return file;
    }

    private static QualityReport judged(Path file, Platform platform) {
        return ReelCheck.check(file, Optional.empty(), platform, FFMPEG, Progress.SILENT);
    }

    @Test
    void aDamagedReelFails() throws Exception {
        byte[] bytes = Files.readAllBytes(reel);
        for (int i = bytes.length / 2; i < bytes.length / 2 + 3000; i++) {
            bytes[i] ^= 0x5a;
        }
        Path damaged = Files.write(folder.resolve("damaged.mp4"), bytes);
        QualityReport report =
                ReelCheck.check(damaged, Optional.of(plan), Platform.ANY, FFMPEG, Progress.SILENT);
        assertThat(report.findings()).extracting(Finding::code).contains(Finding.Code.DECODE_ERROR);
        assertThat(report.passed()).isFalse();
    }

    private static ErrorCode refusal(Path file) {
        Failure[] failure = new Failure[1];
        assertThatThrownBy(() ->
                        ReelCheck.check(
                                file, Optional.empty(), Platform.ANY, FFMPEG, Progress.SILENT))
                .isInstanceOfSatisfying(Failure.class, thrown -> failure[0] = thrown);
        return failure[0].code();
    }
}
