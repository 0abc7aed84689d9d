package io.beatframe.render;

import io.beatframe.clip.Clip;
import io.beatframe.clip.ShownFace;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Transition;
import io.beatframe.time.FrameRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faces that the reel shows, on its own frames, where transitions carry them. */
final class ReelFaces {
    private static final double MIDDLE = 0.5;

    private ReelFaces() {}

    static List<ShownFace> of(ShotPlan plan, List<Clip> clips) {
        List<ShownFace> faces = new ArrayList<>();
        for (int i = 0; i < plan.shots().size(); i++) {
            FrameRange seen = seen(plan, i);
            long first = plan.shots().get(i).range().start() - plan.lead(i);
            for (ShownFace face : clips.get(i).faces()) {
                FrameRange frames =
                        new FrameRange(first + face.frames().start(), face.frames().length());
                if (face.inFrame()) {
                    common(frames, seen)
                            .ifPresent(range -> faces.add(carried(plan, face.on(range))));
                }
            }
        }
        return faces;
    }

    /** With the handles that a join shows. */
    private static FrameRange seen(ShotPlan plan, int shot) {
        FrameRange range = plan.shots().get(shot).range();
        boolean before = shot > 0 && plan.joins().get(shot - 1).showsBoth();
        boolean after = shot < plan.joins().size() && plan.joins().get(shot).showsBoth();
        return FrameRange.between(
                range.start() - (before ? plan.lead(shot) : 0),
                range.end() + (after ? plan.tail(shot) : 0));
    }

    static Optional<FrameRange> common(FrameRange one, FrameRange other) {
        long start = Math.max(one.start(), other.start());
        long end = Math.min(one.end(), other.end());
        return start < end ? Optional.of(FrameRange.between(start, end)) : Optional.empty();
    }

    /** All places to which a transition moves it. */
    private static ShownFace carried(ShotPlan plan, ShownFace face) {
        ShownFace carried = face;
        for (int i = 0; i < plan.joins().size(); i++) {
            Transition join = plan.joins().get(i);
            long anchor = plan.shots().get(i + 1).range().start();
            long half = join.overlap() / 2;
            if (face.frames().start() < anchor + half && face.frames().end() > anchor - half) {
                carried = carried(join, carried);
            }
        }
        return carried;
    }

    private static ShownFace carried(Transition join, ShownFace face) {
        return switch (join) {
            case Transition.Cut _,
                    Transition.Dissolve _,
                    Transition.DipToBlack _,
                    Transition.DipToWhite _,
                    Transition.LightLeak _,
                    Transition.Glitch _ ->
                    face;
            case Transition.Push _, Transition.Whip _ ->
                    new ShownFace(face.frames(), 0, face.top(), 1, face.bottom());
            case Transition.Zoom _ -> {
                double grown = 1 / (1 - 2 * Effects.ZOOM_DEPTH);
                yield new ShownFace(
                        face.frames(),
                        Math.min(face.left(), grown(face.left(), grown)),
                        Math.min(face.top(), grown(face.top(), grown)),
                        Math.max(face.right(), grown(face.right(), grown)),
                        Math.max(face.bottom(), grown(face.bottom(), grown)));
            }
        };
    }

    private static double grown(double at, double by) {
        return MIDDLE + by * (at - MIDDLE);
    }
}
