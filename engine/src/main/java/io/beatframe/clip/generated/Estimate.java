package io.beatframe.clip.generated;

import io.beatframe.failure.Failure;
import io.beatframe.model.ModelCard;
import io.beatframe.model.PriceTag;
import io.beatframe.model.Usd;
import io.beatframe.plan.ShotPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a plan would cost with a model.
 *
 * @param total of all shots, exact; empty when the price is not known
 * @param toPay the part of it that is not known to be in the store
 * @param certain the part of {@code toPay} that is known not to be there: what begins with the last
 *     picture of a take that is there may be there too, which only filming shows
 */
public record Estimate(
        String model,
        String title,
        PriceTag price,
        List<ShotCost> shots,
        Optional<Usd> total,
        Optional<Usd> toPay,
        Optional<Usd> certain) {

    /**
     * One shot.
     *
     * @param neededSeconds with its handles
     * @param orderedSeconds of all its takes
     * @param here whether all its takes are known to be in the store, or at the provider already
     */
    public record ShotCost(
            int shotId,
            double neededSeconds,
            double orderedSeconds,
            int takes,
            String tier,
            Optional<Usd> usd,
            boolean here,
            List<String> notes) {
        public ShotCost {
            notes = List.copyOf(notes);
        }
    }

    public Estimate {
        shots = List.copyOf(shots);
    }

    /** Whether a take costs something. */
    private enum State {
        PAID,
        UNPAID,
        /** It begins with a picture that is there, and may be there itself. */
        PERHAPS
    }

    /**
     * @param archive as in {@link Filming}
     * @param references as in {@link FilmingTerms}, as {@code chained}
     * @throws Failure REFERENCE_INVALID when the model does not take them
     */
    public static Estimate of(
            ShotPlan plan,
            ModelCard card,
            Archive archive,
            List<Path> references,
            boolean chained) {
        References.require(card, references, chained);
        return of(plan, card, Conform.of(plan, card, references, chained), archive);
    }

    static Estimate of(ShotPlan plan, ModelCard card, List<ShotTakes> shots, Archive archive) {
        List<ShotCost> costs = new ArrayList<>();
        Optional<Usd> total = Optional.of(Usd.ZERO);
        Optional<Usd> toPay = Optional.of(Usd.ZERO);
        Optional<Usd> certain = Optional.of(Usd.ZERO);
        State state = State.UNPAID;
        for (ShotTakes shot : shots) {
            Optional<Usd> usd = Optional.of(Usd.ZERO);
            Optional<Usd> left = Optional.of(Usd.ZERO);
            double seconds = 0;
            for (Take take : shot.takes()) {
                Optional<Usd> one =
                        card.price()
                                .price()
                                .of(take.order().format().tier(), take.order().seconds());
                state = take.chained() ? after(state) : of(take, card, archive);
                usd = sum(usd, one);
                left = sum(left, state == State.PAID ? Optional.of(Usd.ZERO) : one);
                certain = sum(certain, state == State.UNPAID ? one : Optional.of(Usd.ZERO));
                seconds += take.order().seconds();
            }
            total = sum(total, usd);
            toPay = sum(toPay, left);
            costs.add(
                    new ShotCost(
                            plan.shots().get(shot.index()).id(),
                            plan.rate().secondsAt(plan.clipFrames(shot.index())),
                            seconds,
                            shot.takes().size(),
                            shot.takes().getFirst().order().format().tier(),
                            usd,
                            left.isPresent() && left.get().equals(Usd.ZERO) && !usd.equals(left),
                            shot.notes()));
        }
        return new Estimate(card.name(), card.title(), card.price(), costs, total, toPay, certain);
    }

    /** What a chained take begins with is known only when the one before it is made. */
    private static State after(State before) {
        return before == State.UNPAID ? State.UNPAID : State.PERHAPS;
    }

    /** As it will be ordered: where one came that cannot be used, with the next seed. */
    private static State of(Take wanted, ModelCard card, Archive archive) {
        for (int attempt = 0; attempt <= Take.RETAKES; attempt++) {
            String key = TakeKey.of(card, wanted.again(attempt).order());
            Optional<LedgerEntry.Event> last = archive.orders().last(key).map(LedgerEntry::event);
            if (last.equals(Optional.of(LedgerEntry.Event.REJECTED))) {
                continue;
            }
            return archive.takes().has(key) || last.equals(Optional.of(LedgerEntry.Event.SUBMITTED))
                    ? State.PAID
                    : State.UNPAID;
        }
        // None is ordered any more.
        return State.PAID;
    }

    private static Optional<Usd> sum(Optional<Usd> one, Optional<Usd> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(one.get().plus(other.get()))
                : Optional.empty();
    }

    /**
     * Before anything is ordered, rather than when half of it is.
     *
     * @throws Failure BUDGET_EXCEEDED
     */
    void require(Budget budget) {
        if (budget.limit().isEmpty() || budget.mode() != Budget.Mode.CAP) {
            return;
        }
        Usd limit = budget.limit().get();
        if (certain.isEmpty()) {
            throw Purse.exceeded(Usd.ZERO, limit, true);
        }
        if (certain.get().compareTo(limit) > 0) {
            throw Purse.exceeded(certain.get(), limit, false);
        }
    }
}
