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
 * @param toPay the part of it that is not in the store yet
 */
public record Estimate(
        String model,
        String title,
        PriceTag price,
        List<ShotCost> shots,
        Optional<Usd> total,
        Optional<Usd> toPay) {

    /**
     * One shot.
     *
     * @param neededSeconds with its handles
     * @param orderedSeconds of all its takes
     * @param here whether all its takes are in the store, or at the provider already
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

    /**
     * @param archive as in {@link Filming}
     */
    public static Estimate of(
            ShotPlan plan, ModelCard card, Archive archive, List<Path> references) {
        return of(plan, card, Conform.of(plan, card, references), archive);
    }

    static Estimate of(ShotPlan plan, ModelCard card, List<ShotTakes> shots, Archive archive) {
        List<ShotCost> costs = new ArrayList<>();
        Optional<Usd> total = Optional.of(Usd.ZERO);
        Optional<Usd> toPay = Optional.of(Usd.ZERO);
        for (ShotTakes shot : shots) {
            Optional<Usd> usd = Optional.of(Usd.ZERO);
            Optional<Usd> left = Optional.of(Usd.ZERO);
            double seconds = 0;
            for (Take take : shot.takes()) {
                Optional<Usd> one =
                        card.price()
                                .price()
                                .of(take.order().format().tier(), take.order().seconds());
                boolean here = paid(TakeKey.of(card, take.order()), take, archive);
                usd = sum(usd, one);
                left = sum(left, here ? Optional.of(Usd.ZERO) : one);
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
        return new Estimate(card.name(), card.title(), card.price(), costs, total, toPay);
    }

    /** What a chained take begins with is known only when the one before it is made. */
    private static boolean paid(String key, Take take, Archive archive) {
        return !take.chained()
                && (archive.takes().has(key)
                        || archive.orders()
                                .last(key)
                                .map(entry -> entry.event() == LedgerEntry.Event.SUBMITTED)
                                .orElse(false));
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
        if (toPay.isEmpty()) {
            throw Purse.exceeded(Usd.ZERO, limit, true);
        }
        if (toPay.get().compareTo(limit) > 0) {
            throw Purse.exceeded(toPay.get(), limit, false);
        }
    }
}
