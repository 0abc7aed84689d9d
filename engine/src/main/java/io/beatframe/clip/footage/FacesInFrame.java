package io.beatframe.clip.footage;

import io.beatframe.clip.ShownFace;
import io.beatframe.clip.face.Face;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameRate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Where the faces of a moment are in the frame of its shot: what the study of the footage knows,
 * seen through the framing and the camera's move.
 */
final class FacesInFrame {
    /** So often it is told where they are. */
    private static final double EVERY_SECONDS = 0.1;

    private FacesInFrame() {}

    /**
     * @param view the part of the source that each frame of the clip shows
     * @param frames of the clip
     */
    static List<ShownFace> of(Moment moment, LongFunction<Area> view, FrameRate rate, long frames) {
        long step = Math.max(1, rate.frameAt(EVERY_SECONDS));
        List<ShownFace> shown = new ArrayList<>();
        for (long frame = 0; frame < frames; frame += step) {
            FrameRange now = FrameRange.between(frame, Math.min(frames, frame + step));
            Area from = view.apply(now.start());
            Area to = view.apply(now.end() - 1);
            double part = (frame + 0.5 * now.length()) / frames;
            moment.facesAbout(part).stream()
                    .map(face -> shown(face, from, to, now))
                    .filter(ShownFace::inFrame)
                    .forEach(shown::add);
        }
        return shown;
    }

    /** All that it covers while the view moves from one area to another. */
    private static ShownFace shown(Face face, Area from, Area to, FrameRange frames) {
        double right = face.x() + face.width();
        double bottom = face.bottom();
        return new ShownFace(
                frames,
                Math.min(across(face.x(), from), across(face.x(), to)),
                Math.min(down(face.top(), from), down(face.top(), to)),
                Math.max(across(right, from), across(right, to)),
                Math.max(down(bottom, from), down(bottom, to)));
    }

    private static double across(double x, Area area) {
        return (x - area.x()) / area.width();
    }

    private static double down(double y, Area area) {
        return (y - area.y()) / area.height();
    }
}
