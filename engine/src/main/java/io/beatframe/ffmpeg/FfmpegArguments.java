package io.beatframe.ffmpeg;

import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How ffmpeg spells things: the one place that knows its syntax, its escaping and its defaults. */
public final class FfmpegArguments {
    private FfmpegArguments() {}

    /** A graph as the value of {@code -filter_complex}. */
    public static String print(FilterGraph graph) {
        return graph.chains().stream()
                .map(FfmpegArguments::print)
                .collect(Collectors.joining(";\n"));
    }

    /** The name under which an output of a graph is mapped. */
    public static String pad(int number) {
        return "[p" + number + "]";
    }

    private static String print(FilterGraph.Chain chain) {
        return chain.sources().stream().map(FfmpegArguments::print).collect(Collectors.joining())
                + print(chain.filters())
                + chain.pads().stream().map(FfmpegArguments::pad).collect(Collectors.joining());
    }

    private static String print(FilterGraph.Source source) {
        return switch (source) {
            case FilterGraph.Source.Video(int input) -> "[" + input + ":v:0]";
            case FilterGraph.Source.Audio(int input) -> "[" + input + ":a:0]";
            case FilterGraph.Source.Pad(int number) -> pad(number);
        };
    }

    /** Filters in a row, as the value of {@code -vf} or {@code -af}. */
    public static String print(Iterable<Filter> filters) {
        StringBuilder text = new StringBuilder();
        for (Filter filter : filters) {
            text.append(text.isEmpty() ? "" : ",").append(print(filter));
        }
        return text.toString();
    }

    private static String print(Filter filter) {
        return switch (filter) {
            case Filter.CountFrames(FrameRate rate) ->
                    "settb=" + rate.denominator() + "/" + rate.numerator() + ",setpts=N";
            case Filter.ConstantRate(FrameRate rate) -> "fps=" + rate;
            case Filter.TrimFrames(long start, long end) ->
                    "trim=start_frame=" + start + ":end_frame=" + end + ",setpts=PTS-STARTPTS";
            case Filter.SelectFrames(List<Long> frames) ->
                    "select='"
                            + frames.stream()
                                    .map(frame -> "eq(n," + frame + ")")
                                    .collect(Collectors.joining("+"))
                            + "'";
            case Filter.HoldLastFrame(long frames) -> "tpad=stop_mode=clone:stop=" + frames;
            case Filter.Crop(int width, int height, int x, int y) ->
                    "crop=" + width + ":" + height + ":" + x + ":" + y;
            case Filter.CropPart(double x, double y, double width, double height) ->
                    "crop=w=iw*"
                            + decimal(width)
                            + ":h=ih*"
                            + decimal(height)
                            + ":x=iw*"
                            + decimal(x)
                            + ":y=ih*"
                            + decimal(y);
            case Filter.Speed(double factor) -> "setpts=PTS/" + decimal(factor);
            case Filter.SpeedUp(double first, double last, double seconds) ->
                    FrameExpressions.speedUp(first, last, seconds);
            case Filter.TrimBefore(double seconds) ->
                    "trim=start=" + decimal(seconds) + ",setpts=PTS-" + decimal(seconds) + "/TB";
            case Filter.ConstantRateFromZero(FrameRate rate) -> "fps=" + rate + ":start_time=0";
            case Filter.BlendToRate(FrameRate rate) ->
                    "framerate=fps=" + rate + ":interp_start=0:interp_end=255";
            case Filter.InterpolateToRate(FrameRate rate) ->
                    "minterpolate=fps=" + rate + ":mi_mode=mci:mc_mode=aobmc:me_mode=bidir:me=epzs";
            case Filter.Deinterlace() -> "bwdif=mode=send_frame:deint=interlaced";
            case Filter.HoldForever() -> "tpad=stop_mode=clone:stop=-1";
            case Filter.RepeatForever(long frames) -> "loop=loop=-1:size=" + frames;
            case Filter.Reverse() -> "reverse";
            case Filter.ToStandard(var size, var colour, boolean fast) ->
                    scale(size.width(), size.height(), colour, fast)
                            + ":out_color_matrix=bt709:out_range=tv:alphablend=uniform_color,"
                            + "setsar=1,format=yuv420p";
            case Filter.ToCodedRgb(var size, var colour, boolean fast) ->
                    scale(size.width(), size.height(), colour, fast) + ",setsar=1,format=gbrp16le";
            case Filter.ToRgbWithin(int longSide, var colour, boolean fast) -> {
                String shrink = "min(1\\," + longSide + "/max(iw*max(sar\\,0.01)\\,ih))";
                yield "scale=w=max(2\\,round(iw*max(sar\\,0.01)*"
                        + shrink
                        + ")):h=max(2\\,round(ih*"
                        + shrink
                        + "))"
                        + colour(colour)
                        + ":flags="
                        + (fast ? "area" : "lanczos+accurate_rnd+full_chroma_int")
                        + ":alphablend=uniform_color,setsar=1,format=rgb24";
            }
            case Filter.Scale(var size) ->
                    "scale="
                            + size.width()
                            + ":"
                            + size.height()
                            + ":flags=lanczos+accurate_rnd+full_chroma_int,setsar=1";
            case Filter.ScaleForAnalysis(var size) ->
                    "scale=" + size.width() + ":" + size.height() + ":flags=area";
            case Filter.ToLutPlanes() ->
                    "zscale=min=709:rin=tv:m=709:r=tv,format=yuv444p16le," + renamed("gbrp16le");
            case Filter.ApplyLut(Path cube) ->
                    "lut3d=file=" + escaped(cube.toString()) + ":interp=tetrahedral";
            case Filter.FromLutPlanes() ->
                    renamed("yuv444p16le")
                            + ",zscale=min=709:rin=tv:m=709:r=tv:d=ordered,format=yuv420p";
            case Filter.TagBt709() ->
                    "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";
            case Filter.PixelFormat(String name) -> "format=" + name;
            case Filter.During(Filter inner, var frames) ->
                    print(inner) + ":enable='" + FrameExpressions.inside(frames) + "'";
            case Filter.DropFrames(var frames) ->
                    "select='not(" + FrameExpressions.inside(frames) + ")'";
            case Filter.KeepFrames(var frames) ->
                    "select='" + FrameExpressions.inside(frames) + "'";
            case Filter.FadeInAlpha(FrameRange frames) ->
                    FrameExpressions.fade("in", frames) + ":alpha=1";
            case Filter.FadeFromBlack(FrameRange frames) -> FrameExpressions.fade("in", frames);
            case Filter.FadeToBlack(FrameRange frames) -> FrameExpressions.fade("out", frames);
            case Filter.Overlay(var slides) ->
                    "overlay=format=yuv420"
                            + (slides.isEmpty()
                                    ? ""
                                    : ":x='W*("
                                            + FrameExpressions.way(slides, true, "(n-1)")
                                            + ")'");
            case Filter.ToVideoWithAlpha() ->
                    "scale=out_color_matrix=bt709:out_range=tv,format=yuva420p";
            case Filter.OverlayAt(int x, int y) ->
                    "overlay=x=" + x + ":y=" + y + ":format=yuv420:eof_action=pass";
            case Filter.SlideOut(var slides) -> FrameExpressions.slideOut(slides);
            case Filter.DipToWhite(var frames) -> FrameExpressions.dipToWhite(frames);
            case Filter.Leak(var size, var frames) -> FrameExpressions.leak(size, frames);
            case Filter.ToCard() -> "format=nv12,hwupload";
            case Filter.Split(int count) -> "split=" + count;
            case Filter.Concat(int count) -> "concat=n=" + count + ":v=1:a=0";
            case Filter.TrimSamples(long start, long end) ->
                    "atrim=start_sample=" + start + ":end_sample=" + end + ",asetpts=PTS-STARTPTS";
            case Filter.Resample(int rate) ->
                    "aresample="
                            + rate
                            + ":resampler=swr,aformat=sample_fmts=fltp:channel_layouts=stereo";
            case Filter.PadSilence(long samples) -> "apad=whole_len=" + samples;
            case Filter.FadeSound(double in, double out, double total) ->
                    "afade=t=in:d="
                            + decimal(in)
                            + ",afade=t=out:st="
                            + decimal(total - out)
                            + ":d="
                            + decimal(out);
            // Three to one above 16 dB below the second's own loudness, which is made -14 LUFS
            // first.
            case Filter.Duck(double secondLufs) ->
                    "sidechaincompress=threshold=0.03162:ratio=3:attack=20:release=350:level_sc="
                            + decimal(Math.clamp(Math.pow(10, (-14 - secondLufs) / 20), 0.016, 63));
            case Filter.MixSounds() -> "amix=inputs=2:duration=first:normalize=0";
            case Filter.Gain(double decibels) -> "volume=" + decimal(decibels) + "dB";
            case Filter.Limit(double decibels) ->
                    "alimiter=limit=" + decimal(Math.pow(10, decibels / 20)) + ":level=0:latency=1";
            case Filter.SwingView(var swings) -> FrameExpressions.view(swings);
            case Filter.BlurSideways(int radius) -> "avgblur=sizeX=" + radius + ":sizeY=1";
            case Filter.SplitColour(int pixels) -> "chromashift=cbh=" + -pixels + ":crh=" + pixels;
            case Filter.SwapBands(double height, double one, double other) ->
                    "swaprect=w=w:h=h*"
                            + decimal(height)
                            + ":x1=0:x2=0:y1=h*"
                            + decimal(one)
                            + ":y2=h*"
                            + decimal(other);
            case Filter.Blocks(int width, int height) -> "pixelize=w=" + width + ":h=" + height;
            case Filter.Halo(var size, double strength) -> halo(size, strength);
            case Filter.AddChange() -> "blend=all_mode=grainmerge";
            case Filter.Vignette(double strength) ->
                    "vignette=angle=" + decimal(strength * Math.PI / 4);
            case Filter.LegalLevels() -> "lutyuv=y=clipval:u=clipval:v=clipval";
            case Filter.Grain(int strength) -> "noise=c0s=" + strength + ":c0f=t:all_seed=1";
            case Filter.FindSilence(double decibels, double least) ->
                    "silencedetect=noise=" + decimal(decibels) + "dB:d=" + decimal(least);
            case Filter.PrintLoudness() ->
                    "ebur128=metadata=1:framelog=quiet,"
                            + "ametadata=mode=print:key=lavfi.r128.S:file=-";
            case Filter.MeasureLoudness() -> "ebur128=peak=true:framelog=quiet";
        };
    }

    /**
     * At a quarter of the size, as it is blurred anyway. The colour is an orange red in bt709. What
     * is bright itself gets no glow: white would turn pink, and clouds with it.
     */
    private static String halo(FrameSize size, double strength) {
        return "extractplanes=y,scale="
                + Math.max(16, size.width() / 4)
                + ":"
                + Math.max(16, size.height() / 4)
                + ":flags=area,split[lights][bright];[lights]lut=c0=clip((val-185)*6\\,0\\,255),"
                + "gblur=sigma="
                + decimal(Math.max(1, 0.008 * size.width()))
                + "[glow];[bright]lut=c0=clip((val-100)*4\\,0\\,255)[without];"
                + "[glow][without]blend=all_mode=subtract"
                + ",mergeplanes=0x000000:yuv444p,lutyuv=y=128+val*"
                + decimal(0.3 * strength)
                + ":u=128-val*"
                + decimal(0.15 * strength)
                + ":v=128+val*"
                + decimal(0.28 * strength)
                + ",scale="
                + size.width()
                + ":"
                + size.height()
                + ":flags=bilinear,format=yuv420p";
    }

    /** The same planes in the same order, under the names of another format. */
    private static String renamed(String format) {
        return "mergeplanes=format=" + format + ":map0p=0:map1p=1:map2p=2";
    }

    private static String scale(int width, int height, SourceColour colour, boolean fast) {
        return "scale="
                + width
                + ":"
                + height
                + colour(colour)
                + ":flags="
                + (fast ? "bilinear" : "bicubic+accurate_rnd+full_chroma_int");
    }

    private static String colour(SourceColour colour) {
        String matrix =
                switch (colour.matrix()) {
                    case RGB -> "";
                    case BT601 -> ":in_color_matrix=bt601";
                    case BT709 -> ":in_color_matrix=bt709";
                    case BT2020 -> ":in_color_matrix=bt2020";
                    case FCC -> ":in_color_matrix=fcc";
                    case SMPTE240M -> ":in_color_matrix=smpte240m";
                };
        return matrix
                + switch (colour.range()) {
                    case TV -> ":in_range=tv";
                    case PC -> ":in_range=pc";
                };
    }

    /** A number as ffmpeg reads it, whatever the user's language. */
    public static String decimal(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Not a number for ffmpeg: " + value);
        }
        return String.format(Locale.ROOT, "%.6f", value);
    }

    /**
     * A path as an option's value inside a graph: once for the option list (\ ' :), once for the
     * graph (\ ' [ ] , ;). ffmpeg-utils(1), "Quoting and escaping".
     */
    static String escaped(String value) {
        String forOptions = value.replaceAll("([\\\\':])", "\\\\$1");
        return forOptions.replaceAll("([\\\\'\\[\\],;])", "\\\\$1");
    }
}
