package io.beatframe.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.clip.Clip;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FrameReader;
import io.beatframe.ffmpeg.mp4.Mp4Layout;
import io.beatframe.ffmpeg.mp4.Mp4Reader;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Transition;
import io.beatframe.request.Quality;
import io.beatframe.testing.MadeReel;
import io.beatframe.testing.MadeSong;
import io.beatframe.testing.Renders;
import io.beatframe.time.FrameRate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every frame of a reel is the one that the plan says, proven by the code that each frame bears.
 */
class ReelRendererIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"24,1,2", "25,1,5", "30000,1001,60", "30,1,17", "60,1,9"})
    void everyFrameIsTheOneThatIsPlanned(int numerator, int denominator, int shots)
            throws Exception {
        FrameRate rate = new FrameRate(numerator, denominator);
        Path song = MadeSong.music(folder.resolve("song.wav"), 4);
        ShotPlan plan = MadeReel.random(new Random(shots), rate, shots, song, Quality.DRAFT);
        Path reel = render(plan);

        List<double[]> seen = new ArrayList<>();
        FrameReader.read(
                FFMPEG,
                List.of("-i", "file:" + reel),
                List.of(),
                MadeReel.CODED,
                FrameReader.Pixels.GRAY8,
                (index, frame) -> seen.add(MadeReel.levels(frame)));
        assertThat(seen).hasSize((int) plan.frames());
        for (int frame = 0; frame < plan.frames(); frame++) {
            double[] expected = expected(plan, frame);
            if (expected.length > 0) {
                assertThat(seen.get(frame))
                        .as("frame " + frame)
                        .usingComparatorWithPrecision(0.09)
                        .containsExactly(expected);
            }
        }
        Mp4Layout layout = Mp4Reader.read(reel).orElseThrow();
        Mp4Layout.Track picture = layout.track("vide").orElseThrow();
        Mp4Layout.Track sound = layout.track("soun").orElseThrow();
        assertThat(layout.moovFirst()).isTrue();
        assertThat(List.of(picture.editList(), sound.editList())).containsOnly(false);
        assertThat(List.of(picture.startTicks(), sound.startTicks())).containsOnly(0L);
        assertThat(picture.samples()).isEqualTo(plan.frames());
        assertThat(picture.evenTicks() * rate.numerator())
                .isEqualTo(picture.timescale() * rate.denominator());
        assertThat(sound.seconds()).isGreaterThanOrEqualTo(picture.seconds());
    }

    /** ffmpeg refuses expressions that are nested too deep, and these are its longest. */
    @Test
    void aJoinOfTheSameKindMayComeAnyNumberOfTimes() throws Exception {
        List<Transition> joins = new ArrayList<>();
        for (int i = 0; i < 59; i++) {
            joins.add(i % 2 == 0 ? new Transition.Zoom(4) : new Transition.Whip(4));
        }
        Path song = MadeSong.music(folder.resolve("song.wav"), 13);
        ShotPlan plan =
                MadeReel.plan(
                        FrameRate.FPS_30,
                        Collections.nCopies(60, 6),
                        joins,
                        song,
                        0,
                        Quality.DRAFT);
        Mp4Layout layout = Mp4Reader.read(render(plan)).orElseThrow();
        assertThat(layout.track("vide").orElseThrow().samples()).isEqualTo(360);
    }

    @Test
    void theSamePlanGivesTheSameBytes() throws Exception {
        Path song = MadeSong.music(folder.resolve("song.wav"), 4);
        ShotPlan plan = MadeReel.random(new Random(3), FrameRate.FPS_25, 6, song, Quality.DRAFT);
        byte[] first = Files.readAllBytes(render(plan));
        assertThat(Files.readAllBytes(render(plan))).isEqualTo(first);
    }

    private Path render(ShotPlan plan) {
        List<Clip> clips = MadeReel.codedClips(plan, FFMPEG, folder);
        return Renders.reel(plan, clips, FFMPEG, folder.resolve("reel.mp4"));
    }

    /** Worked out from the plan alone; empty inside the transitions that paint over the code. */
    private static double[] expected(ShotPlan plan, int frame) {
        for (int i = 0; i < plan.shots().size(); i++) {
            long start = plan.shots().get(i).range().start();
            long end = plan.shots().get(i).range().end();
            if (frame >= end) {
                continue;
            }
            int code = MadeReel.code(i, frame - start + plan.lead(i));
            if (i > 0 && frame < start + plan.lead(i)) {
                Transition join = plan.joins().get(i - 1);
                double into = (double) (frame - start) / join.overlap();
                int other =
                        MadeReel.code(
                                i - 1, frame - start + plan.clipFrames(i - 1) - plan.tail(i - 1));
                return inside(join, code, other, 0.5 - into, 2 * into);
            }
            if (frame >= end - plan.tail(i)) {
                Transition join = plan.joins().get(i);
                double before = (double) (end - frame) / join.overlap();
                int other = MadeReel.code(i + 1, plan.lead(i + 1) - (end - frame));
                return inside(join, code, other, 0.5 - before, 2 * before);
            }
            return MadeReel.levels(code, code, 0, 1);
        }
        throw new AssertionError("frame " + frame + " in no shot");
    }

    private static double[] inside(
            Transition join, int code, int other, double otherWeight, double light) {
        return switch (join) {
            case Transition.Cut cut -> MadeReel.levels(code, code, 0, 1);
            case Transition.Dissolve dissolve -> MadeReel.levels(code, other, otherWeight, 1);
            case Transition.DipToBlack dip -> MadeReel.levels(code, code, 0, light);
            case Transition.DipToWhite dip ->
                    Arrays.stream(MadeReel.levels(code, code, 0, light))
                            .map(level -> level + 1 - light)
                            .toArray();
            case Transition.LightLeak leak -> new double[0];
            case Transition.Push push -> new double[0];
            case Transition.Zoom zoom -> new double[0];
            case Transition.Whip whip -> new double[0];
            case Transition.Glitch glitch -> new double[0];
        };
    }
}
