package io.beatframe.clip.generated;

import io.beatframe.clip.video.VideoOrder;

/**
 * One order for a shot, or for a part of it where the model cannot make all of it at once.
 *
 * @param frames that it fills, at the reel's rate
 * @param speed at which it is played: 1, or less where it is slowed to be long enough
 * @param chained whether it begins with the last picture of the take before it, of this shot or the
 *     one before
 */
record Take(VideoOrder order, long frames, double speed, boolean chained) {
    /** How often one is ordered again because what came cannot be used. */
    static final int RETAKES = 1;

    Take {
        if (frames < 1 || !(speed > 0 && speed <= 1)) {
            throw new IllegalArgumentException(frames + " frames at speed " + speed);
        }
    }

    /**
     * The same with another seed, as it is ordered when what came cannot be used.
     *
     * @param attempt 0 for itself
     */
    Take again(int attempt) {
        return attempt == 0
                ? this
                : new Take(order.seeded(Seeds.of(order.seed(), attempt)), frames, speed, chained);
    }
}
