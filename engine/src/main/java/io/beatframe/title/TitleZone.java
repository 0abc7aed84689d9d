package io.beatframe.title;

import io.beatframe.plan.Title;
import io.beatframe.time.FrameSize;

/**
 * Where words of one role may stand: a part of what no platform covers with its own buttons and
 * words, x 108 to 972 and y 384 to 1248 of 1080×1920 (delivery guides of Instagram, TikTok, Shorts
 * and Facebook, what all of them leave free). Other shapes are divided in the same proportions.
 *
 * @param x left edge, in pixels
 * @param y upper edge
 */
public record TitleZone(int x, int y, int width, int height) {
    private static final double LEFT = 0.1;
    private static final double RIGHT = 0.9;
    private static final double TOP = 0.2;
    private static final double TITLE_END = 0.37;
    private static final double SUBTITLE_END = 0.44;
    private static final double CAPTION_START = 0.46;
    private static final double BOTTOM = 0.65;

    /** The part of the picture for a role. */
    public static TitleZone of(Title.Role role, FrameSize size) {
        return switch (role) {
            case TITLE -> between(TOP, TITLE_END, size);
            case SUBTITLE -> between(TITLE_END, SUBTITLE_END, size);
            case CAPTION -> between(CAPTION_START, BOTTOM, size);
        };
    }

    private static TitleZone between(double top, double bottom, FrameSize size) {
        int left = (int) Math.ceil(LEFT * size.width());
        int upper = (int) Math.ceil(top * size.height());
        return new TitleZone(
                left,
                upper,
                (int) Math.floor(RIGHT * size.width()) - left,
                (int) Math.floor(bottom * size.height()) - upper);
    }
}
