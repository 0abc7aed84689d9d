package io.beatframe.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.ffmpeg.FfmpegArguments;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Transition;
import io.beatframe.request.Quality;
import io.beatframe.testing.MadeReel;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PictureGraphTest {
    private static final Path SONG = Path.of("song.wav");
    private static final String GRADE =
            "zscale=min=709:rin=tv:m=709:r=tv,format=yuv444p16le,"
                    + "mergeplanes=format=gbrp16le:map0p=0:map1p=1:map2p=2,";
    private static final String VIDEO =
            "mergeplanes=format=yuv444p16le:map0p=0:map1p=1:map2p=2,"
                    + "zscale=min=709:rin=tv:m=709:r=tv:d=ordered,format=yuv420p";
    private static final String TAG =
            "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";

    @Test
    void cutsNeedOneStraightChain() {
        ShotPlan plan =
                MadeReel.plan(
                        FrameRate.FPS_29_97,
                        List.of(10, 20, 30),
                        List.of(new Transition.Cut(), new Transition.Cut()),
                        SONG,
                        0,
                        Quality.DRAFT);
        List<Path> cubes = List.of(Path.of("a.cube"), Path.of("b.cube"), Path.of("a.cube"));
        assertThat(FfmpegArguments.print(PictureGraph.of(plan, cubes)))
                .isEqualTo(
                        "[0:v:0]settb=1001/30000,setpts=N,"
                                + GRADE
                                + "lut3d=file=a.cube:interp=tetrahedral:enable='between(n,0,9)+between(n,30,59)',"
                                + "lut3d=file=b.cube:interp=tetrahedral:enable='between(n,10,29)',"
                                + VIDEO
                                + ","
                                + TAG
                                + "[p4]");
    }

    @Test
    void dissolvesForkIntoTwoRollsAndDipsLoseTheirHandles() {
        ShotPlan plan =
                MadeReel.plan(
                        FrameRate.FPS_30,
                        List.of(10, 20, 30),
                        List.of(new Transition.Dissolve(4), new Transition.DipToBlack(6)),
                        SONG,
                        0,
                        Quality.DRAFT);
        // Clips of 12, 25 and 33 frames; the dissolve mixes source 8 to 11 with 12 to 15.
        assertThat(
                        FfmpegArguments.print(
                                PictureGraph.of(plan, Collections.nCopies(3, Path.of("a.cube")))))
                .isEqualTo(
                        "[0:v:0]settb=1/30,setpts=N,"
                                + GRADE
                                + "lut3d=file=a.cube:interp=tetrahedral:enable='between(n,0,11)+between(n,12,36)+between(n,37,69)',"
                                + VIDEO
                                + ",split=2[p0][p1];\n"
                                + "[p0]select='not(between(n,12,15)+between(n,34,39))',settb=1/30,setpts=N[p2];\n"
                                + "[p1]select='not(between(n,8,11)+between(n,34,39))',settb=1/30,setpts=N,"
                                + "format=yuva420p,fade=t=in:start_frame=8:nb_frames=4:alpha=1:enable='between(n,8,11)'[p3];\n"
                                + "[p2][p3]overlay=format=yuv420:enable='between(n,8,11)',"
                                + "fade=t=out:start_frame=27:nb_frames=3:enable='between(n,27,29)',"
                                + "fade=t=in:start_frame=30:nb_frames=3:enable='between(n,30,32)',"
                                + TAG
                                + "[p4]");
    }

    @Test
    void slidesAndLeaksShareTheTwoRolls() {
        ShotPlan plan =
                MadeReel.plan(
                        FrameRate.FPS_30,
                        List.of(20, 20, 30),
                        List.of(new Transition.Whip(8), new Transition.LightLeak(6)),
                        SONG,
                        0,
                        Quality.DRAFT);
        String graph =
                FfmpegArguments.print(
                        PictureGraph.of(plan, Collections.nCopies(3, Path.of("a.cube"))));
        assertThat(graph)
                .contains(
                        "[p0]select='not(between(n,24,31)+between(n,51,56))',settb=1/30,setpts=N,perspective=")
                .contains(
                        "[p1]select='not(between(n,16,23)+between(n,45,50))',settb=1/30,setpts=N,format=yuva420p,fade=t=in:start_frame=37:nb_frames=6")
                // A whip blurs by its speed; its first frame is at rest.
                .contains("avgblur=sizeX=22:sizeY=1:enable='between(n,17,17)+between(n,23,23)'")
                .contains("avgblur=sizeX=51:sizeY=1:enable='between(n,20,20)'")
                .contains("[p4]split=2[p5][p6];\n[p6]scale=36:64")
                .endsWith(
                        "[p5][p7]overlay=x=0:y=0:format=yuv420:eof_action=pass:enable='between(n,37,42)',"
                                + TAG
                                + "[p8]");
    }

    @Test
    void everyReelFrameHasItsSourceInAnyPlan() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            ShotPlan plan =
                    MadeReel.random(
                            random, FrameRate.FPS_30, 2 + random.nextInt(59), SONG, Quality.DRAFT);
            Splice splice = Splice.of(plan);
            long mixed = splice.mixes().stream().mapToLong(mix -> mix.in().length()).sum();
            long unused =
                    Splice.unused(plan, splice).stream().mapToLong(range -> range.length()).sum();
            assertThat(splice.sourceFrames() - mixed - unused).isEqualTo(plan.frames());
            for (Splice.Mix mix : splice.mixes()) {
                assertThat(mix.out().end()).isEqualTo(mix.in().start());
                assertThat(mix.reel().length()).isEqualTo(mix.in().length());
            }
        }
    }

    @Test
    void theLevelFitsTheSizeAndRate() {
        assertThat(H264Level.of(new FrameSize(540, 960), FrameRate.FPS_30).id()).isEqualTo("3.1");
        assertThat(H264Level.of(new FrameSize(1080, 1920), FrameRate.FPS_30).id()).isEqualTo("4.0");
        assertThat(H264Level.of(new FrameSize(1080, 1920), FrameRate.FPS_60).id()).isEqualTo("4.2");
        assertThat(H264Level.of(new FrameSize(2160, 3840), FrameRate.FPS_30).id()).isEqualTo("5.1");
    }
}
