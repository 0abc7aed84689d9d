package io.beatframe.clip.face;

/**
 * A face in a picture, from brow to chin and from ear to ear, in fractions of the picture; a face
 * at an edge reaches beyond it.
 *
 * @param x of its left edge, 0 at the picture's left to 1 at its right
 * @param y of its upper edge
 * @param score how sure it is, 0 to 1
 * @param features across eyes, nose and mouth; towards one side where the face is turned
 * @param ears from one to the other, also where one is hidden
 */
public record Face(
        double x, double y, double width, double height, double score, Reach features, Reach ears) {
    /** From a column to one further right, in fractions of the picture. */
    public record Reach(double from, double to) {
        public double middle() {
            return (from + to) / 2;
        }
    }

    // Of its height, what lies above and below.
    private static final double FOREHEAD = 0.1;
    private static final double CHIN = 0.05;

    public Face {
        if (!(width > 0 && height > 0 && score >= 0 && score <= 1)) {
            throw new IllegalArgumentException(width + " x " + height + ", " + score);
        }
    }

    /** With more of its forehead. */
    public double top() {
        return y - FOREHEAD * height;
    }

    /** With all of its chin. */
    public double bottom() {
        return y + (1 + CHIN) * height;
    }

    /** The part of both together that they have in common, 0 to 1. */
    double overlap(Face other) {
        double across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        double down = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        double common = Math.max(0, across) * Math.max(0, down);
        return common / (width * height + other.width * other.height - common);
    }
}
