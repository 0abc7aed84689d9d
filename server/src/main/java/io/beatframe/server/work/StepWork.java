package io.beatframe.server.work;

import io.beatframe.server.reel.Reel;

/** The work of one kind of step. Interrupting its thread stops it. */
interface StepWork {
    /**
     * @param folder in the store, for this attempt alone
     * @throws io.beatframe.failure.Failure why it cannot be done
     */
    Outcome run(Reel reel, String folder, Report report);
}
