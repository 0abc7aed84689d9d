package io.beatframe.server.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;

/** A stretch of a file: the bytes from first to last, both of it. */
record ByteRange(long first, long last) {
    long length() {
        return last - first + 1;
    }

    /** What stands in Content-Range. */
    String of(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }

    /**
     * The one stretch that a request wants. Of several the answer may be the whole, and of what
     * cannot be read too: RFC 9110, 14.2.
     *
     * @param header of the request
     * @return empty for the whole
     * @throws IllegalArgumentException when the file has nothing of it
     */
    static Optional<ByteRange> wanted(@Nullable String header, long size) {
        List<HttpRange> ranges;
        try {
            ranges = HttpRange.parseRanges(header);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
        if (ranges.size() != 1) {
            return Optional.empty();
        }
        long first = ranges.getFirst().getRangeStart(size);
        long last = ranges.getFirst().getRangeEnd(size);
        if (first >= size || first > last) {
            throw new IllegalArgumentException(header + " of " + size);
        }
        return Optional.of(new ByteRange(first, last));
    }
}
