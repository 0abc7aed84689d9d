package io.beatframe.clip.footage;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.ClipWriter;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes a clip of a photo under a moving camera. */
record Still(
        Ffmpeg ffmpeg,
        Source source,
        double aspect,
        CameraPath path,
        FrameSize size,
        FrameRate rate,
        long frames) {

    /** Photo pixels a frame pixel: a little more than needed, so that a close end stays sharp. */
    private static final double SPARE = 1.1;

    void write(Path file) {
        List<Picture> pictures = new ArrayList<>();
        PhotoReader.read(ffmpeg, source, longSide(), false, pictures::add);
        if (pictures.isEmpty()) {
            throw Collector.unusable(source.file(), "it is damaged");
        }
        Resampler resampler = new Resampler(pictures.getFirst(), size);
        ClipWriter.write(
                ffmpeg,
                file,
                size,
                rate,
                sink -> {
                    for (long i = 0; i < frames; i++) {
                        if (Thread.currentThread().isInterrupted()) {
                            throw new Failure(ErrorCode.CANCELLED, "Cancelled.");
                        }
                        sink.frame(resampler.frame(seen(i)));
                    }
                });
    }

    /** The part of the photo that a frame shows. */
    Area seen(long frame) {
        return path.at((double) frame / Math.max(1, frames - 1), rate.secondsAt(frame));
    }

    /** Of the whole photo, so that the part that is seen fills the frame. */
    private int longSide() {
        Area part = path.from().width() < path.to().width() ? path.from() : path.to();
        double width = SPARE * size.width() / part.width();
        double height = width / aspect;
        return (int) Math.clamp(Math.max(width, height), 16, 6000);
    }
}
