package io.beatframe.clip.generated;

import io.beatframe.clip.video.VideoModels;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.model.ModelCard;
import io.beatframe.model.Usd;
import io.beatframe.provider.Provider;
import java.util.Optional;

/** What people are told when a model makes no clip, and what they can do. */
record Trouble(ModelCard card) {
    Failure refused(String why) {
        return new Failure(
                ErrorCode.PROVIDER_REFUSED,
                card.name()
                        + " does not show this: "
                        + why
                        + ". Say it differently ('beatframe redo'): name no real people, no minors, no"
                        + " violence; the same words are refused again.");
    }

    Failure invalid(String why) {
        return new Failure(
                ErrorCode.PROVIDER_INVALID,
                card.name() + " made nothing of the order: " + why + ".");
    }

    Failure denied(String why) {
        return new Failure(
                ErrorCode.PROVIDER_UNAUTHORISED,
                card.name()
                        + " does not take the key: "
                        + why
                        + ". Check it with 'beatframe doctor'.");
    }

    Failure busy(String why) {
        boolean rate = why.contains("429") || why.contains("529");
        return new Failure(
                rate ? ErrorCode.PROVIDER_RATE_LIMITED : ErrorCode.PROVIDER_UNAVAILABLE,
                card.name()
                        + " takes no order now: "
                        + why
                        + ". Nothing was ordered; try again later.",
                new IllegalStateException(why),
                true);
    }

    Failure unreached(String why) {
        Provider provider = VideoModels.provider(card.dialect());
        boolean own = provider.usualRoot().isEmpty();
        return new Failure(
                ErrorCode.PROVIDER_UNAVAILABLE,
                card.name()
                        + " is not reached: "
                        + why
                        + ". "
                        + (own ? "Start its server" : "Check the network")
                        + ", and look at "
                        + provider.addressSetting()
                        + "; nothing was ordered.",
                new IllegalStateException(why),
                true);
    }

    Failure uncopied(String why) {
        return new Failure(
                ErrorCode.PROVIDER_UNAVAILABLE,
                card.name()
                        + " made the clip, but it cannot be copied: "
                        + why
                        + ". The job is kept: the same command copies it, and pays nothing again.",
                new IllegalStateException(why),
                true);
    }

    Failure silent(String why) {
        return new Failure(
                ErrorCode.PROVIDER_UNAVAILABLE,
                card.name()
                        + " does not answer: "
                        + why
                        + ". The job is kept: the same command takes it up where it is, and pays"
                        + " nothing again.",
                new IllegalStateException(why),
                true);
    }

    Failure unknown(Optional<Usd> usd, String why) {
        String price = usd.map(Usd::toString).orElse("an unknown sum");
        return new Failure(
                ErrorCode.PROVIDER_OUTCOME_UNKNOWN,
                "Nobody knows whether "
                        + card.name()
                        + " took an order of "
                        + price
                        + (why.isBlank() ? " (the program was stopped)" : " (" + why + ")")
                        + ". It is not sent again by itself. Look at the provider's own list of jobs;"
                        + " to order anew and perhaps pay twice, add --resubmit-unknown.");
    }
}
