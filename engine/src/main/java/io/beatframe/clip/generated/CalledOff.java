package io.beatframe.clip.generated;

import io.beatframe.clip.generated.LedgerEntry.Event;
import io.beatframe.clip.video.Generation;
import io.beatframe.clip.video.Job;
import io.beatframe.clip.video.VideoModel;
import io.beatframe.clip.video.VideoModels;
import io.beatframe.failure.Failure;
import java.util.Optional;

/**
 * Has providers stop jobs for which nobody waits any more, and notes what became of each. Where
 * somebody waits, that one does it.
 */
public record CalledOff(Filming filming, OrderBook orders) {
    /**
     * Asks first how far the job is, as what has come to its end is never cancelled: a finished
     * clip is paid and stays at the provider for whoever orders the same, and what came to nothing
     * is taken off the bill.
     *
     * @param order that was taken, and is the last that is known of its clip
     * @return whether the job has come to its end; if not, the same call may do more later
     * @throws Failure MODEL_UNKNOWN, KEY_MISSING or ENDPOINT_MISSING where the model is no longer
     *     set up; CANCELLED
     */
    public boolean stop(LedgerEntry order) {
        Job job = order.job().orElseThrow();
        VideoModel model =
                VideoModels.open(filming.catalogue().require(order.model()), filming.settings());
        return switch (model.poll(job)) {
            case Generation.Ready ready -> true;
            case Generation.Refused(String why) -> ended(order, Event.REFUSED, why);
            case Generation.Failed(String why, boolean again) -> ended(order, Event.FAILED, why);
            case Generation.Lost(String why) -> ended(order, Event.LOST, why);
            case Generation.Cancelled cancelled -> ended(order, Event.CANCELLED, "");
            case Generation.Pending pending -> cancelled(model, job, order);
            case Generation.Missed missed -> cancelled(model, job, order);
            case Generation.Denied denied -> false;
        };
    }

    private boolean cancelled(VideoModel model, Job job, LedgerEntry order) {
        return model.cancel(job) && ended(order, Event.CANCELLED, "by the user");
    }

    private boolean ended(LedgerEntry order, Event event, String why) {
        // A job that is lost is named no more, so that nobody asks for it again.
        Optional<Job> job = event == Event.LOST ? Optional.empty() : order.job();
        orders.add(order.key(), event, order.model(), order.usd(), job, why);
        return true;
    }
}
