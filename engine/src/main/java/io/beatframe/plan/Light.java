package io.beatframe.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;

/**
 * The light of a shot.
 *
 * @param from where the key light stands
 * @param contrast 0 even and soft to 1 hard with black shadows
 * @param kelvin colour temperature of the key, 1500 to 15000
 */
public record Light(Kind kind, From from, double contrast, int kelvin) {
    /** Kinds of lighting that the styles use. */
    public enum Kind {
        THREE_POINT,
        HIGH_KEY,
        GOLDEN_BACKLIGHT,
        NEON,
        HARD_KEY,
        SOFT_EVEN;

        @JsonValue
        public String id() {
            return Words.id(this);
        }

        @JsonCreator
        public static Kind of(String id) {
            return Words.find(Kind.class, id);
        }
    }

    /** Where the key light stands, seen from the camera. */
    public enum From {
        LEFT,
        RIGHT,
        BEHIND,
        ABOVE,
        FRONT;

        @JsonValue
        public String id() {
            return Words.id(this);
        }

        @JsonCreator
        public static From of(String id) {
            return Words.find(From.class, id);
        }
    }

    public Light {
        if (!(contrast >= 0 && contrast <= 1) || kelvin < 1500 || kelvin > 15_000) {
            throw new Failure(
                    ErrorCode.PLAN_INVALID,
                    "A light has contrast 0 to 1 and 1500 to 15000 kelvin, not "
                            + contrast
                            + " and "
                            + kelvin
                            + ".");
        }
    }
}
