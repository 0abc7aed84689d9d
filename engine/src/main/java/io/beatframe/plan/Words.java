package io.beatframe.plan;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words of a plan file: a constant's name in lower case. */
final class Words {
    private Words() {}

    static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E find(Class<E> type, String id) {
        for (E constant : type.getEnumConstants()) {
            if (id(constant).equals(id)) {
                return constant;
            }
        }
        String known =
                Arrays.stream(type.getEnumConstants())
                        .map(Words::id)
                        .collect(Collectors.joining(", "));
        throw new Failure(
                ErrorCode.PLAN_INVALID,
                "The plan says '" + shown(id, 60) + "' where it must say one of: " + known + ".");
    }

    /** A stranger's text in an error message: one line, and not endless. */
    static String shown(String text, int most) {
        String oneLine = PromptText.oneLine(text);
        return oneLine.length() <= most ? oneLine : oneLine.substring(0, most - 3) + "...";
    }
}
