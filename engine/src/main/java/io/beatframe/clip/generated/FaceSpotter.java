package io.beatframe.clip.generated;

import io.beatframe.clip.ShownFace;
import io.beatframe.clip.face.FaceFinder;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.FrameReader;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Title;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Looks for faces in a finished clip, three times a second and only while words are shown over it:
 * nobody else knows what a model filmed.
 */
record FaceSpotter(Ffmpeg ffmpeg, FaceFinder finder) {
    private static final double EVERY_SECONDS = 1 / 3.0;

    /** Larger than the net looks at; it takes the mean of the pixels itself. */
    private static final int LONG_SIDE = 384;

    /** The faces on the clip's frames; each is where it was, or will be, until the next look. */
    List<ShownFace> spot(ShotPlan plan, int index, Path clip) {
        long step = Math.max(1, plan.rate().frameAt(EVERY_SECONDS));
        long frames = plan.clipFrames(index);
        long first = plan.shots().get(index).range().start() - plan.lead(index);
        List<Long> looks =
                LongStream.iterate(
                                Math.min(step / 2, frames - 1),
                                frame -> frame < frames,
                                frame -> frame + step)
                        .filter(frame -> worded(plan, first + frame, step))
                        .boxed()
                        .toList();
        List<ShownFace> faces = new ArrayList<>();
        if (looks.isEmpty()) {
            return faces;
        }
        FrameSize small = small(plan.size());
        FrameReader.read(
                ffmpeg,
                SafeInput.of(clip),
                List.of(
                        new Filter.KeepFrames(
                                looks.stream().map(frame -> new FrameRange(frame, 1)).toList())),
                small,
                FrameReader.Pixels.RGB24,
                (look, rgb) -> {
                    long at = looks.get((int) look);
                    FrameRange about =
                            FrameRange.between(
                                    Math.max(0, at - step + 1), Math.min(frames, at + step));
                    finder.find(small.width(), small.height(), rgb)
                            .forEach(face ->
                                    faces.add(
                                            new ShownFace(
                                                    about,
                                                    face.x(),
                                                    face.top(),
                                                    face.x() + face.width(),
                                                    face.bottom())));
                });
        return faces;
    }

    private static boolean worded(ShotPlan plan, long frame, long near) {
        return plan.titles().stream()
                .map(Title::frames)
                .anyMatch(words -> words.start() < frame + near && words.end() > frame - near);
    }

    private static FrameSize small(FrameSize size) {
        double scale = (double) LONG_SIDE / Math.max(size.width(), size.height());
        return new FrameSize(even(scale * size.width()), even(scale * size.height()));
    }

    private static int even(double pixels) {
        return 2 * (int) Math.round(pixels / 2);
    }
}
