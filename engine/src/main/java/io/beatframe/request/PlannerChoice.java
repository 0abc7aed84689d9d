package io.beatframe.request;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who plans the shots.
 *
 * @param model the language model's name at its provider; without it, the configured or usual one
 * @param listens whether the model is given the sound itself, where it takes any
 */
public record PlannerChoice(Kind kind, Optional<String> model, boolean listens) {
    public static final PlannerChoice RULES =
            new PlannerChoice(Kind.RULES, Optional.empty(), false);

    /** The planners by name. */
    public enum Kind {
        /** Offline, the same every time. */
        RULES,
        GEMINI,
        /** OpenAI, or any server that speaks its chat API. */
        OPENAI,
        ANTHROPIC,
        /** The first language model of those above whose key is set, else the rules. */
        AUTO;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String id) {
            for (Kind kind : values()) {
                if (kind.id().equals(id)) {
                    return kind;
                }
            }
            String line = id.replaceAll("\\p{Cntrl}+", " ");
            throw new Failure(
                    ErrorCode.PLANNER_UNKNOWN,
                    "There is no planner '"
                            + (line.length() > 60 ? line.substring(0, 57) + "..." : line)
                            + "'. There are: "
                            + Arrays.stream(values())
                                    .map(Kind::id)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }

    public PlannerChoice {
        model.ifPresent(name -> {
            if (name.isBlank()
                    || name.length() > 200
                    || !name.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
                throw new Failure(
                        ErrorCode.OPTION_INVALID,
                        "A model's name is one word of at most 200 characters, as its"
                                + " provider spells it.");
            }
        });
        if (kind == Kind.RULES && (model.isPresent() || listens)) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID,
                    "The planner 'rules' has no model and takes no sound; choose one with"
                            + " --planner gemini, openai, anthropic or auto.");
        }
    }

    /** A planner by its name, with its usual model. */
    public static PlannerChoice of(String id) {
        return new PlannerChoice(Kind.of(id), Optional.empty(), false);
    }
}
