package io.beatframe.render;

import io.beatframe.clip.ShownFace;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Title;
import io.beatframe.title.TitleTrack;
import io.beatframe.title.TitleZone;
import java.util.ArrayList;
import java.util.List;

/**
 * A title, what its letters cover in fractions of the frame, and the faces that are seen beside it
 * or under it while it is shown.
 */
record Words(
        Title title, double left, double top, double right, double bottom, List<ShownFace> faces) {
    /** So far words stay away from a face where they have to move; of the frame's height. */
    static final double CLEAR = 0.015;

    /** Above a face, of its height, what words leave free where they have to move. */
    private static final double HAIR = 0.25;

    /** What speaks against touching a face for a frame: more than being near for a whole reel. */
    static final double TOUCHED = 10_000;

    /** And against hiding all of it, besides. */
    private static final double COVERED = 4 * TOUCHED;

    /** And against hiding the eyes, besides. */
    private static final double BLINDED = 2 * COVERED;

    // Of a face's height, from where to where its eyes are.
    private static final double EYES_START = 0.15;
    private static final double EYES_END = 0.5;

    private static final double NEAR = 0.2;

    Words {
        faces = List.copyOf(faces);
    }

    /** All words of a plan, in its order, where it has them stand. */
    static List<Words> of(ShotPlan plan, List<ShownFace> faces) {
        List<TitleZone> letters = TitleTrack.letters(plan);
        double width = plan.size().width();
        double height = plan.size().height();
        List<Words> all = new ArrayList<>();
        for (int i = 0; i < letters.size(); i++) {
            Title title = plan.titles().get(i);
            TitleZone zone = letters.get(i);
            double left = zone.x() / width;
            double right = (zone.x() + zone.width()) / width;
            double beside = CLEAR * height / width;
            List<ShownFace> met = new ArrayList<>();
            for (ShownFace face : faces) {
                if (face.left() < right + beside && face.right() > left - beside) {
                    ReelFaces.common(face.frames(), title.frames())
                            .ifPresent(frames -> met.add(face.on(frames)));
                }
            }
            all.add(
                    new Words(
                            title,
                            left,
                            zone.y() / height,
                            right,
                            (zone.y() + zone.height()) / height,
                            met));
        }
        return all;
    }

    double height() {
        return bottom - top;
    }

    /** How much of faces they hide, and for how long, if they stand {@code lower}. */
    double hidden(double lower) {
        double sum = 0;
        for (ShownFace face : faces) {
            sum += face.frames().length() * hidden(face, lower);
        }
        return sum;
    }

    private double hidden(ShownFace face, double lower) {
        double down = common(face.top(), face.bottom(), lower);
        double across = Math.min(face.right(), right) - Math.max(face.left(), left);
        double height = face.bottom() - face.top();
        if (down > 0 && across > 0) {
            double wide = across / (face.right() - face.left());
            double eyes =
                    common(face.top() + EYES_START * height, face.top() + EYES_END * height, lower);
            return TOUCHED
                    + COVERED * wide * down / height
                    + BLINDED * wide * eyes / ((EYES_END - EYES_START) * height);
        }
        double hair = HAIR * height;
        boolean near =
                bottom + lower > face.top() - hair - CLEAR && top + lower < face.bottom() + CLEAR;
        return lower != 0 && near ? NEAR : 0;
    }

    /** How much of the frame's height between two heights they take. */
    private double common(double from, double to, double lower) {
        return Math.max(0, Math.min(to, bottom + lower) - Math.max(from, top + lower));
    }

    /** Whether a face is touched on a frame of the reel, if they stand {@code lower}. */
    boolean over(long frame, double lower) {
        return faces.stream()
                .anyMatch(face ->
                        face.frames().contains(frame)
                                && face.left() < right
                                && face.right() > left
                                && face.top() < bottom + lower
                                && face.bottom() > top + lower);
    }
}
