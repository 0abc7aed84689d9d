package io.beatframe.clip.generated;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.model.Usd;
import java.util.Optional;

/** The budget of one reel while it is filmed. Many threads pay from it. */
final class Purse {
    private final Budget budget;
    private final FilmingWatch watch;
    private Usd out = Usd.ZERO;
    private Optional<String> warning = Optional.empty();

    Purse(Budget budget, FilmingWatch watch) {
        this.budget = budget;
        this.watch = watch;
    }

    /**
     * Sets money aside for an order.
     *
     * @param price empty when nobody knows it
     * @throws Failure BUDGET_EXCEEDED; then nothing may be ordered
     */
    synchronized void take(Optional<Usd> price) {
        Usd after = out.plus(price.orElse(Usd.ZERO));
        if (budget.limit().isPresent()) {
            Usd limit = budget.limit().get();
            boolean over = after.compareTo(limit) > 0;
            switch (budget.mode()) {
                case OBSERVE -> {}
                case WARN -> {
                    if ((over || price.isEmpty()) && warning.isEmpty()) {
                        String words =
                                over
                                        ? "The budget of " + limit + " is exceeded."
                                        : "Nobody knows what this model costs, so that the budget"
                                                + " is not kept; see prices.json.";
                        warning = Optional.of(words);
                        watch.say(words);
                    }
                }
                case CAP -> {
                    if (over || price.isEmpty()) {
                        throw exceeded(after, limit, price.isEmpty());
                    }
                }
            }
        }
        out = after;
    }

    /** What was said of the budget when it was passed, for the report. */
    synchronized Optional<String> warning() {
        return warning;
    }

    /** Puts back what was set aside for an order that came to nothing. */
    synchronized void giveBack(Optional<Usd> price) {
        Usd back = price.orElse(Usd.ZERO);
        if (out.compareTo(back) >= 0) {
            out = new Usd(out.amount().subtract(back.amount()));
        }
    }

    static Failure exceeded(Usd needed, Usd limit, boolean unknown) {
        return new Failure(
                ErrorCode.BUDGET_EXCEEDED,
                unknown
                        ? "Nobody knows what this model costs, so a budget cannot be kept. Write its"
                                + " price into prices.json (see 'beatframe models'), or use"
                                + " --budget-mode warn."
                        : "This would cost "
                                + needed
                                + ", and the budget is "
                                + limit
                                + ". Raise --budget, or see 'beatframe estimate' for cheaper models.");
    }
}
