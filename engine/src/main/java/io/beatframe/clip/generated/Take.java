package io.beatframe.clip.generated;

import io.beatframe.clip.video.VideoOrder;

/**
 * One order for a shot, or for a part of it where the model cannot make all of it at once.
 *
 * @param frames that it fills, at the reel's rate
 * @param speed at which it is played: 1, or less where it is slowed to be long enough
 * @param chained whether it begins where the part before it ended
 */
record Take(VideoOrder order, long frames, double speed, boolean chained) {
    Take {
        if (frames < 1 || !(speed > 0 && speed <= 1)) {
            throw new IllegalArgumentException(frames + " frames at speed " + speed);
        }
    }

    Take with(VideoOrder other) {
        return new Take(other, frames, speed, chained);
    }
}
