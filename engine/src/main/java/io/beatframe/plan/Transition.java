package io.beatframe.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;

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
        return switch (this) {
            case Cut cut -> "hard_cut";
            case Dissolve dissolve -> "crossfade";
            case DipToBlack dip -> "dip_to_black";
            case Zoom zoom -> "zoom";
            case Whip whip -> "whip";
            case Glitch glitch -> "glitch";
        };
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
