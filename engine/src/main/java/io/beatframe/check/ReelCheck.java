package io.beatframe.check;

import io.beatframe.check.Finding.Code;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.FrameReader;
import io.beatframe.ffmpeg.Loudness;
import io.beatframe.ffmpeg.MediaInfo;
import io.beatframe.ffmpeg.Probe;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.ffmpeg.mp4.Mp4Layout;
import io.beatframe.ffmpeg.mp4.Mp4Reader;
import io.beatframe.picture.PictureWatch;
import io.beatframe.plan.ShotPlan;
import io.beatframe.progress.Progress;
import io.beatframe.request.Platform;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Measures a finished file: its boxes, then picture and sound in one decoding. What it cannot prove
 * it says; it never passes anything by default.
 */
public final class ReelCheck {
    private final Path reel;
    private final Optional<ShotPlan> plan;
    private final Optional<Timeline> timeline;
    private final Platform platform;
    private final Ffmpeg ffmpeg;
    private final Findings findings = new Findings();

    private ReelCheck(
            Path reel,
            Optional<ShotPlan> plan,
            Optional<Timeline> timeline,
            Platform platform,
            Ffmpeg ffmpeg) {
        this.reel = reel;
        this.plan = plan;
        this.timeline = timeline;
        this.platform = platform;
        this.ffmpeg = ffmpeg;
    }

    /**
     * Measures the file alone: joins are placed by what its pictures show.
     *
     * @param plan what it should be; without one, detected cuts are reported and nothing is
     *     compared
     * @param platform whose limits it must keep
     * @throws Failure FILE_*, MEDIA_UNREADABLE when there is neither picture nor sound to check,
     *     CANCELLED
     */
    public static QualityReport check(
            Path reel,
            Optional<ShotPlan> plan,
            Platform platform,
            Ffmpeg ffmpeg,
            Progress progress) {
        return new ReelCheck(reel, plan, Optional.empty(), platform, ffmpeg).check(progress);
    }

    /**
     * Measures the file against the timeline that it was rendered from: joins are placed by
     * comparing pictures.
     */
    public static QualityReport check(
            Path reel,
            ShotPlan plan,
            Timeline timeline,
            Platform platform,
            Ffmpeg ffmpeg,
            Progress progress) {
        return new ReelCheck(reel, Optional.of(plan), Optional.of(timeline), platform, ffmpeg)
                .check(progress);
    }

    private QualityReport check(Progress progress) {
        MediaInfo info = Probe.of(ffmpeg, reel);
        return info.video().isPresent() ? check(info, info.video().get(), progress) : sound(info);
    }

    /** Of a file that has nothing else. */
    private QualityReport sound(MediaInfo info) {
        MediaInfo.Audio audio =
                info.audio().orElseThrow(() -> unreadable("it has no picture and no sound", null));
        findings.error(Code.NO_PICTURE, "The file has no picture.");
        ContainerCheck container = new ContainerCheck(findings, plan, platform);
        container.layout(layout());
        container.sound(audio);
        container.size(reel.toFile().length());
        List<String> log;
        try {
            log = SoundCheck.play(ffmpeg, SafeInput.of(reel));
        } catch (Failure failure) {
            throw undecodable(failure);
        }
        decodeErrors(log);
        length(0);
        Loudness loudness = Loudness.inLog(log);
        SoundCheck.judge(loudness, log, findings);
        return new QualityReport(
                false,
                0,
                audio.durationSeconds().orElse(info.durationSeconds().orElse(0)),
                0,
                0,
                "none",
                "none",
                audio.codec(),
                0,
                List.of(),
                loudness.integratedLufs(),
                loudness.truePeakDbtp(),
                new Flashes(0, 0),
                findings.all());
    }

    private QualityReport check(MediaInfo info, MediaInfo.Video video, Progress progress) {
        FrameRate rate =
                plan.map(ShotPlan::rate)
                        .or(video::averageRate)
                        .or(video::realRate)
                        .orElseThrow(() -> unreadable("it states no frame rate", null));
        ContainerCheck container = new ContainerCheck(findings, plan, platform);
        container.layout(layout());
        container.streams(info, video);
        container.size(reel.toFile().length());

        FrameSize size = timeline.map(Timeline::size).orElse(sizeOf(video));
        PictureWatch picture = new PictureWatch();
        List<Join> joins = plan.map(Join::of).orElse(List.of());
        Optional<TitleMask> mask = plan.map(known -> new TitleMask(known, size));
        JoinWatch joinWatch = new JoinWatch(joins, test(size, mask), mask);
        JoinColours colours = new JoinColours(joins, size);
        FlashWatch flashes = new FlashWatch(size, rate.perSecond());
        FrameReader.Viewer viewer =
                (index, yuv) -> {
                    byte[] luma = Arrays.copyOf(yuv, size.pixels());
                    flashes.see(index, yuv);
                    picture.see(index, luma);
                    joinWatch.see(index, luma);
                    colours.see(index, yuv);
                };
        List<String> log = play(info, size, viewer, expectedFrames(info, rate), progress);

        decodeErrors(log);
        length(picture.frames());
        container.limits(
                video, rate.secondsAt(picture.frames()), rate.perSecond(), reel.toFile().length());
        StretchCheck stretches = new StretchCheck(rate, plan, timeline, findings);
        stretches.black(picture.black());
        stretches.frozen(picture.frozen());
        flashes(flashes, rate);
        Loudness loudness = Loudness.inLog(log);
        if (info.audio().isPresent()) {
            SoundCheck.judge(loudness, log, findings);
        }
        List<CutMeasure> cuts = cuts(joins, joinWatch, colours, picture, rate);
        progress.report(1);
        return new QualityReport(
                !findings.anyError(),
                picture.frames(),
                rate.secondsAt(picture.frames()),
                video.width(),
                video.height(),
                video.averageRate().map(FrameRate::toString).orElse("unknown"),
                video.codec(),
                info.audio().map(MediaInfo.Audio::codec).orElse("none"),
                cuts.stream().mapToInt(cut -> Math.abs(cut.errorFrames())).max().orElse(0),
                cuts,
                loudness.integratedLufs(),
                loudness.truePeakDbtp(),
                flashes.flashes(),
                findings.all());
    }

    private JoinWatch.Test test(FrameSize size, Optional<TitleMask> mask) {
        if (timeline.isEmpty() || plan.isEmpty()) {
            return new PictureTest(size);
        }
        return new ShiftTest(timeline.get(), mask.orElseThrow(), plan.get().frames());
    }

    /** The size at which frames are compared; a size beyond reason is shown small, not refused. */
    private static FrameSize sizeOf(MediaInfo.Video video) {
        return Luma.size(video.displayWidth(), video.displayHeight());
    }

    private Optional<Mp4Layout> layout() {
        try {
            return Mp4Reader.read(reel);
        } catch (IOException gone) {
            throw new Failure(ErrorCode.FILE_UNREADABLE, "Cannot read '" + reel + "'.", gone);
        }
    }

    private double expectedFrames(MediaInfo info, FrameRate rate) {
        return Math.max(
                1,
                plan.map(known -> (double) known.frames())
                        .orElse(info.durationSeconds().orElse(1) * rate.perSecond()));
    }

    private List<String> play(
            MediaInfo info,
            FrameSize size,
            FrameReader.Viewer viewer,
            double expectedFrames,
            Progress progress) {
        List<Filter> sound = info.audio().isEmpty() ? List.of() : SoundCheck.MEASURES;
        try {
            return FrameReader.read(
                            ffmpeg,
                            SafeInput.of(reel),
                            List.of(new Filter.PixelFormat("yuv420p")),
                            size,
                            FrameReader.Pixels.YUV420P,
                            sound,
                            (index, yuv) -> {
                                viewer.see(index, yuv);
                                progress.report(Math.min(0.99, index / expectedFrames));
                            })
                    .log();
        } catch (Failure failure) {
            throw undecodable(failure);
        }
    }

    private Failure undecodable(Failure failure) {
        return failure.code() == ErrorCode.FFMPEG_FAILED
                ? unreadable("it cannot be decoded: " + failure.message(), failure)
                : failure;
    }

    private void decodeErrors(List<String> log) {
        List<String> errors =
                log.stream()
                        .filter(ReelCheck::isComplaint)
                        .map(line -> line.replaceAll("\\[[^\\]]*\\] ?", "").strip())
                        .toList();
        if (!errors.isEmpty()) {
            findings.error(
                    Code.DECODE_ERROR,
                    errors.size() + " errors while decoding, first: " + errors.getFirst());
        }
    }

    /** Damage that the decoder conceals is a warning, "corrupt decoded frame". */
    private static boolean isComplaint(String line) {
        return line.contains("[error]")
                || line.contains("[fatal]")
                || line.contains("[warning]") && line.contains("corrupt");
    }

    private void flashes(FlashWatch watch, FrameRate rate) {
        for (long end : watch.tooMany()) {
            findings.warningAt(
                    Code.FLASHES,
                    Math.max(0, rate.secondsAt(end) - 1),
                    "More than three flashes within a second, which may harm viewers with"
                            + " photosensitive epilepsy.");
        }
    }

    private void length(long frames) {
        if (plan.isPresent() && frames != plan.get().frames()) {
            findings.error(
                    Code.WRONG_LENGTH,
                    "The file has " + frames + " frames, the plan " + plan.get().frames() + ".");
        }
    }

    private List<CutMeasure> cuts(
            List<Join> joins,
            JoinWatch watch,
            JoinColours colours,
            PictureWatch picture,
            FrameRate rate) {
        if (plan.isPresent()) {
            return JoinCheck.judge(plan.get(), joins, watch.finish(), colours, timeline, findings);
        }
        List<CutMeasure> detected = new ArrayList<>();
        for (long frame : picture.cuts()) {
            detected.add(
                    new CutMeasure(
                            frame,
                            rate.secondsAt(frame),
                            0,
                            0,
                            CutMethod.DETECTED,
                            0,
                            false,
                            OptionalDouble.empty(),
                            OptionalDouble.empty()));
        }
        return detected;
    }

    private Failure unreadable(String why, @org.jspecify.annotations.Nullable Failure cause) {
        String message = "'" + reel + "' is no reel to check: " + why + ".";
        return cause == null
                ? new Failure(ErrorCode.MEDIA_UNREADABLE, message)
                : new Failure(ErrorCode.MEDIA_UNREADABLE, message, cause);
    }
}
