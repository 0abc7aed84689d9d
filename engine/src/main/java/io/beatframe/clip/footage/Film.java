package io.beatframe.clip.footage;

import io.beatframe.ffmpeg.ClipWriter;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FfmpegArguments;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.FilterGraph;
import io.beatframe.progress.Progress;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a clip of a moment of a clip: cut out, at the plan's rate and size, in standard colours.
 *
 * @param hdrCube what maps the source's HDR to SDR, if it is HDR
 */
record Film(
        Ffmpeg ffmpeg,
        Moment moment,
        Area area,
        FrameSize size,
        FrameRate rate,
        long frames,
        boolean fast,
        Optional<Path> hdrCube) {

    /** All the frames that ffmpeg may hold to play them backwards, and again. */
    private static final long MOST_HELD_BYTES = 400_000_000;

    private static final double MARGIN_SECONDS = 1;

    void write(Path file) {
        List<String> arguments =
                new ArrayList<>(
                        moment.source()
                                .input(
                                        "-ss",
                                        FfmpegArguments.decimal(moment.start()),
                                        "-t",
                                        FfmpegArguments.decimal(
                                                moment.seconds() + MARGIN_SECONDS)));
        FilterGraph graph =
                switch (moment.play()) {
                    case Moment.Play.Forward(double speed) -> forward(speed);
                    case Moment.Play.ToAndFro() -> toAndFro();
                    case Moment.Play.Photo() ->
                            throw new IllegalStateException("A photo is not filmed");
                };
        arguments.addAll(List.of("-filter_complex", FfmpegArguments.print(graph)));
        arguments.addAll(List.of("-map", FfmpegArguments.pad(graph.outputs().getFirst())));
        arguments.addAll(List.of("-frames:v", Long.toString(frames)));
        arguments.addAll(ClipWriter.ENCODING);
        arguments.add("file:" + file.toAbsolutePath());
        ffmpeg.run(arguments, rate.secondsAt(frames), Progress.SILENT);
    }

    private FilterGraph forward(double speed) {
        List<Filter> filters = new ArrayList<>(timed(speed, frames));
        filters.addAll(framed());
        filters.add(new Filter.TagBt709());
        return new FilterGraph(
                List.of(
                        new FilterGraph.Chain(
                                List.of(new FilterGraph.Source.Video(0)), filters, List.of(0))));
    }

    /** Forwards, backwards without the two ends, and so on: no picture is seen twice in a row. */
    private FilterGraph toAndFro() {
        long there = thereFrames();
        if (there < 3) {
            return forward(Moments.SLOWEST);
        }
        List<Filter> out = new ArrayList<>(timed(Moments.SLOWEST, there));
        out.addAll(framed());
        out.add(new Filter.Split(2));
        List<Filter> all =
                List.of(
                        new Filter.Concat(2),
                        new Filter.CountFrames(rate),
                        new Filter.RepeatForever(2 * there - 2),
                        new Filter.CountFrames(rate),
                        new Filter.TrimFrames(0, frames),
                        new Filter.TagBt709());
        return new FilterGraph(
                List.of(
                        new FilterGraph.Chain(
                                List.of(new FilterGraph.Source.Video(0)), out, List.of(0, 1)),
                        new FilterGraph.Chain(
                                List.of(new FilterGraph.Source.Pad(1)),
                                List.of(new Filter.Reverse(), new Filter.TrimFrames(1, there - 1)),
                                List.of(2)),
                        new FilterGraph.Chain(
                                List.of(
                                        new FilterGraph.Source.Pad(0),
                                        new FilterGraph.Source.Pad(2)),
                                all,
                                List.of(3))));
    }

    /** One way, as many as the moment has and memory holds three times. */
    private long thereFrames() {
        long bytes = size.pixels() * 3L / 2;
        long held = MOST_HELD_BYTES / (3 * bytes);
        return Math.min(
                held, (long) Math.floor(moment.seconds() / Moments.SLOWEST * rate.perSecond()));
    }

    /** First the rate, then the count, so that the count is of the plan's frames. */
    private List<Filter> timed(double speed, long count) {
        List<Filter> filters = new ArrayList<>();
        if (speed < 1) {
            filters.add(new Filter.Speed(speed));
        }
        filters.add(new Filter.ConstantRateFromZero(rate));
        filters.add(new Filter.HoldForever());
        filters.add(new Filter.TrimFrames(0, count));
        return filters;
    }

    private List<Filter> framed() {
        var colour = moment.source().colour();
        List<Filter> filters = new ArrayList<>();
        filters.add(area.crop());
        if (hdrCube.isPresent()) {
            filters.add(new Filter.ToCodedRgb(size, colour, fast));
            filters.add(new Filter.ApplyLut(hdrCube.get()));
            filters.add(new Filter.ToVideo());
        } else {
            filters.add(new Filter.ToStandard(size, colour, fast));
        }
        return filters;
    }
}
