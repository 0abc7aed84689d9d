package io.beatframe.ffmpeg;

import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What changes from frame to frame, as ffmpeg's expressions of the frame's number: when a filter
 * works, and how far a transition has come. Filters count differently, from 0 or 1.
 */
final class FrameExpressions {
    private FrameExpressions() {}

    /** Second s of the source is seen at t, where s = first t + gain t² / 2. */
    static String speedUp(double first, double last, double seconds) {
        double gain = (last - first) / seconds;
        return "setpts='(sqrt("
                + FfmpegArguments.decimal(first * first)
                + "+"
                + FfmpegArguments.decimal(2 * gain)
                + "*max(0,T))-"
                + FfmpegArguments.decimal(first)
                + ")/("
                + FfmpegArguments.decimal(gain)
                + "*TB)'";
    }

    /** 1 for the frames of the ranges, else 0, as ffmpeg's expression of the frame number. */
    static String inside(List<FrameRange> ranges) {
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
    static String view(List<Swing> swings) {
        List<String> margins = new ArrayList<>();
        List<String> pans = new ArrayList<>();
        for (Swing swing : swings) {
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
            margins.add(FfmpegArguments.decimal(swing.depth()) + "*(" + rise + "+" + fall + ")");
            if (swing.pan() != 0) {
                pans.add(FfmpegArguments.decimal(swing.pan()) + "*(" + rise + "-" + fall + ")");
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
    static String way(List<Filter.Slide> slides, boolean comes, String number) {
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
    static String slideOut(List<Filter.Slide> slides) {
        String way = way(slides, false, "(in-1)");
        String left = "-W*(" + way + ")";
        String right = "W-W*(" + way + ")";
        return ("perspective=x0='" + left + "':y0=0:x1='" + right + "':y1=0")
                + (":x2='" + left + "':y2=H:x3='" + right + "':y3=H")
                + ":eval=frame:interpolation=linear";
    }

    /**
     * Without a gamma, "eq" reckons in whole steps and rounds downwards, which turns greys green;
     * this one is too small to be seen.
     */
    static String dipToWhite(List<FrameRange> ranges) {
        String white =
                sum(
                        ranges.stream()
                                .map(frames ->
                                        inside(List.of(frames), "n")
                                                + "*(1-abs(2*"
                                                + part(frames, "n")
                                                + "-1))")
                                .toList());
        String left = "255/256*(1-(" + white + "))";
        return "eq=contrast='"
                + left
                + "':saturation='"
                + left
                + "':brightness='107.5/256*("
                + white
                + ")':gamma=1.0001:gamma_r=1.0001:gamma_b=1.0001:eval=frame";
    }

    /** Drawn small, as it is smooth. */
    static String leak(FrameSize size, List<FrameRange> ranges) {
        String part =
                sum(
                        ranges.stream()
                                .map(frames ->
                                        inside(List.of(frames), "N") + "*" + part(frames, "N"))
                                .toList());
        String light =
                ("st(0," + part + ");")
                        + "pow(sin(PI*ld(0)),2)*min(1,0.12"
                        + "+0.88*exp(-pow((X/W+0.3*Y/H-1.25+1.1*ld(0))/0.33,2)"
                        + "-pow((Y/H-0.3)/0.7,2))"
                        + "+0.6*exp(-pow((X/W-0.1-0.3*ld(0))/0.3,2)-pow((Y/H-0.85)/0.22,2)))";
        return "scale=36:64:flags=neighbor,format=yuva444p,geq=lum='150+80*("
                + light
                + ")':cb='62+40*("
                + light
                + ")':cr='208-62*("
                + light
                + ")':a='217*("
                + light
                + ")',scale="
                + size.width()
                + ":"
                + size.height()
                + ":flags=bicubic,format=yuva420p";
    }

    static String fade(String direction, FrameRange frames) {
        return "fade=t="
                + direction
                + ":start_frame="
                + frames.start()
                + ":nb_frames="
                + frames.length();
    }
}
