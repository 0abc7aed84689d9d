package io.beatframe.clip.footage;

import io.beatframe.clip.Cadence;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.ClipWriter;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FfmpegArguments;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.FilterGraph;
import io.beatframe.ffmpeg.Probe;
import io.beatframe.ffmpeg.SourceColour;
import io.beatframe.progress.Progress;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    private static final SourceColour RGB =
            new SourceColour(SourceColour.Matrix.RGB, SourceColour.Range.PC);

    private static final double MARGIN_SECONDS = 1;

    /**
     * @return what the report says of it; empty when nothing is to be seen
     * @throws Failure FOOTAGE_UNUSABLE when the file cannot be decoded where it could be before
     */
    List<String> write(Path file) {
        List<String> log = write(file, true);
        if (framesOf(file) != frames) {
            // Its index is wrong, so that seeking lands elsewhere; decode it from its start.
            log = write(file, false);
        }
        if (framesOf(file) != frames) {
            throw Collector.unusable(
                    moment.source().file(), "it cannot be decoded again (" + moment.origin() + ")");
        }
        List<String> notes = new ArrayList<>();
        rateNote().ifPresent(notes::add);
        if (log.stream().anyMatch(Film::isDamage)) {
            notes.add("The file is damaged here, which is to be seen; choose other footage.");
        }
        return notes;
    }

    /** ffmpeg goes on, and shows what a decoder made of the rest. */
    private static boolean isDamage(String line) {
        return line.contains("Error submitting packet to decoder")
                || line.contains("corrupt decoded frame");
    }

    /** What was done to the footage's rate. */
    private Optional<String> rateNote() {
        Cadence cadence =
                switch (moment.play()) {
                    case Moment.Play.Forward(double speed) -> cadence(speed, frames);
                    case Moment.Play.SpeedUp speedUp -> Cadence.PLAIN;
                    case Moment.Play.ToAndFro() -> cadence(Moments.SLOWEST, thereFrames());
                    case Moment.Play.Photo() -> Cadence.PLAIN;
                };
        String filmed = String.format(Locale.ROOT, "%.4g", filmed().perSecond());
        return switch (cadence) {
            case PLAIN -> Optional.empty();
            case BLENDED -> Optional.of("Blended from " + filmed + " frames a second.");
            case INTERPOLATED ->
                    Optional.of(
                            "Interpolated along its motion from " + filmed + " frames a second.");
        };
    }

    private FrameRate filmed() {
        return moment.source().video().averageRate().orElse(rate);
    }

    /** Not in HDR, for which the interpolation has too few bits. */
    private boolean interpolatesAsFilmed() {
        return hdrCube.isEmpty() && filmedPixels() <= size.pixels();
    }

    private long filmedPixels() {
        return (long) moment.source().video().width() * moment.source().video().height();
    }

    private Cadence cadence(double speed, long count) {
        long pixels = interpolatesAsFilmed() ? filmedPixels() : size.pixels();
        return Cadence.of(filmed().perSecond(), speed, rate, pixels * count, fast);
    }

    private long framesOf(Path file) {
        try {
            return Probe.of(ffmpeg, file).video().map(video -> video.frames().orElse(0)).orElse(0L);
        } catch (Failure failure) {
            if (failure.code() == ErrorCode.MEDIA_UNREADABLE
                    || failure.code() == ErrorCode.FILE_EMPTY) {
                return 0;
            }
            throw failure;
        }
    }

    private List<String> write(Path file, boolean seek) {
        List<String> arguments =
                new ArrayList<>(
                        seek
                                ? moment.source()
                                        .input(moment.start(), moment.seconds() + MARGIN_SECONDS)
                                : moment.source().input());
        FilterGraph graph =
                switch (moment.play()) {
                    case Moment.Play.Forward(double speed) -> oneWay(shown(speed, frames, seek));
                    case Moment.Play.SpeedUp speedUp -> oneWay(spedUp(speedUp, seek));
                    case Moment.Play.ToAndFro() -> toAndFro(seek);
                    case Moment.Play.Photo() ->
                            throw new IllegalStateException("A photo is not filmed");
                };
        arguments.addAll(List.of("-filter_complex", FfmpegArguments.print(graph)));
        arguments.addAll(List.of("-map", FfmpegArguments.pad(graph.outputs().getFirst())));
        arguments.addAll(List.of("-frames:v", Long.toString(frames)));
        arguments.addAll(ClipWriter.ENCODING);
        arguments.add("file:" + file.toAbsolutePath());
        return ffmpeg.run(arguments, rate.secondsAt(frames), Progress.SILENT);
    }

    private static FilterGraph oneWay(List<Filter> shown) {
        List<Filter> filters = new ArrayList<>(shown);
        filters.add(new Filter.TagBt709());
        return new FilterGraph(
                List.of(
                        new FilterGraph.Chain(
                                List.of(new FilterGraph.Source.Video(0)), filters, List.of(0))));
    }

    /** Forwards, backwards without the two ends, and so on: no picture is seen twice in a row. */
    private FilterGraph toAndFro(boolean sought) {
        long there = thereFrames();
        if (there < 3) {
            return oneWay(shown(Moments.SLOWEST, frames, sought));
        }
        List<Filter> out = new ArrayList<>(shown(Moments.SLOWEST, there, sought));
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
    private List<Filter> shown(double speed, long count, boolean sought) {
        FrameRate filmed = filmed();
        Cadence cadence = cadence(speed, count);
        FrameRate steady = cadence == Cadence.PLAIN ? rate : filmed;
        List<Filter> filters = wholeFrames();
        if (!sought) {
            // At a constant rate first: the last picture of a file may stand for seconds.
            filters.add(new Filter.ConstantRateFromZero(steady));
            filters.add(new Filter.TrimBefore(moment.start()));
        }
        switch (cadence) {
            case PLAIN -> {
                slow(speed, filters);
                filters.add(new Filter.ConstantRateFromZero(rate));
            }
            case BLENDED -> {
                even(speed, filmed, filters);
                filters.add(new Filter.BlendToRate(rate));
            }
            case INTERPOLATED -> {
                even(speed, filmed, filters);
                // In the smaller of the two sizes, as it is slow.
                if (interpolatesAsFilmed()) {
                    filters.add(new Filter.InterpolateToRate(rate));
                } else {
                    filters.addAll(framed());
                    filters.add(new Filter.InterpolateToRate(rate));
                }
            }
        }
        filters.add(new Filter.HoldForever());
        filters.add(new Filter.TrimFrames(0, count));
        if (cadence != Cadence.INTERPOLATED || interpolatesAsFilmed()) {
            filters.addAll(framed());
        }
        return filters;
    }

    private List<Filter> spedUp(Moment.Play.SpeedUp play, boolean sought) {
        List<Filter> filters = wholeFrames();
        filters.add(new Filter.ConstantRateFromZero(filmed()));
        if (!sought) {
            filters.add(new Filter.TrimBefore(moment.start()));
        }
        filters.add(new Filter.SpeedUp(play.first(), play.last(), rate.secondsAt(frames)));
        filters.add(new Filter.ConstantRateFromZero(rate));
        filters.add(new Filter.HoldForever());
        filters.add(new Filter.TrimFrames(0, frames));
        filters.addAll(framed());
        return filters;
    }

    /** What every chain begins with. */
    private List<Filter> wholeFrames() {
        List<Filter> filters = new ArrayList<>();
        if (moment.source().video().interlaced()) {
            filters.add(new Filter.Deinterlace());
        }
        return filters;
    }

    /** Evenly spaced frames from second 0, as many as were filmed. */
    private static void even(double speed, FrameRate filmed, List<Filter> filters) {
        filters.add(new Filter.ConstantRateFromZero(filmed));
        slow(speed, filters);
    }

    private static void slow(double speed, List<Filter> filters) {
        if (speed < 1) {
            filters.add(new Filter.Speed(speed));
        }
    }

    private List<Filter> framed() {
        var colour = moment.source().colour();
        List<Filter> filters = new ArrayList<>();
        filters.add(area.crop());
        if (hdrCube.isPresent()) {
            filters.add(new Filter.ToCodedRgb(size, colour, fast));
            filters.add(new Filter.ApplyLut(hdrCube.get()));
            filters.add(new Filter.ToStandard(size, RGB, fast));
        } else {
            filters.add(new Filter.ToStandard(size, colour, fast));
        }
        return filters;
    }
}
