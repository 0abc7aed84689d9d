package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.util.List;
import org.junit.jupiter.api.Test;

class FootageFiltersTest {
    private static final SourceColour FULL_601 =
            new SourceColour(SourceColour.Matrix.BT601, SourceColour.Range.PC);

    private static String printed(Filter filter) {
        return FfmpegArguments.print(List.of(filter));
    }

    @Test
    void timesAndCrops() {
        assertThat(
                        FfmpegArguments.print(
                                List.of(
                                        new Filter.TrimBefore(1.5),
                                        new Filter.Speed(0.5),
                                        new Filter.ConstantRateFromZero(FrameRate.FPS_29_97),
                                        new Filter.Deinterlace(),
                                        new Filter.HoldForever(),
                                        new Filter.Reverse(),
                                        new Filter.RepeatForever(58),
                                        new Filter.CropPart(0.25, 0, 0.316406, 1))))
                .isEqualTo(
                        "trim=start=1.500000,setpts=PTS-1.500000/TB,setpts=PTS/0.500000,"
                                + "fps=30000/1001:start_time=0,bwdif=mode=send_frame:deint=interlaced,"
                                + "tpad=stop_mode=clone:stop=-1,reverse,"
                                + "loop=loop=-1:size=58,"
                                + "crop=w=iw*0.316406:h=ih*1.000000:x=iw*0.250000:y=ih*0.000000");
    }

    @Test
    void fasterAndFaster() {
        assertThat(printed(new Filter.SpeedUp(1, 2, 4)))
                .isEqualTo("setpts='(sqrt(1.000000+0.500000*max(0,T))-1.000000)/(0.250000*TB)'");
    }

    @Test
    void ratesAreRaised() {
        assertThat(printed(new Filter.BlendToRate(FrameRate.FPS_29_97)))
                .isEqualTo("framerate=fps=30000/1001:interp_start=0:interp_end=255");
        assertThat(printed(new Filter.InterpolateToRate(FrameRate.FPS_30)))
                .isEqualTo("minterpolate=fps=30:mi_mode=mci:mc_mode=aobmc:me_mode=bidir:me=epzs");
    }

    @Test
    void coloursAreStatedInAndOut() {
        assertThat(printed(new Filter.ToStandard(new FrameSize(540, 960), FULL_601, true)))
                .isEqualTo(
                        "scale=540:960:in_color_matrix=bt601:in_range=pc:flags=bilinear"
                                + ":out_color_matrix=bt709:out_range=tv:alphablend=uniform_color,"
                                + "setsar=1,format=yuv420p");
        assertThat(printed(new Filter.ToRgbWithin(320, FULL_601, true)))
                .isEqualTo(
                        "scale=w=max(2\\,round(iw*max(sar\\,0.01)*min(1\\,320/max(iw*max(sar\\,0.01)\\,ih))))"
                                + ":h=max(2\\,round(ih*min(1\\,320/max(iw*max(sar\\,0.01)\\,ih))))"
                                + ":in_color_matrix=bt601:in_range=pc:flags=area:alphablend=uniform_color,"
                                + "setsar=1,format=rgb24");
    }
}
