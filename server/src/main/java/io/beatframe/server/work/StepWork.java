package io.beatframe.server.work;

import io.beatframe.server.reel.Attempt;
import io.beatframe.server.reel.Reel;

/** The work of one kind of step. Interrupting its thread stops it. */
interface StepWork {
    /**
     * @throws io.beatframe.failure.Failure why it cannot be done
     */
    Outcome run(Reel reel, Attempt attempt, Report report);
}
