package io.beatframe.clip.video;

import java.nio.file.Path;

/** One model at one provider. Calls may come from many threads at once. */
public interface VideoModel {
    /**
     * Orders a clip. This may cost money, so what is not known to have been refused counts as
     * perhaps accepted: {@link Submission.Unknown}.
     *
     * @param idempotencyKey the same for the same order; providers that heed it make one clip of
     *     two calls
     */
    Submission submit(VideoOrder order, String idempotencyKey);

    /** Asks what became of a job. Costs nothing. */
    Generation poll(Job job);

    /**
     * Tells the provider to stop; does nothing where that is not possible.
     *
     * @return whether the provider said that it stops
     */
    boolean cancel(Job job);

    /**
     * Copies the clip of a job that is {@link Generation.Ready}, asking for its place anew, because
     * links expire.
     *
     * @return empty when it is there, else why not
     */
    Fetched fetch(Job job, Path file);

    /**
     * A call that costs nothing and needs the key, where the provider has one: whether it answers
     * and takes the key, in words.
     */
    Health health();

    /** What came of {@link #fetch}. */
    sealed interface Fetched {
        record Done() implements Fetched {}

        /**
         * @param again whether the same call may succeed later
         */
        record NotYet(String why, boolean again) implements Fetched {}
    }

    /** What came of {@link #health}. */
    sealed interface Health {
        record Well(String words) implements Health {}

        record Ill(String why) implements Health {}

        /** There is no call that costs nothing. */
        record Untested() implements Health {}
    }
}
