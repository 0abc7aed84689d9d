package io.beatframe.clip.footage;

import io.beatframe.ffmpeg.Filter;

/** A part of a picture, in fractions of its width and height; x and y of its upper left corner. */
record Area(double x, double y, double width, double height) {
    static final Area WHOLE = new Area(0, 0, 1, 1);

    Area {
        if (!(width > 0 && height > 0 && x >= -1e-9 && y >= -1e-9)
                || x + width > 1 + 1e-6
                || y + height > 1 + 1e-6) {
            throw new IllegalArgumentException(x + ", " + y + ", " + width + " x " + height);
        }
    }

    /** This area, given in fractions of {@code outer}, in fractions of the whole. */
    Area within(Area outer) {
        return new Area(
                outer.x + x * outer.width,
                outer.y + y * outer.height,
                width * outer.width,
                height * outer.height);
    }

    double centreX() {
        return x + width / 2;
    }

    double centreY() {
        return y + height / 2;
    }

    Filter.CropPart crop() {
        return new Filter.CropPart(Math.max(0, x), Math.max(0, y), width, height);
    }
}
