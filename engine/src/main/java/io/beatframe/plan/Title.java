package io.beatframe.plan;

import io.beatframe.failure.Failure;
import io.beatframe.request.Titles;
import io.beatframe.time.FrameRange;
import java.util.OptionalDouble;

/**
 * Words over the picture.
 *
 * @param frames the reel's frames that show them, from a beat to a beat where there is one near
 * @param text one line or several, parted by {@code \n}; broken further to fit
 * @param lowered by how much of the picture's height the words stand lower than usual, negative for
 *     higher; empty where that is left to the faces in the picture
 */
public record Title(Role role, FrameRange frames, String text, OptionalDouble lowered) {
    /** So far words of some role stay in the picture. */
    public static final double MOST_LOWERED = 0.6;

    /** What words are for, which says where they stand and how large. */
    public enum Role {
        TITLE,
        SUBTITLE,
        CAPTION;

        public String id() {
            return Words.id(this);
        }

        private String checked(String text) {
            return switch (this) {
                case TITLE -> Titles.checkTitle(text);
                case SUBTITLE -> Titles.checkSubtitle(text);
                case CAPTION -> Titles.checkCaption(text);
            };
        }
    }

    /**
     * @throws Failure TITLE_INVALID or CAPTIONS_INVALID when it is too long to be read, or no text
     */
    public Title {
        text = role.checked(text);
    }

    /** The same words elsewhere. */
    public Title lowered(double by) {
        return new Title(role, frames, text, OptionalDouble.of(by));
    }
}
