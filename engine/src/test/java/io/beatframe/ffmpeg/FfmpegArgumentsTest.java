package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.beatframe.ffmpeg.FilterGraph.Chain;
import io.beatframe.ffmpeg.FilterGraph.Source;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FfmpegArgumentsTest {
    static List<Arguments> filters() {
        FrameRate ntsc = FrameRate.FPS_29_97;
        return List.of(
                Arguments.of(new Filter.CountFrames(ntsc), "settb=1001/30000,setpts=N"),
                Arguments.of(new Filter.ConstantRate(ntsc), "fps=30000/1001"),
                Arguments.of(
                        new Filter.TrimFrames(12, 42),
                        "trim=start_frame=12:end_frame=42,setpts=PTS-STARTPTS"),
                Arguments.of(new Filter.HoldLastFrame(5), "tpad=stop_mode=clone:stop=5"),
                Arguments.of(new Filter.Crop(608, 1080, 656, 0), "crop=608:1080:656:0"),
                Arguments.of(
                        new Filter.Scale(new FrameSize(1080, 1920)),
                        "scale=1080:1920:flags=lanczos+accurate_rnd+full_chroma_int,setsar=1"),
                Arguments.of(
                        new Filter.ToLutPlanes(),
                        "zscale=min=709:rin=tv:m=709:r=tv,format=yuv444p16le,"
                                + "mergeplanes=format=gbrp16le:map0p=0:map1p=1:map2p=2"),
                Arguments.of(
                        new Filter.ApplyLut(Path.of("/a/shot 1.cube")),
                        "lut3d=file=/a/shot 1.cube:interp=tetrahedral"),
                Arguments.of(
                        new Filter.FromLutPlanes(),
                        "mergeplanes=format=yuv444p16le:map0p=0:map1p=1:map2p=2,"
                                + "zscale=min=709:rin=tv:m=709:r=tv:d=ordered,format=yuv420p"),
                Arguments.of(
                        new Filter.TagBt709(),
                        "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"),
                Arguments.of(new Filter.PixelFormat("gray"), "format=gray"),
                Arguments.of(
                        new Filter.ToVideoWithAlpha(),
                        "scale=out_color_matrix=bt709:out_range=tv,format=yuva420p"),
                Arguments.of(
                        new Filter.OverlayAt(108, 384),
                        "overlay=x=108:y=384:format=yuv420:eof_action=pass"),
                Arguments.of(new Filter.ToCard(), "format=nv12,hwupload"),
                Arguments.of(new Filter.Split(3), "split=3"),
                Arguments.of(new Filter.Concat(3), "concat=n=3:v=1:a=0"),
                Arguments.of(
                        new Filter.TrimSamples(1024, 48_000),
                        "atrim=start_sample=1024:end_sample=48000,asetpts=PTS-STARTPTS"),
                Arguments.of(new Filter.PadSilence(48_000), "apad=whole_len=48000"),
                Arguments.of(
                        new Filter.FadeSound(0.05, 0.5, 30),
                        "afade=t=in:d=0.050000,afade=t=out:st=29.500000:d=0.500000"),
                Arguments.of(
                        new Filter.Duck(-20),
                        "sidechaincompress=threshold=0.03162:ratio=3:attack=20:release=350"
                                + ":level_sc=1.995262"),
                Arguments.of(new Filter.MixSounds(), "amix=inputs=2:duration=first:normalize=0"),
                Arguments.of(new Filter.Gain(-3.25), "volume=-3.250000dB"),
                Arguments.of(
                        new Filter.PrintLoudness(),
                        "ebur128=metadata=1:framelog=quiet,"
                                + "ametadata=mode=print:key=lavfi.r128.S:file=-"),
                Arguments.of(new Filter.MeasureLoudness(), "ebur128=peak=true:framelog=quiet"));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void printsAFilter(Filter filter, String expected) {
        assertThat(FfmpegArguments.print(List.of(filter))).isEqualTo(expected);
    }

    @Test
    void printsAGraphChainByChain() {
        FilterGraph graph =
                new FilterGraph(
                        List.of(
                                new Chain(
                                        List.of(new Source.Video(0)),
                                        List.of(
                                                new Filter.ConstantRate(FrameRate.FPS_30),
                                                new Filter.TrimFrames(0, 30)),
                                        List.of(0)),
                                new Chain(
                                        List.of(new Source.Pad(0), new Source.Video(1)),
                                        List.of(new Filter.Concat(2)),
                                        List.of(1)),
                                new Chain(
                                        List.of(new Source.Audio(2)),
                                        List.of(new Filter.Gain(0)),
                                        List.of(2))));
        assertThat(FfmpegArguments.print(graph))
                .isEqualTo(
                        """
                        [0:v:0]fps=30,trim=start_frame=0:end_frame=30,setpts=PTS-STARTPTS[p0];
                        [p0][1:v:0]concat=n=2:v=1:a=0[p1];
                        [2:a:0]volume=0.000000dB[p2]\
                        """);
    }

    @Test
    void numbersAreTheSameInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(FfmpegArguments.decimal(1234.5)).isEqualTo("1234.500000");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FfmpegArguments.decimal(Double.NaN));
    }

    @Test
    void filtersRefuseWhatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Filter.TrimFrames(5, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Filter.TrimFrames(-1, 5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Filter.PixelFormat("gray,movie=/x"));
    }
}
