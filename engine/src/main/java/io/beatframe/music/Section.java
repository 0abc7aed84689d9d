package io.beatframe.music;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A stretch of the song with one character.
 *
 * @param start seconds from the start of the song, on a downbeat where there is one
 * @param end the first second after it; sections touch
 * @param energy 0 to 1, relative to the song
 */
public record Section(Kind kind, double start, double end, double energy) {
    /** What a section does in the song's arc. */
    public enum Kind {
        INTRO,
        BUILD,
        PEAK,
        /**
         * As strong as a peak, and it strikes at once: the bass returns after a build or a break.
         */
        DROP,
        BREAK,
        OUTRO,
        /** Nothing stands out: music without an arc. */
        FLAT;

        /** Whether the song is at its strongest here. */
        public boolean strongest() {
            return switch (this) {
                case PEAK, DROP -> true;
                case INTRO, BUILD, BREAK, OUTRO, FLAT -> false;
            };
        }

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Kind of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    public Section {
        if (!(start >= 0 && end > start) || !(energy >= 0 && energy <= 1)) {
            throw new IllegalArgumentException(
                    "Not a section: " + kind + " " + start + " to " + end + ", energy " + energy);
        }
    }
}
