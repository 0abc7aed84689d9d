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
        String shown = id.length() > 60 ? id.substring(0, 57) + "..." : id;
        throw new Failure(
                ErrorCode.PLAN_INVALID,
                "The plan says '"
                        + shown.replaceAll("\\p{Cntrl}", " ")
                        + "' where it must say one of: "
                        + known
                        + ".");
    }
}
