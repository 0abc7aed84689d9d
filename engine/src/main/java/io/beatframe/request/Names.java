package io.beatframe.request;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds a constant by the name that users write, or fails with the list of names there are. */
final class Names {
    private Names() {}

    static <E> E find(
            E[] values, Function<E, String> name, String wanted, ErrorCode code, String what) {
        for (E value : values) {
            if (name.apply(value).equals(wanted)) {
                return value;
            }
        }
        String known = Arrays.stream(values).map(name).collect(Collectors.joining(", "));
        throw new Failure(
                code,
                "There is no " + what + " '" + shown(wanted) + "'. Choose one of: " + known + ".");
    }

    /** A user's text in an error message: one line, and not endless. */
    static String shown(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}+", " ");
        return oneLine.length() <= 60 ? oneLine : oneLine.substring(0, 57) + "...";
    }
}
