package io.beatframe.clip.footage;

import io.beatframe.plan.CameraMove;

/**
 * A camera over a photo: which part of it is seen at each time. It never leaves the area it may
 * show and never changes shape; faster shots move no faster, so that a photo stays calm.
 *
 * @param from what is seen first, in fractions of the photo
 * @param to what is seen last
 * @param sway of a hand-held camera, in parts of the frame; 0 is none
 */
record CameraPath(Area from, Area to, double sway) {
    /** Of the frame's side, a second. */
    private static final double ZOOM_SPEED = 0.035;

    private static final double TRAVEL_SPEED = 0.05;
    private static final double MOST_ZOOM = 1.22;
    private static final double MOST_TRAVEL = 0.3;

    /**
     * @param framed the part that the still picture would show
     * @param active where the camera may go
     */
    static CameraPath of(CameraMove move, Area framed, Area active, double seconds) {
        double zoom = Math.clamp(1 + ZOOM_SPEED * seconds, 1.05, MOST_ZOOM);
        double travel = Math.clamp(TRAVEL_SPEED * seconds, 0.06, MOST_TRAVEL);
        return switch (move) {
            case STATIC -> new CameraPath(framed, closer(framed, 1.03), 0);
            case PUSH_IN -> new CameraPath(framed, closer(framed, zoom), 0);
            case PULL_OUT -> new CameraPath(closer(framed, zoom), framed, 0);
            case PAN_LEFT, TRACK_LEFT, WHIP_LEFT -> travelling(framed, active, -travel, 0);
            case PAN_RIGHT, TRACK_RIGHT, WHIP_RIGHT -> travelling(framed, active, travel, 0);
            case TILT_UP -> travelling(framed, active, 0, -travel);
            case TILT_DOWN -> travelling(framed, active, 0, travel);
            case HANDHELD -> {
                Area nearer = closer(framed, 1.08);
                yield new CameraPath(nearer, nearer, 0.012);
            }
        };
    }

    private static Area closer(Area area, double zoom) {
        double width = area.width() / zoom;
        double height = area.height() / zoom;
        return new Area(area.centreX() - width / 2, area.centreY() - height / 2, width, height);
    }

    /** About the framed part, as far as there is picture. */
    private static CameraPath travelling(Area framed, Area active, double alongX, double alongY) {
        Area nearer = closer(framed, 1.04);
        double x = alongX * nearer.width() / 2;
        double y = alongY * nearer.height() / 2;
        return new CameraPath(moved(nearer, active, -x, -y), moved(nearer, active, x, y), 0);
    }

    private static Area moved(Area area, Area active, double x, double y) {
        double right = active.x() + active.width() - area.width();
        double bottom = active.y() + active.height() - area.height();
        return new Area(
                Math.clamp(area.x() + x, active.x(), Math.max(active.x(), right)),
                Math.clamp(area.y() + y, active.y(), Math.max(active.y(), bottom)),
                area.width(),
                area.height());
    }

    /**
     * @param time 0 at the first frame to 1 at the last
     * @param seconds since the first frame, for the sway
     */
    Area at(double time, double seconds) {
        double eased = 0.6 * time + 0.4 * time * time * (3 - 2 * time);
        // A zoom looks even when each frame grows by the same factor.
        double width = from.width() * Math.pow(to.width() / from.width(), eased);
        double share =
                Math.abs(to.width() - from.width()) < 1e-9
                        ? eased
                        : (width - from.width()) / (to.width() - from.width());
        double height = from.height() + share * (to.height() - from.height());
        double x = from.x() + share * (to.x() - from.x());
        double y = from.y() + share * (to.y() - from.y());
        if (sway > 0) {
            x += sway * width * (Math.sin(2.1 * seconds) + 0.5 * Math.sin(5.3 * seconds + 1));
            y += sway * height * (Math.sin(2.7 * seconds + 2) + 0.5 * Math.sin(4.1 * seconds));
        }
        return new Area(Math.clamp(x, 0, 1 - width), Math.clamp(y, 0, 1 - height), width, height);
    }
}
