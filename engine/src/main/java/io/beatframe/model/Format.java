package io.beatframe.model;

import io.beatframe.request.Aspect;
import io.beatframe.time.FrameSize;

/**
 * One shape and size that a model films in.
 *
 * @param tier the provider's name of the size, by which it is priced, e.g. "720p"
 * @param size what comes back, in pixels; where the provider does not say, what has been seen
 * @param lengths in this size
 */
public record Format(String tier, Aspect aspect, FrameSize size, LengthGrid lengths) {
    public Format {
        if (!tier.matches("[A-Za-z0-9._-]{1,20}")) {
            throw new IllegalArgumentException("A tier is a short word, not '" + tier + "'");
        }
        if (Math.abs(size.aspect() / (aspect.size(io.beatframe.request.Quality.HD).aspect()) - 1)
                > 0.1) {
            throw new IllegalArgumentException(size + " is not the shape " + aspect.id());
        }
    }

    int shortSide() {
        return Math.min(size.width(), size.height());
    }
}
