package io.beatframe.deliver;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.FrameReader;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.picture.Picture;
import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotPlan;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One picture of each shot, out of the finished reel, in one pass over it. */
final class ReelFrames {
    private static final int MISSING = 0x1c212b;

    private ReelFrames() {}

    /**
     * The middle of each shot, where no join reaches; a plain picture where the reel has no frame.
     */
    static List<Picture> read(Ffmpeg ffmpeg, Path reel, ShotPlan plan, FrameSize size) {
        List<Long> numbers = new ArrayList<>();
        for (Shot shot : plan.shots()) {
            numbers.add(shot.range().start() + shot.range().length() / 2);
        }
        List<Picture> pictures = new ArrayList<>();
        FrameReader.read(
                ffmpeg,
                SafeInput.of(reel),
                List.of(new Filter.SelectFrames(numbers)),
                size,
                FrameReader.Pixels.RGB24,
                (index, frame) ->
                        pictures.add(Picture.ofRgb24(size.width(), size.height(), frame)));
        while (pictures.size() < plan.shots().size()) {
            Picture missing = new Picture(size.width(), size.height());
            missing.fill(MISSING);
            pictures.add(missing);
        }
        return List.copyOf(pictures);
    }
}
