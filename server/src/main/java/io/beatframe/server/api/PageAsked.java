package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list a client asks for.
 *
 * @param limit how many at the most, 1 to 100
 * @param cursor the id after which it begins; empty for the first page
 */
record PageAsked(int limit, Optional<String> cursor) {
    private static final int MOST = 100;

    /**
     * @param ids the form of what is listed
     * @throws Failure REQUEST_INVALID
     */
    static PageAsked of(int limit, @Nullable String cursor, Pattern ids) {
        if (limit < 1 || limit > MOST) {
            throw new Failure(ErrorCode.REQUEST_INVALID, "limit is 1 to " + MOST + ".");
        }
        if (cursor != null && !ids.matcher(cursor).matches()) {
            throw new Failure(
                    ErrorCode.REQUEST_INVALID, "cursor is the next_cursor of the page before.");
        }
        return new PageAsked(limit, Optional.ofNullable(cursor));
    }

    /** How many are to be looked for, so that it is known whether another page follows. */
    int sought() {
        return limit + 1;
    }

    /** Those of this page. */
    <T> List<T> shown(List<T> found) {
        return found.stream().limit(limit).toList();
    }

    /** The cursor of the next page, if there is one. */
    <T> @Nullable String next(List<T> found, Function<T, String> id) {
        return found.size() > limit ? id.apply(found.get(limit - 1)) : null;
    }
}
