package io.beatframe.clip;

import io.beatframe.model.Usd;

/**
 * What a clip cost.
 *
 * @param spent on it for this reel
 * @param saved because it had been paid for before
 */
public record Cost(Usd spent, Usd saved) {
    public static final Cost NONE = new Cost(Usd.ZERO, Usd.ZERO);

    public Cost plus(Cost other) {
        return new Cost(spent.plus(other.spent), saved.plus(other.saved));
    }
}
