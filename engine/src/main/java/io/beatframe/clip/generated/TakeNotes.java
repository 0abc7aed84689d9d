package io.beatframe.clip.generated;

import io.beatframe.clip.video.Job;
import io.beatframe.clip.video.VideoOrder;
import io.beatframe.model.ModelCard;
import io.beatframe.model.Price;
import io.beatframe.model.Usd;
import java.util.Optional;

/** The ledger, as one model's takes are written into it. */
record TakeNotes(ModelCard card, OrderBook ledger) {
    Optional<Usd> price(VideoOrder order) {
        return card.price().price().of(order.format().tier(), order.seconds());
    }

    /** Whether it runs on a machine of the user's, where nothing is paid. */
    boolean ownHardware() {
        return card.price().price() instanceof Price.OwnHardware;
    }

    Trouble trouble() {
        return new Trouble(card);
    }

    Optional<LedgerEntry> last(String key) {
        return ledger.last(key);
    }

    Optional<Job> job(String key) {
        return ledger.job(key);
    }

    boolean boughtForThisReel(String key) {
        return ledger.boughtForThisReel(key);
    }

    void add(String key, LedgerEntry.Event event, VideoOrder order, Optional<Job> job, String why) {
        ledger.add(key, event, card.name(), price(order), job, why);
    }
}
