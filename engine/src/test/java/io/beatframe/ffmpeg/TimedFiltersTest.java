package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimedFiltersTest {
    private static final FrameRange RANGE = new FrameRange(12, 6);

    @Test
    void printsAFilterThatWorksOnSomeFrames() {
        Filter lut = new Filter.ApplyLut(Path.of("a b.cube"));
        List<FrameRange> frames = List.of(new FrameRange(0, 10), RANGE);
        assertThat(FfmpegArguments.print(List.<Filter>of(new Filter.During(lut, frames))))
                .isEqualTo(
                        "lut3d=file=a b.cube:interp=tetrahedral"
                                + ":enable='between(n,0,9)+between(n,12,17)'");
    }

    @Test
    void printsFadesAndChoices() {
        assertThat(
                        FfmpegArguments.print(
                                List.of(
                                        new Filter.DropFrames(List.of(RANGE)),
                                        new Filter.KeepFrames(List.of(RANGE)),
                                        new Filter.FadeInAlpha(RANGE),
                                        new Filter.FadeToBlack(RANGE),
                                        new Filter.FadeFromBlack(RANGE))))
                .isEqualTo(
                        "select='not(between(n,12,17))',select='between(n,12,17)',"
                                + "fade=t=in:start_frame=12:nb_frames=6:alpha=1,"
                                + "fade=t=out:start_frame=12:nb_frames=6,"
                                + "fade=t=in:start_frame=12:nb_frames=6");
    }

    /** "overlay" counts from 1, "eq" and "geq" from 0; {@code ReelCheckIT} proves it. */
    @Test
    void printsWhatSlidesAndDipsAndLeaks() {
        List<Filter.Slide> slides = List.of(new Filter.Slide(RANGE, true));
        String t = "(((n-1)-12)/6)";
        assertThat(FfmpegArguments.print(List.<Filter>of(new Filter.Overlay(List.of()))))
                .isEqualTo("overlay=format=yuv420");
        assertThat(FfmpegArguments.print(List.<Filter>of(new Filter.Overlay(slides))))
                .isEqualTo(
                        "overlay=format=yuv420:x='W*(between((n-1),12,17)*-1*("
                                + (t + "*" + t + "*(3-2*" + t + ")-1))'"));
        assertThat(FfmpegArguments.print(List.<Filter>of(new Filter.SlideOut(slides))))
                .startsWith(
                        "perspective=x0='-W*(between((in-1),12,17)*-1*("
                                + (t + "*" + t + "*(3-2*" + t + ")))':y0=0:")
                                        .replace("(n-1)", "(in-1)"));
        String white = "between(n,12,17)*(1-abs(2*((n-12)/6)-1))";
        String left = "255/256*(1-(" + white + "))";
        assertThat(FfmpegArguments.print(List.<Filter>of(new Filter.DipToWhite(List.of(RANGE)))))
                .isEqualTo(
                        "eq=contrast='"
                                + left
                                + "':saturation='"
                                + left
                                + "':brightness='107.5/256*("
                                + white
                                + ")':gamma=1.0001:gamma_r=1.0001:gamma_b=1.0001:eval=frame");
        Filter leak = new Filter.Leak(new FrameSize(540, 960), List.of(RANGE));
        assertThat(FfmpegArguments.print(List.of(leak)))
                .startsWith(
                        "scale=36:64:flags=neighbor,format=yuva444p,"
                                + "geq=lum='150+80*(st(0,between(N,12,17)*((N-12)/6));pow(sin")
                .endsWith(")',scale=540:960:flags=bicubic,format=yuva420p");
    }

    @Test
    void printsASwingOfTheView() {
        Filter swing = new Filter.SwingView(List.of(new Swing(20, 4, 0.2, 0)));
        String margin =
                "0.200000*(between(in,17,20)*pow((in-16)/4,2)+between(in,21,24)*pow((25-in)/4,2))";
        assertThat(FfmpegArguments.print(List.of(swing)))
                .startsWith("perspective=x0='W*((" + margin + ")+(0))':y0='H*(" + margin + ")'");
    }

    @Test
    void nestsManyRangesLessThanAHundredDeep() {
        List<FrameRange> ranges =
                LongStream.range(0, 1000).mapToObj(i -> new FrameRange(2 * i, 1)).toList();
        String text = FfmpegArguments.print(List.<Filter>of(new Filter.KeepFrames(ranges)));
        int depth = 0;
        int deepest = 0;
        for (char c : text.toCharArray()) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        assertThat(depth).isZero();
        assertThat(deepest).isLessThan(12);
        assertThat(text.split("between", -1)).hasSize(1001);
    }

    @Test
    void printsTheSameInEveryLanguage() {
        Locale before = Locale.getDefault();
        Filter swing = new Filter.SwingView(List.of(new Swing(20, 4, 0.2, 0.1)));
        String here = FfmpegArguments.print(List.of(swing, new Filter.Gain(1.5)));
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(FfmpegArguments.print(List.of(swing, new Filter.Gain(1.5)))).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }
}
