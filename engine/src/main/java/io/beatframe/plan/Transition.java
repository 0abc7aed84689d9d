package io.beatframe.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.time.FrameRate;

/**
 * How one shot becomes the next. The join's anchor is the first frame of the next shot, on the
 * beat. Half of the overlap lies before it and half after, out of handles that both clips bring, so
 * the transition is half-way exactly on the beat and no frame is lost.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Transition.Cut.class, name = "hard_cut"),
    @JsonSubTypes.Type(value = Transition.Dissolve.class, name = "crossfade"),
    @JsonSubTypes.Type(value = Transition.DipToBlack.class, name = "dip_to_black"),
    @JsonSubTypes.Type(value = Transition.Zoom.class, name = "zoom"),
    @JsonSubTypes.Type(value = Transition.Whip.class, name = "whip"),
    @JsonSubTypes.Type(value = Transition.Glitch.class, name = "glitch")
})
public sealed interface Transition {

    /** Frames in which both shots are seen; even, 0 for a cut. */
    int overlap();

    /** The guide's name, as it stands in the plan file. */
    default String id() {
        return kind().id();
    }

    /** The kinds by name, and the way from a length in milliseconds to frames. */
    enum Kind {
        HARD_CUT,
        CROSSFADE,
        DIP_TO_BLACK,
        ZOOM,
        WHIP,
        GLITCH;

        @JsonValue
        public String id() {
            return Words.id(this);
        }

        @JsonCreator
        public static Kind of(String id) {
            return Words.find(Kind.class, id);
        }

        /**
         * @param overlap even, 2 to 240; not used by a hard cut
         */
        public Transition of(int overlap) {
            return switch (this) {
                case HARD_CUT -> new Cut();
                case CROSSFADE -> new Dissolve(overlap);
                case DIP_TO_BLACK -> new DipToBlack(overlap);
                case ZOOM -> new Zoom(overlap);
                case WHIP -> new Whip(overlap);
                case GLITCH -> new Glitch(overlap);
            };
        }
    }

    default Kind kind() {
        return switch (this) {
            case Cut cut -> Kind.HARD_CUT;
            case Dissolve dissolve -> Kind.CROSSFADE;
            case DipToBlack dip -> Kind.DIP_TO_BLACK;
            case Zoom zoom -> Kind.ZOOM;
            case Whip whip -> Kind.WHIP;
            case Glitch glitch -> Kind.GLITCH;
        };
    }

    /** The even number of frames, at least 2, that is nearest to a length. */
    static int overlapFor(double milliseconds, FrameRate rate) {
        return (int) Math.clamp(2 * Math.round(milliseconds / 2000 * rate.perSecond()), 2, 240);
    }

    /** The overlap in whole milliseconds, as the plan file has it; exact enough to be read back. */
    default int milliseconds(FrameRate rate) {
        return (int) Math.round(1000 * rate.secondsAt(overlap()));
    }

    /** From one frame to the next. */
    record Cut() implements Transition {
        @Override
        public int overlap() {
            return 0;
        }
    }

    record Dissolve(int overlap) implements Transition {
        public Dissolve {
            check(overlap);
        }
    }

    record DipToBlack(int overlap) implements Transition {
        public DipToBlack {
            check(overlap);
        }
    }

    record Zoom(int overlap) implements Transition {
        public Zoom {
            check(overlap);
        }
    }

    record Whip(int overlap) implements Transition {
        public Whip {
            check(overlap);
        }
    }

    record Glitch(int overlap) implements Transition {
        public Glitch {
            check(overlap);
        }
    }

    private static void check(int overlap) {
        if (overlap < 2 || overlap > 240 || overlap % 2 != 0) {
            throw new Failure(
                    ErrorCode.PLAN_INVALID,
                    "A transition's overlap is an even number of frames, 2 to 240, not "
                            + overlap
                            + ".");
        }
    }
}
