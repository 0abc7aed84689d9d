package io.beatframe.grade;

import io.beatframe.clip.Clip;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.FrameReader;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.time.FrameSize;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Looks at frames of our own clips: 12, spread over 8 to 92 % of the length, small. */
final class ClipSampler {
    private static final int FRAMES = 12;
    private static final double FIRST = 0.08;
    private static final double LAST = 0.92;
    private static final int PIXELS = 160 * 90;

    private ClipSampler() {}

    /** The clip is decoded once, up to the last frame looked at. */
    static List<SmallFrame> sample(Ffmpeg ffmpeg, Clip clip, FrameSize picture) {
        List<Long> wanted =
                IntStream.range(0, FRAMES)
                        .mapToLong(i -> {
                            double part = FIRST + (LAST - FIRST) * i / (FRAMES - 1);
                            return Math.round(part * (clip.frames() - 1));
                        })
                        .distinct()
                        .boxed()
                        .toList();
        FrameSize size = small(picture.width(), picture.height());
        List<SmallFrame> frames = new ArrayList<>();
        FrameReader.read(
                ffmpeg,
                SafeInput.of(clip.file()),
                List.of(
                        new Filter.TrimFrames(0, wanted.getLast() + 1),
                        new Filter.SelectFrames(wanted)),
                size,
                FrameReader.Pixels.RGB24,
                (index, frame) ->
                        frames.add(new SmallFrame(size.width(), size.height(), frame.clone())));
        if (frames.isEmpty()) {
            throw new Failure(
                    ErrorCode.MEDIA_UNREADABLE,
                    "The clip of shot " + clip.shotId() + " has no frames: '" + clip.file() + "'.");
        }
        return frames;
    }

    /** About 160×90 pixels in the picture's own shape, and even. */
    static FrameSize small(double width, double height) {
        double scale = Math.sqrt(PIXELS / (width * height));
        return new FrameSize(even(width * scale), even(height * scale));
    }

    private static int even(double length) {
        return (int) Math.clamp(2 * Math.round(length / 2), 16, 1024);
    }
}
