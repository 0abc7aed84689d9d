package io.beatframe.clip.generated;

import io.beatframe.clip.Cadence;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.ClipWriter;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FfmpegArguments;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.FilterGraph;
import io.beatframe.ffmpeg.Probe;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.progress.Progress;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Brings takes into the form of all clips: cut, at the reel's size and rate, in standard colours.
 *
 * @param fast whether the quality is that of a first look
 */
record Developer(Ffmpeg ffmpeg, FrameSize size, FrameRate rate, boolean fast) {

    /** A take that the inspector found usable. */
    record Exposed(Path file, Take take, Inspector.Verdict.Usable found) {}

    /** Writes the takes one after the other, as one clip. */
    void develop(List<Exposed> takes, Path clip) {
        List<String> arguments = new ArrayList<>();
        List<FilterGraph.Chain> chains = new ArrayList<>();
        List<FilterGraph.Source> pads = new ArrayList<>();
        long frames = 0;
        for (int i = 0; i < takes.size(); i++) {
            arguments.addAll(SafeInput.of(takes.get(i).file()));
            chains.add(
                    new FilterGraph.Chain(
                            List.of(new FilterGraph.Source.Video(i)),
                            filters(takes.get(i)),
                            List.of(i)));
            pads.add(new FilterGraph.Source.Pad(i));
            frames += takes.get(i).take().frames();
        }
        List<Filter> together = new ArrayList<>();
        if (takes.size() > 1) {
            together.add(new Filter.Concat(takes.size()));
        }
        together.add(new Filter.CountFrames(rate));
        together.add(new Filter.TagBt709());
        chains.add(new FilterGraph.Chain(pads, together, List.of(takes.size())));
        FilterGraph graph = new FilterGraph(chains);
        arguments.addAll(List.of("-filter_complex", FfmpegArguments.print(graph)));
        arguments.addAll(List.of("-map", FfmpegArguments.pad(takes.size())));
        arguments.addAll(List.of("-frames:v", Long.toString(frames)));
        arguments.addAll(ClipWriter.ENCODING);
        arguments.add("file:" + clip.toAbsolutePath());
        ffmpeg.run(arguments, rate.secondsAt(frames), Progress.SILENT);
        requireFrames(clip, frames);
    }

    private void requireFrames(Path clip, long frames) {
        long has = Probe.of(ffmpeg, clip).video().map(video -> video.frames().orElse(0)).orElse(0L);
        if (has != frames) {
            throw new Failure(
                    ErrorCode.CLIP_REJECTED,
                    "What the model made can be decoded in part only: "
                            + has
                            + " of "
                            + frames
                            + " frames.");
        }
    }

    private List<Filter> filters(Exposed exposed) {
        FrameRate filmed = exposed.found().filmed();
        List<Filter> filters = new ArrayList<>();
        filters.add(new Filter.ConstantRateFromZero(filmed));
        if (exposed.found().start() > 0) {
            filters.add(new Filter.TrimBefore(exposed.found().start()));
            filters.add(new Filter.ConstantRateFromZero(filmed));
        }
        if (exposed.found().speed() < 1) {
            filters.add(new Filter.Speed(exposed.found().speed()));
        }
        switch (cadence(exposed)) {
            case PLAIN -> filters.add(new Filter.ConstantRateFromZero(rate));
            case BLENDED -> filters.add(new Filter.BlendToRate(rate));
            case INTERPOLATED -> filters.add(new Filter.InterpolateToRate(rate));
        }
        filters.add(new Filter.HoldForever());
        filters.add(new Filter.TrimFrames(0, exposed.take().frames()));
        filters.add(crop(exposed));
        filters.add(new Filter.ToStandard(size, exposed.found().colour(), fast));
        return filters;
    }

    private Cadence cadence(Exposed exposed) {
        var video = exposed.found().video();
        long pixels = (long) video.width() * video.height() * exposed.take().frames();
        return Cadence.of(
                exposed.found().filmed().perSecond(), exposed.found().speed(), rate, pixels, fast);
    }

    /** For the report; empty when nothing is to be seen. */
    Optional<String> note(Exposed exposed) {
        String filmed = String.format(Locale.ROOT, "%.4g", exposed.found().filmed().perSecond());
        return switch (cadence(exposed)) {
            case PLAIN -> Optional.empty();
            case BLENDED -> Optional.of("Blended from " + filmed + " frames a second.");
            case INTERPOLATED ->
                    Optional.of(
                            "Interpolated along its motion from " + filmed + " frames a second.");
        };
    }

    /** The largest part of the reel's shape, from the middle. */
    private Filter crop(Exposed exposed) {
        var video = exposed.found().video();
        double ratio = video.displayWidth() / video.displayHeight() / size.aspect();
        double width = Math.min(1, 1 / ratio);
        double height = Math.min(1, ratio);
        return new Filter.CropPart((1 - width) / 2, (1 - height) / 2, width, height);
    }

    /** The last picture that is used of a take, as a PNG, to begin the next take with. */
    void lastFrame(Exposed exposed, Path png) {
        FrameRate filmed = exposed.found().filmed();
        double used = rate.secondsAt(exposed.take().frames()) * exposed.found().speed();
        double wanted = exposed.found().start() + used - 1.5 / filmed.perSecond();
        // A take may have come a frame short.
        double last = (exposed.found().frames() - 1.5) / filmed.perSecond();
        double at = Math.max(0, Math.min(wanted, last));
        List<Filter> filters =
                List.of(
                        new Filter.ConstantRateFromZero(filmed),
                        new Filter.TrimBefore(at),
                        new Filter.ToRgbWithin(2048, exposed.found().colour(), false));
        List<String> arguments = new ArrayList<>(SafeInput.of(exposed.file()));
        arguments.addAll(List.of("-vf", FfmpegArguments.print(filters), "-frames:v", "1"));
        arguments.addAll(List.of("-map_metadata", "-1", "-c:v", "png", "-f", "image2"));
        arguments.addAll(List.of("-update", "1", "file:" + png.toAbsolutePath()));
        ffmpeg.run(arguments, 0, Progress.SILENT);
    }
}
