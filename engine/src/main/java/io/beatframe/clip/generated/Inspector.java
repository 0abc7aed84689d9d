package io.beatframe.clip.generated;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.FrameReader;
import io.beatframe.ffmpeg.MediaInfo;
import io.beatframe.ffmpeg.Probe;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.ffmpeg.SourceColour;
import io.beatframe.picture.PictureWatch;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Looks at what a model made: what can be used of it, or why nothing can. Believes no header. */
final class Inspector {
    /** Other trouble, such as want of memory or time, says nothing of a clip that is paid for. */
    private static final Set<ErrorCode> OF_THE_CLIP =
            EnumSet.of(
                    ErrorCode.MEDIA_UNREADABLE,
                    ErrorCode.MEDIA_REFUSED,
                    ErrorCode.FILE_EMPTY,
                    ErrorCode.FFMPEG_FAILED);

    private static final double LEAST_A_SECOND = 8;

    /** A picture this much narrower or wider was not what was ordered. */
    private static final double OTHER_SHAPE = 0.35;

    private static final double SMALLER = 0.9;
    private static final double FAR_SMALLER = 0.4;

    /** Below this part of the speed, slowing what is too short would show. */
    private static final double SLOWEST = 0.6;

    private final Ffmpeg ffmpeg;

    Inspector(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** What came back. */
    sealed interface Verdict {
        /**
         * @param start of what is used, in seconds
         * @param speed at which it is played
         * @param frames that it has at {@code filmed}
         * @param notes what was not as ordered and what is done about it
         */
        record Usable(
                double start,
                double speed,
                FrameRate filmed,
                long frames,
                MediaInfo.Video video,
                SourceColour colour,
                List<String> notes)
                implements Verdict {
            public Usable {
                notes = List.copyOf(notes);
            }
        }

        record Unusable(String why) implements Verdict {}
    }

    /**
     * @param rate of the reel
     */
    Verdict inspect(Path file, Take take, FrameRate rate) {
        try {
            MediaInfo info = Probe.of(ffmpeg, file);
            if (info.video().isEmpty()) {
                return new Verdict.Unusable("it has no picture");
            }
            return inspect(file, info.video().get(), take, rate);
        } catch (Failure failure) {
            if (!OF_THE_CLIP.contains(failure.code())) {
                throw failure;
            }
            return new Verdict.Unusable("it is no video that can be played");
        }
    }

    private Verdict inspect(Path file, MediaInfo.Video video, Take take, FrameRate rate) {
        Optional<FrameRate> stated = video.averageRate().or(video::realRate);
        if (stated.isEmpty() || stated.get().perSecond() < LEAST_A_SECOND) {
            return new Verdict.Unusable(
                    "it has fewer than 8 frames a second, or does not say how many");
        }
        List<String> notes = new ArrayList<>();
        Optional<String> misshapen = shape(video, take, notes);
        if (misshapen.isPresent()) {
            return new Verdict.Unusable(misshapen.get());
        }
        FrameRate filmed = stated.get();
        if (Math.abs(filmed.perSecond() / take.order().rate().perSecond() - 1) > 0.02) {
            notes.add(
                    format(
                            "It came with %.4g frames a second, not %s.",
                            filmed.perSecond(), take.order().rate()));
        }
        PictureWatch watch = watched(file, video, filmed);
        long frames = watch.frames();
        if (frames < 2) {
            return new Verdict.Unusable("it has " + frames + " frames");
        }
        if (share(watch.black(), frames) > 0.5) {
            return new Verdict.Unusable("most of it is black");
        }
        if (share(watch.frozen(), frames) > 0.9) {
            return new Verdict.Unusable("nothing in it moves");
        }
        return window(watch, take, rate, filmed, video, notes);
    }

    private static Optional<String> shape(MediaInfo.Video video, Take take, List<String> notes) {
        FrameSize ordered = take.order().format().size();
        double ratio = video.displayWidth() / video.displayHeight() / ordered.aspect();
        String is = video.width() + "x" + video.height();
        double shortSide = Math.min(video.displayWidth(), video.displayHeight());
        double orderedSide = Math.min(ordered.width(), ordered.height());
        if (Math.abs(Math.log(ratio)) > OTHER_SHAPE || shortSide < FAR_SMALLER * orderedSide) {
            return Optional.of("it is " + is + " where " + ordered + " was ordered");
        }
        if (Math.abs(Math.log(ratio)) > 0.02 || shortSide < SMALLER * orderedSide) {
            notes.add("It came as " + is + ", not " + ordered + ".");
        }
        return Optional.empty();
    }

    private PictureWatch watched(Path file, MediaInfo.Video video, FrameRate filmed) {
        PictureWatch watch = new PictureWatch();
        boolean upright = video.displayHeight() > video.displayWidth();
        FrameSize small = upright ? new FrameSize(90, 160) : new FrameSize(160, 90);
        FrameReader.read(
                ffmpeg,
                SafeInput.of(file),
                List.of(new Filter.ConstantRateFromZero(filmed)),
                small,
                FrameReader.Pixels.GRAY8,
                watch::see);
        return watch;
    }

    /** The middle of the longest stretch without a cut and without black. */
    private static Verdict window(
            PictureWatch watch,
            Take take,
            FrameRate rate,
            FrameRate filmed,
            MediaInfo.Video video,
            List<String> notes) {
        FrameRange best = longest(watch);
        double shown = rate.secondsAt(take.frames());
        double need = shown * take.speed();
        double has = filmed.secondsAt(best.length());
        double speed = take.speed();
        boolean whole = best.length() >= watch.frames();
        // Half a frame is held at the end, which nobody sees.
        if (has < need - 1.5 / filmed.perSecond()) {
            speed = has / shown;
            if (speed < SLOWEST) {
                return new Verdict.Unusable(
                        whole
                                ? format("it lasts %.2f s where %.2f s are needed", has, need)
                                : cut(watch, filmed));
            }
            notes.add(
                    format(
                            "Slowed to %.2f of its speed, because %s.",
                            speed, whole ? "it came shorter than ordered" : cut(watch, filmed)));
        } else if (!whole) {
            notes.add(format("Cut from one side, because %s.", cut(watch, filmed)));
        }
        double spare = Math.max(0, has - shown * speed);
        double start = filmed.secondsAt(best.start()) + (take.chained() ? 0 : spare / 2);
        return new Verdict.Usable(
                start, speed, filmed, watch.frames(), video, SourceColour.of(video), notes);
    }

    private static String cut(PictureWatch watch, FrameRate filmed) {
        return watch.cuts().isEmpty()
                ? "a part of it is black"
                : format(
                        "it cuts to another picture at %.1f s",
                        filmed.secondsAt(watch.cuts().getFirst()));
    }

    private static FrameRange longest(PictureWatch watch) {
        List<Long> edges = new ArrayList<>();
        edges.add(0L);
        edges.addAll(watch.cuts());
        watch.black()
                .forEach(black -> {
                    edges.add(black.start());
                    edges.add(black.end());
                });
        edges.add(watch.frames());
        List<Long> rising = edges.stream().distinct().sorted().toList();
        List<FrameRange> stretches = new ArrayList<>();
        for (int i = 0; i + 1 < rising.size(); i++) {
            FrameRange stretch = FrameRange.between(rising.get(i), rising.get(i + 1));
            if (watch.black().stream().noneMatch(black -> black.contains(stretch.start()))) {
                stretches.add(stretch);
            }
        }
        return stretches.stream()
                .max(Comparator.comparingLong(FrameRange::length))
                .orElse(new FrameRange(0, 1));
    }

    private static double share(List<FrameRange> ranges, long frames) {
        return (double) ranges.stream().mapToLong(FrameRange::length).sum() / frames;
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
