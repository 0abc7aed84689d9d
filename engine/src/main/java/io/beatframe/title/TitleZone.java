package io.beatframe.title;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
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
    /** Of the picture's height, where the free part begins and ends. */
    public static final double TOP = 0.2;

    public static final double BOTTOM = 0.65;

    private static final double LEFT = 0.1;
    private static final double RIGHT = 0.9;
    private static final double TITLE_END = 0.37;
    private static final double SUBTITLE_END = 0.44;
    private static final double CAPTION_START = 0.46;

    /**
     * The part of the picture for a title, where it is lowered to.
     *
     * @throws Failure TITLE_INVALID when that is not in the picture
     */
    public static TitleZone of(Title title, FrameSize size) {
        TitleZone usual = of(title.role(), size);
        double lowered = title.lowered().orElse(0);
        TitleZone zone = usual.lowered((int) Math.round(lowered * size.height()));
        if (zone.y < 0 || zone.y + zone.height > size.height()) {
            throw new Failure(
                    ErrorCode.TITLE_INVALID,
                    "A "
                            + title.role().id()
                            + " is lowered by "
                            + lowered
                            + " of the picture's height, out of the picture. Change 'lowered'.");
        }
        return zone;
    }

    private TitleZone lowered(int pixels) {
        return new TitleZone(x, y + pixels, width, height);
    }

    /** The usual part of the picture for a role. */
    public static TitleZone of(Title.Role role, FrameSize size) {
        return switch (role) {
            case TITLE -> between(TOP, TITLE_END, size);
            case SUBTITLE -> between(TITLE_END, SUBTITLE_END, size);
            case CAPTION -> between(CAPTION_START, BOTTOM, size);
        };
    }

    /** All that no platform covers. */
    public static TitleZone safe(FrameSize size) {
        return between(TOP, BOTTOM, size);
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
