package io.beatframe.clip.footage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.clip.Clip;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FrameReader;
import io.beatframe.ffmpeg.MediaInfo;
import io.beatframe.ffmpeg.Probe;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.plan.ShotPlan;
import io.beatframe.progress.Progress;
import io.beatframe.request.Aspect;
import io.beatframe.request.Quality;
import io.beatframe.testing.SharedMedia;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FootageIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();

    @TempDir Path folder;
    private MadeClips made;
    private Workspace workspace;

    @BeforeEach
    void makeFolders() throws Exception {
        made = new MadeClips(FFMPEG, Files.createDirectory(folder.resolve("in")));
        // A sandbox shows ffmpeg the cubes of workspaces alone.
        workspace = Workspace.in(Files.createDirectory(folder.resolve("out")));
    }

    @AfterEach
    void removeClips() {
        workspace.close();
    }

    private List<Clip> film(ShotPlan plan, Path... paths) {
        return new Footage(List.of(paths)).make(plan, FFMPEG, workspace.folder(), Progress.SILENT);
    }

    private static ShotPlan draft(int shots, double seconds) {
        return Plans.plan(shots, seconds, Quality.DRAFT, Aspect.PORTRAIT);
    }

    private static void assertForm(ShotPlan plan, List<Clip> clips) {
        assertThat(clips).hasSameSizeAs(plan.shots());
        for (int i = 0; i < clips.size(); i++) {
            Clip clip = clips.get(i);
            MediaInfo.Video video = Probe.of(FFMPEG, clip.file()).video().orElseThrow();
            assertThat(clip.shotId()).isEqualTo(plan.shots().get(i).id());
            assertThat(clip.frames()).isEqualTo(plan.clipFrames(i));
            assertThat(video.frames()).as(clip.origin()).hasValue(plan.clipFrames(i));
            assertThat(List.of(video.width(), video.height()))
                    .containsExactly(plan.size().width(), plan.size().height());
            assertThat(video.averageRate()).as(clip.origin()).contains(plan.rate());
            assertThat(video.sampleAspect()).isEqualTo(1);
            assertThat(
                            List.of(
                                    video.codec(),
                                    video.pixelFormat(),
                                    video.range(),
                                    video.matrix(),
                                    video.transfer(),
                                    video.primaries()))
                    .containsExactly("h264", "yuv420p", "tv", "bt709", "bt709", "bt709");
        }
    }

    @Test
    void variableRateRotatedAnamorphicOddAndTinyClipsTakeThePlansForm() {
        made.variableRate("vfr.mkv");
        made.rotated("rotated.mp4");
        made.anamorphic("anamorphic.mp4");
        made.odd("odd.mkv");
        made.tiny("tiny.mp4");
        ShotPlan plan = Plans.plan(7, 6, Quality.DRAFT, Aspect.PORTRAIT, FrameRate.FPS_29_97, 3);
        assertForm(plan, film(plan, made.folder()));
    }

    @Test
    void aCircleOfWidePixelsIsRound() {
        ShotPlan plan = Plans.plan(1, 0.5, Quality.DRAFT, Aspect.LANDSCAPE);
        Path circle = film(plan, made.anamorphic("circle.mp4")).getFirst().file();
        byte[] frame = made.firstFrame(circle, 192, 108);
        int across = 0;
        int down = 0;
        for (int x = 0; x < 192; x++) {
            across += (frame[3 * (54 * 192 + x)] & 0xff) > 160 ? 1 : 0;
        }
        for (int y = 0; y < 108; y++) {
            down += (frame[3 * (y * 192 + 96)] & 0xff) > 160 ? 1 : 0;
        }
        assertThat(across).isBetween(40, 100);
        assertThat(down).isBetween(across - 2, across + 2);
    }

    /** A bar that goes to the right at 16 frames a second does so at 30: no step is missed. */
    @ParameterizedTest
    @CsvSource({"DRAFT", "STANDARD"})
    void whatMovesGoesOnMovingAtAHigherRate(Quality quality) {
        ShotPlan plan = Plans.plan(1, 1, quality, Aspect.SQUARE);
        List<Double> places = places(film(plan, made.bar("bar.mp4")).getFirst().file());
        double step = (places.getLast() - places.getFirst()) / (places.size() - 1);
        assertThat(step).isGreaterThan(0.5);
        for (int i = 1; i < places.size(); i++) {
            assertThat(places.get(i) - places.get(i - 1))
                    .as("step to frame " + i + " of " + places)
                    .isBetween(0.4 * step, 1.6 * step);
        }
    }

    @Test
    void damageThatIsSeenIsSaid() throws Exception {
        Path file = made.slowBar("bar.mp4");
        ShotPlan plan = draft(1, 4);
        assertThat(film(plan, file).getFirst().notes()).noneMatch(FootageIT::speaksOfDamage);
        byte[] bytes = Files.readAllBytes(file);
        byte[] noise = new byte[bytes.length / 3];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, noise.length, noise.length);
        Files.write(file, bytes);
        assertThat(film(plan, file).getFirst().notes()).anyMatch(FootageIT::speaksOfDamage);
    }

    private static boolean speaksOfDamage(String note) {
        return note.contains("damaged here");
    }

    @Test
    void interlacedFramesAreMadeWhole() {
        ShotPlan plan = Plans.plan(1, 0.5, Quality.DRAFT, Aspect.PORTRAIT);
        Clip clip = film(plan, made.interlaced("interlaced.mp4")).getFirst();
        assertThat(clip.notes()).contains("Deinterlaced.");
        FrameSize size = plan.size();
        FrameReader.read(
                FFMPEG,
                SafeInput.of(clip.file()),
                List.of(),
                size,
                FrameReader.Pixels.GRAY8,
                (index, frame) ->
                        assertThat(comb(frame, size)).as("frame " + index).isLessThan(60));
    }

    /** The largest step between two lines of the upright bar, away from the picture's edges. */
    private static int comb(byte[] frame, FrameSize size) {
        int most = 0;
        for (int y = size.height() / 4; y < size.height() / 2; y++) {
            for (int x = 0; x < size.width(); x++) {
                int here = frame[y * size.width() + x] & 0xff;
                int below = frame[(y + 1) * size.width() + x] & 0xff;
                most = Math.max(most, Math.abs(here - below));
            }
        }
        return most;
    }

    @Test
    void saysWhyANamedFileCannotBeUsed() {
        Path file = made.oneFrame("one.mp4");
        assertThatThrownBy(() -> film(draft(1, 1), file))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("shorter than");
    }

    @Test
    void aClipOfAPixelAndAnEmptyFileAreSkippedAndSaidSo() throws Exception {
        Path folder = Files.createDirectory(made.folder().resolve("odd"));
        Files.write(folder.resolve("empty.mp4"), new byte[0]);
        Files.move(made.pixel("pixel.mkv"), folder.resolve("pixel.mkv"));
        assertThatThrownBy(() -> film(draft(1, 1), folder))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("'empty.mp4': it is empty.")
                .hasMessageContaining("'pixel.mkv': it is smaller than 16 × 16 pixels.");
    }

    @Test
    void whatLeadsIntoADropGetsTwiceAsFastAndTheDropIsAsFilmed() {
        ShotPlan plan = Plans.intoADrop(2.4);
        List<Clip> clips = film(plan, made.slowBar("bar.mp4"));
        assertForm(plan, clips);
        assertThat(clips.getFirst().notes())
                .anyMatch(note -> note.contains("Sped up from 1.00 to 2.00"));
        assertThat(endOverStart(places(clips.getFirst().file()))).isBetween(1.6, 2.1);
        assertThat(endOverStart(places(clips.getLast().file()))).isBetween(0.9, 1.1);
    }

    /** How far it goes in the last eight frames, of what it goes in the first eight. */
    private static double endOverStart(List<Double> places) {
        int last = places.size() - 1;
        return (places.get(last) - places.get(last - 8)) / (places.get(8) - places.get(0));
    }

    /** Where the bar is in each frame, in 160ths of the width. */
    private static List<Double> places(Path filmed) {
        List<Double> places = new ArrayList<>();
        FrameReader.read(
                FFMPEG,
                SafeInput.of(filmed),
                List.of(),
                new FrameSize(160, 16),
                FrameReader.Pixels.GRAY8,
                (index, frame) -> {
                    double sum = 0;
                    double weighted = 0;
                    for (int x = 0; x < 160; x++) {
                        int light = Math.max(0, (frame[8 * 160 + x] & 0xff) - 24);
                        sum += light;
                        weighted += light * x;
                    }
                    places.add(weighted / sum);
                });
        return places;
    }

    @Test
    void aClipThatWasFilmedLyingStandsUp() {
        Path standing = film(draft(1, 0.5), made.rotated("rotated.mp4")).getFirst().file();
        byte[] frame = made.firstFrame(standing, 16, 32);
        assertThat(frame[3 * 16 * 4] & 0xff).isLessThan(100);
        assertThat(frame[3 * 16 * 28] & 0xff).isGreaterThan(160);
    }

    @Test
    void everyOddFileIsFilmedOrNamed() {
        Path odd = SharedMedia.require("odd");
        ShotPlan plan = draft(6, 3);
        List<Clip> clips = film(plan, odd);
        assertForm(plan, clips);
        assertThat(clips.getFirst().notes()).anyMatch(note -> note.contains("it has no picture"));
    }

    @Test
    void aClipFarShorterThanItsShotPlaysToAndFro() {
        ShotPlan plan = draft(1, 3);
        List<Clip> clips = film(plan, made.tiny("tiny.mp4"));
        assertForm(plan, clips);
        assertThat(clips.getFirst().notes()).anyMatch(note -> note.contains("to and fro"));
    }

    @Test
    void everyRealClipTakesThePlansForm() {
        Path clips = SharedMedia.require("clips");
        ShotPlan plan = draft(22, 7);
        List<Clip> filmed = film(plan, clips);
        assertForm(plan, filmed);
        assertThat(filmed)
                .anySatisfy(clip -> assertThat(clip.notes()).anyMatch(n -> n.contains("HDR")));
    }

    @Test
    void photosMoveUnderThePlannedCamera() {
        ShotPlan plan = draft(3, 2);
        List<Clip> clips = film(plan, made.photo("photo.png"));
        assertForm(plan, clips);
        assertThat(clips).allMatch(Clip::still);
        assertThat(clips.get(2).notes()).anyMatch(note -> note.contains("Used again"));
    }

    @Test
    void aClipOfFullRange601LooksLikeItsTwinOf709() {
        ShotPlan plan = Plans.plan(1, 0.5, Quality.DRAFT, Aspect.LANDSCAPE);
        Path twin601 = made.twin("601.mkv", "smpte170m", "pc");
        Path twin709 = made.twin("709.mkv", "bt709", "tv");
        byte[] one = made.firstFrame(film(plan, twin601).getFirst().file(), 64, 36);
        byte[] other = made.firstFrame(film(plan, twin709).getFirst().file(), 64, 36);
        int largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs((one[i] & 0xff) - (other[i] & 0xff)));
        }
        // Three codes of conversion, and one that the clips' encoding may cost.
        assertThat(largest).isLessThanOrEqualTo(4);
        byte[] truth = made.firstFrame(twin709, 64, 36);
        assertThat(mean(one)).isCloseTo(mean(truth), org.assertj.core.data.Offset.offset(3.0));
    }

    private static double mean(byte[] bytes) {
        double sum = 0;
        for (byte level : bytes) {
            sum += level & 0xff;
        }
        return sum / bytes.length;
    }

    @Test
    void aFolderOfTrapsIsSkippedWithNotes() {
        Path hostile = SharedMedia.require("hostile");
        Path good = made.variableRate("good.mkv");
        List<Clip> clips = film(draft(2, 1), hostile, good);
        assertThat(clips).allMatch(clip -> clip.origin().startsWith("good.mkv"));
        assertThat(clips.getFirst().notes())
                .anyMatch(note -> note.contains("a_hls.mp4") && note.contains("and 2 more"))
                .anyMatch(note -> note.contains("victim.mp4") && note.contains("blown out"))
                .anyMatch(note -> note.contains("bomb16k.png") && note.contains("megapixels"));
    }

    @Test
    void aTrapThatTheUserNamesIsRefused() {
        Path dash = SharedMedia.require("hostile/a_dash.mp4");
        assertThatThrownBy(() -> film(draft(1, 1), dash))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.code()).isEqualTo(ErrorCode.FOOTAGE_UNUSABLE);
                            assertThat(failure.message()).contains("a_dash.mp4");
                        });
    }

    @Test
    void aMissingPathIsNamed() {
        assertThatThrownBy(() -> film(draft(1, 1), folder.resolve("nowhere")))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.code()).isEqualTo(ErrorCode.FOOTAGE_MISSING);
                            assertThat(failure.message()).contains("nowhere");
                        });
    }

    @Test
    void aFolderWithoutMediaIsUnusable() throws Exception {
        Files.writeString(made.folder().resolve("readme.txt"), "no media");
        assertThatThrownBy(() -> film(draft(1, 1), made.folder()))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure ->
                                assertThat(failure.code()).isEqualTo(ErrorCode.FOOTAGE_UNUSABLE));
    }

    @Test
    void theSameSeedFilmsTheSameReel() throws Exception {
        made.variableRate("vfr.mkv");
        made.anamorphic("anamorphic.mp4");
        ShotPlan plan = draft(4, 2);
        List<byte[]> first = bytes(film(plan, made.folder()));
        List<byte[]> second = bytes(film(plan, made.folder()));
        for (int i = 0; i < first.size(); i++) {
            assertThat(Arrays.equals(first.get(i), second.get(i))).isTrue();
        }
    }

    private static List<byte[]> bytes(List<Clip> clips) throws Exception {
        List<byte[]> all = new java.util.ArrayList<>();
        for (Clip clip : clips) {
            all.add(Files.readAllBytes(clip.file()));
        }
        return all;
    }
}
