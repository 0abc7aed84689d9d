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
    @JsonSubTypes.Type(value = Transition.DipToWhite.class, name = "dip_to_white"),
    @JsonSubTypes.Type(value = Transition.LightLeak.class, name = "light_leak"),
    @JsonSubTypes.Type(value = Transition.Push.class, name = "push"),
    @JsonSubTypes.Type(value = Transition.Zoom.class, name = "zoom"),
    @JsonSubTypes.Type(value = Transition.Whip.class, name = "whip"),
    @JsonSubTypes.Type(value = Transition.Glitch.class, name = "glitch")
})
public sealed interface Transition {

    /** Frames in which both shots are seen; even, 0 for a cut. */
    int overlap();

    /** Whether a frame of the overlap shows both shots at once, and not one after the other. */
    default boolean showsBoth() {
        return switch (this) {
            case Dissolve dissolve -> true;
            case LightLeak leak -> true;
            case Push push -> true;
            case Whip whip -> true;
            case Cut cut -> false;
            case DipToBlack dip -> false;
            case DipToWhite dip -> false;
            case Zoom zoom -> false;
            case Glitch glitch -> false;
        };
    }

    /** The guide's name, as it stands in the plan file. */
    default String id() {
        return kind().id();
    }

    /** The kinds by name, and the way from a length in milliseconds to frames. */
    enum Kind {
        HARD_CUT,
        CROSSFADE,
        DIP_TO_BLACK,
        DIP_TO_WHITE,
        LIGHT_LEAK,
        PUSH,
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
                case DIP_TO_WHITE -> new DipToWhite(overlap);
                case LIGHT_LEAK -> new LightLeak(overlap);
                case PUSH -> new Push(overlap);
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
            case DipToWhite dip -> Kind.DIP_TO_WHITE;
            case LightLeak leak -> Kind.LIGHT_LEAK;
            case Push push -> Kind.PUSH;
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

    record DipToWhite(int overlap) implements Transition {
        public DipToWhite {
            check(overlap);
        }
    }

    /** A dissolve under a warm light that wanders over the picture, strongest on the beat. */
    record LightLeak(int overlap) implements Transition {
        public LightLeak {
            check(overlap);
        }
    }

    /** The next shot pushes the one before out of the picture. */
    record Push(int overlap) implements Transition {
        public Push {
            check(overlap);
        }
    }

    record Zoom(int overlap) implements Transition {
        public Zoom {
            check(overlap);
        }
    }

    /** The camera tears round to the next shot: a push with the blur of its motion. */
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
