package io.beatframe.ffmpeg;

import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.ArrayList;
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
            case Filter.TrimBefore(double seconds) ->
                    "trim=start=" + decimal(seconds) + ",setpts=PTS-" + decimal(seconds) + "/TB";
            case Filter.ConstantRateFromZero(FrameRate rate) -> "fps=" + rate + ":start_time=0";
            case Filter.BlendToRate(FrameRate rate) ->
                    "framerate=fps=" + rate + ":interp_start=0:interp_end=255";
            case Filter.InterpolateToRate(FrameRate rate) ->
                    "minterpolate=fps=" + rate + ":mi_mode=mci:mc_mode=aobmc:me_mode=bidir:me=epzs";
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
            case Filter.ToFloatRgb() -> "zscale=min=709:rin=tv:m=gbr:r=pc,format=gbrpf32le";
            case Filter.ApplyLut(Path cube) ->
                    "lut3d=file=" + escaped(cube.toString()) + ":interp=tetrahedral";
            case Filter.ToVideo() ->
                    "zscale=min=gbr:rin=pc:m=709:r=tv:d=error_diffusion,format=yuv420p";
            case Filter.TagBt709() ->
                    "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";
            case Filter.PixelFormat(String name) -> "format=" + name;
            case Filter.During(Filter inner, var frames) ->
                    print(inner) + ":enable='" + inside(frames) + "'";
            case Filter.DropFrames(var frames) -> "select='not(" + inside(frames) + ")'";
            case Filter.KeepFrames(var frames) -> "select='" + inside(frames) + "'";
            case Filter.FadeInAlpha(FrameRange frames) -> fade("in", frames) + ":alpha=1";
            case Filter.FadeFromBlack(FrameRange frames) -> fade("in", frames);
            case Filter.FadeToBlack(FrameRange frames) -> fade("out", frames);
            case Filter.Overlay(var slides) ->
                    "overlay=format=yuv420"
                            + (slides.isEmpty()
                                    ? ""
                                    : ":x='W*(" + way(slides, true, "(n-1)") + ")'");
            case Filter.SlideOut(var slides) -> slideOut(slides);
            case Filter.DipToWhite(var frames) -> dipToWhite(frames);
            case Filter.Leak(var size, var frames) -> leak(size, frames);
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
            case Filter.Gain(double decibels) -> "volume=" + decimal(decibels) + "dB";
            case Filter.Limit(double decibels) ->
                    "alimiter=limit=" + decimal(Math.pow(10, decibels / 20)) + ":level=0:latency=1";
            case Filter.SwingView(var swings) -> view(swings);
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

    /** At a quarter of the size, as it is blurred anyway. The colour is an orange red in bt709. */
    private static String halo(FrameSize size, double strength) {
        return "extractplanes=y,scale="
                + Math.max(16, size.width() / 4)
                + ":"
                + Math.max(16, size.height() / 4)
                + ":flags=area,lut=c0=clip((val-185)*6\\,0\\,255),gblur=sigma="
                + decimal(Math.max(1, 0.0045 * size.width()))
                + ",mergeplanes=0x000000:yuv444p,lutyuv=y=128+val*"
                + decimal(0.12 * strength)
                + ":u=128-val*"
                + decimal(0.055 * strength)
                + ":v=128+val*"
                + decimal(0.09 * strength)
                + ",scale="
                + size.width()
                + ":"
                + size.height()
                + ":flags=bilinear,format=yuv420p";
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

    /** 1 for the frames of the ranges, else 0, as ffmpeg's expression of the frame number. */
    private static String inside(List<FrameRange> ranges) {
        return inside(ranges, "n");
    }

    private static String inside(List<FrameRange> ranges, String number) {
        return sum(
                ranges.stream()
                        .map(range ->
                                "between("
                                        + number
                                        + ","
                                        + range.start()
                                        + ","
                                        + (range.end() - 1)
                                        + ")")
                        .toList());
    }

    /** In halves of halves: ffmpeg refuses an expression that is nested 100 deep, as a+b+c+… is. */
    private static String sum(List<String> terms) {
        if (terms.size() <= 8) {
            return String.join("+", terms);
        }
        int half = terms.size() / 2;
        return "("
                + sum(terms.subList(0, half))
                + ")+("
                + sum(terms.subList(half, terms.size()))
                + ")";
    }

    /** "in" counts frames from 1. */
    private static String view(List<Filter.SwingView.Swing> swings) {
        List<String> margins = new ArrayList<>();
        List<String> pans = new ArrayList<>();
        for (Filter.SwingView.Swing swing : swings) {
            long first = swing.frames().start() + 1;
            long last = swing.frames().end();
            String rise =
                    String.format(
                            Locale.ROOT,
                            "between(in,%d,%d)*pow((in-%d)/%d,2)",
                            first,
                            swing.anchor(),
                            first - 1,
                            swing.half());
            String fall =
                    String.format(
                            Locale.ROOT,
                            "between(in,%d,%d)*pow((%d-in)/%d,2)",
                            swing.anchor() + 1,
                            last,
                            last + 1,
                            swing.half());
            margins.add(decimal(swing.depth()) + "*(" + rise + "+" + fall + ")");
            if (swing.pan() != 0) {
                pans.add(decimal(swing.pan()) + "*(" + rise + "-" + fall + ")");
            }
        }
        String margin = sum(margins);
        String pan = pans.isEmpty() ? "0" : sum(pans);
        String left = "W*((" + margin + ")+(" + pan + "))";
        String right = "W*(1-(" + margin + ")+(" + pan + "))";
        String top = "H*(" + margin + ")";
        String bottom = "H*(1-(" + margin + "))";
        return ("perspective=x0='" + left + "':y0='" + top + "':x1='" + right + "':y1='" + top)
                + ("':x2='" + left + "':y2='" + bottom + "':x3='" + right + "':y3='" + bottom)
                + "':eval=frame:interpolation=linear";
    }

    /**
     * How far pictures have slid, in widths to the right: of the one that goes, or of the one that
     * comes.
     *
     * @param number of the frame from 0: "overlay" counts "n" from 1, "perspective" "in"
     */
    private static String way(List<Filter.Slide> slides, boolean comes, String number) {
        return sum(
                slides.stream()
                        .map(slide -> {
                            FrameRange frames = slide.frames();
                            String part = part(frames, number);
                            String way = part + "*" + part + "*(3-2*" + part + ")";
                            return inside(List.of(frames), number)
                                    + "*"
                                    + (slide.leftwards() ? "-1" : "1")
                                    + "*("
                                    + way
                                    + (comes ? "-1)" : ")");
                        })
                        .toList());
    }

    private static String part(FrameRange frames, String number) {
        return "((" + number + "-" + frames.start() + ")/" + frames.length() + ")";
    }

    /** What lies beside the picture is never seen, as the one that comes covers it. */
    private static String slideOut(List<Filter.Slide> slides) {
        String way = way(slides, false, "(in-1)");
        String left = "-W*(" + way + ")";
        String right = "W-W*(" + way + ")";
        return ("perspective=x0='" + left + "':y0=0:x1='" + right + "':y1=0")
                + (":x2='" + left + "':y2=H:x3='" + right + "':y3=H")
                + ":eval=frame:interpolation=linear";
    }

    /**
     * "eq" counts frames from 1, and turns its brightness into whole steps of 2.55 codes,
     * downwards.
     */
    private static String dipToWhite(List<FrameRange> ranges) {
        String white =
                sum(
                        ranges.stream()
                                .map(frames ->
                                        inside(List.of(frames), "n")
                                                + "*(1-abs(2*"
                                                + part(frames, "n")
                                                + "-1))")
                                .toList());
        return "eq=contrast='1-("
                + white
                + ")':saturation='1-("
                + white
                + ")':brightness='0.007+0.4188*("
                + white
                + ")':eval=frame";
    }

    /** Drawn small, as it is smooth. */
    private static String leak(FrameSize size, List<FrameRange> ranges) {
        String part =
                sum(
                        ranges.stream()
                                .map(frames ->
                                        inside(List.of(frames), "N") + "*" + part(frames, "N"))
                                .toList());
        String light =
                "st(0,"
                        + part
                        + ");4*ld(0)*(1-ld(0))*(0.3+0.7*exp(-pow((X/W+0.3*Y/H-1.3+1.3*ld(0))/0.4,2)))";
        return "scale=36:64:flags=neighbor,format=yuv444p,geq=lum='128+105*("
                + light
                + ")':cb='128-45*("
                + light
                + ")':cr='128+45*("
                + light
                + ")',scale="
                + size.width()
                + ":"
                + size.height()
                + ":flags=bilinear,format=yuv420p";
    }

    private static String fade(String direction, FrameRange frames) {
        return "fade=t="
                + direction
                + ":start_frame="
                + frames.start()
                + ":nb_frames="
                + frames.length();
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
