package io.beatframe.clip.generated;

import io.beatframe.clip.video.Job;
import io.beatframe.model.Usd;
import java.util.Optional;

/**
 * What was ordered, paid, saved and refused. A line is kept for good before the call that it
 * announces.
 */
public interface OrderBook {
    /** What happened last to a clip; that it was found, or not bought, changes nothing about it. */
    Optional<LedgerEntry> last(String key);

    /** The last job of a clip, whatever happened since. */
    Optional<Job> job(String key);

    /**
     * Whether the clip was bought for the reel at hand, a while ago or by another worker, so that
     * finding it saves nothing.
     */
    default boolean boughtForThisReel(String key) {
        return false;
    }

    /**
     * @param why in words, or empty
     * @throws io.beatframe.failure.Failure when it cannot be kept: then nothing may be ordered
     */
    void add(
            String key,
            LedgerEntry.Event event,
            String model,
            Optional<Usd> usd,
            Optional<Job> job,
            String why);
}
