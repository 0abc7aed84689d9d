package io.beatframe.clip.footage;

import io.beatframe.clip.face.FaceFinder;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.MediaInfo;
import io.beatframe.ffmpeg.PictureReader;
import io.beatframe.progress.Progress;
import io.beatframe.time.FrameRate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at each source once, small: a few pictures a second, 320 pixels long. A long or large clip
 * is looked at in stretches spread over it, so that the time this takes is bounded.
 */
final class Analyst {
    static final int LONG_SIDE = 320;

    /** Decoded source pixels for a whole reel: some ten seconds of work on two cores. */
    private static final double BUDGET_PIXELS = 5e9;

    /** For one source however many there are. */
    private static final double LEAST_PIXELS = 4e8;

    private static final double STRETCH_SECONDS = 4;
    private static final int MOST_PICTURES = 3000;
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final Ffmpeg ffmpeg;
    private final FaceFinder finder = FaceFinder.trained();
    private final List<Skipped> skipped = new ArrayList<>();

    Analyst(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** A study, or why there is none. */
    private record Outcome(Optional<Study> study, Optional<Skipped> skipped) {}

    List<Skipped> skipped() {
        return List.copyOf(skipped);
    }

    /**
     * @throws Failure FOOTAGE_UNUSABLE for a file that the user named
     */
    List<Study> study(List<Source> sources, Progress progress) {
        double budget = Math.max(BUDGET_PIXELS / Math.max(1, sources.size()), LEAST_PIXELS);
        List<Outcome> outcomes =
                Workers.all(
                        sources.stream()
                                .<Workers.Work<Outcome>>map(source -> () -> study(source, budget))
                                .toList(),
                        progress);
        outcomes.forEach(outcome -> outcome.skipped().ifPresent(skipped::add));
        return outcomes.stream().flatMap(outcome -> outcome.study().stream()).toList();
    }

    private Outcome study(Source source, double budget) {
        try {
            Optional<Study> study =
                    source.photo() ? photo(source) : clip(source, rate(source), budget);
            Optional<String> fault =
                    study.map(Analyst::fault).orElse(Optional.of("it shows nothing"));
            return fault.isEmpty()
                    ? new Outcome(study, Optional.empty())
                    : refuse(source, fault.get());
        } catch (Failure failure) {
            if (failure.code() == ErrorCode.FFMPEG_FAILED) {
                return refuse(source, "it is damaged");
            }
            if (failure.code() == ErrorCode.FFMPEG_TIMEOUT) {
                return refuse(source, "decoding it takes too long");
            }
            throw failure;
        }
    }

    private static Outcome refuse(Source source, String why) {
        if (source.named()) {
            throw Collector.unusable(source.file(), why);
        }
        return new Outcome(Optional.empty(), Optional.of(Skipped.of(source.file(), why)));
    }

    private static Optional<String> fault(Study study) {
        if (!study.source().photo()
                && study.samples().size() * study.spacing() < Collector.SHORTEST_SECONDS) {
            return Optional.of("it is shorter than " + Collector.SHORTEST_SECONDS + " s");
        }
        boolean black = study.samples().stream().allMatch(sample -> sample.exposure() < 0.02);
        return black ? Optional.of("it is black or blown out throughout") : Optional.empty();
    }

    private Optional<Study> photo(Source source) {
        Measurer measurer = new Measurer(1, finder);
        PhotoReader.read(ffmpeg, source, LONG_SIDE, true, picture -> measurer.see(0, picture));
        return measurer.study(source, List.of());
    }

    /** Samples a second: more in a short clip, so that a moment can be told from the next. */
    private static FrameRate rate(Source source) {
        double seconds = source.seconds().orElse(60);
        return new FrameRate(seconds < 1.5 ? 24 : seconds < 5 ? 12 : seconds < 120 ? 8 : 4, 1);
    }

    private Optional<Study> clip(Source source, FrameRate rate, double budget) {
        double spacing = rate.secondsAt(1);
        Measurer measurer = new Measurer(spacing, finder);
        double seconds = source.seconds().orElse(MOST_PICTURES * spacing);
        double pixelsPerSecond = pixelsPerSecond(source.video());
        double affordable = budget / pixelsPerSecond;
        int stretches = (int) Math.clamp(affordable / STRETCH_SECONDS, 2, 40);
        // Gaps of less than a third are not worth the seeking.
        if (seconds <= 1.5 * stretches * STRETCH_SECONDS) {
            look(source, rate, 0, MOST_PICTURES, measurer);
            return measurer.study(source, List.of());
        }
        if (source.seconds().isEmpty()) {
            look(source, rate, 0, Math.max(16, rate.frameAt(affordable)), measurer);
            return measurer.study(
                    source,
                    List.of("Only the first " + Math.round(affordable) + " s were looked at."));
        }
        for (int i = 0; i < stretches; i++) {
            double start = (seconds - STRETCH_SECONDS) * (i + 0.5) / stretches;
            measurer.interrupt();
            look(source, rate, start, rate.frameAt(STRETCH_SECONDS), measurer);
        }
        if (measurer.sawNothing()) {
            // The container states a length that it does not have.
            look(source, rate, 0, rate.frameAt(Math.max(affordable, STRETCH_SECONDS)), measurer);
            return measurer.study(source, List.of());
        }
        return measurer.study(
                source,
                List.of(
                        "Of "
                                + Math.round(seconds)
                                + " s only "
                                + stretches
                                + " stretches of "
                                + Math.round(STRETCH_SECONDS)
                                + " s were looked at."));
    }

    private static double pixelsPerSecond(MediaInfo.Video video) {
        double rate =
                video.averageRate()
                        .map(FrameRate::perSecond)
                        .filter(perSecond -> perSecond <= 240)
                        .orElse(30.0);
        return (double) video.width() * video.height() * Math.max(rate, 1);
    }

    private void look(Source source, FrameRate rate, double start, long most, Measurer measurer) {
        double spacing = rate.secondsAt(1);
        List<String> input = new ArrayList<>(List.of("-skip_loop_filter", "all"));
        input.addAll(source.input(start, (most + 1) * spacing));
        PictureReader.read(
                ffmpeg,
                input,
                "0:v:0",
                List.of(
                        new Filter.ConstantRateFromZero(rate),
                        new Filter.ToRgbWithin(LONG_SIDE, source.colour(), true)),
                most,
                LIMIT,
                (index, width, height, rgb) ->
                        measurer.see(start + index * spacing, new Picture(width, height, rgb)));
    }
}
