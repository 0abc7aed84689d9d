package io.beatframe.clip.generated;

import io.beatframe.clip.video.VideoOrder;
import java.nio.file.Path;
import java.util.Optional;

/** Orders made of orders. */
final class Orders {
    /** How often a shot is ordered again because what came cannot be used. */
    static final int RETAKES = 1;

    private Orders() {}

    static VideoOrder beginningWith(VideoOrder order, Path firstFrame) {
        return new VideoOrder(
                order.prompt(),
                order.negative(),
                order.format(),
                order.rate(),
                order.seconds(),
                order.frames(),
                order.seed(),
                order.references(),
                Optional.of(firstFrame));
    }

    /** The same, with another seed from the second time on. */
    static VideoOrder attempt(VideoOrder order, int attempt) {
        return attempt == 0
                ? order
                : new VideoOrder(
                        order.prompt(),
                        order.negative(),
                        order.format(),
                        order.rate(),
                        order.seconds(),
                        order.frames(),
                        Seeds.of(order.seed(), attempt),
                        order.references(),
                        order.firstFrame());
    }
}
