package io.beatframe.clip.generated;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.model.Usd;
import java.util.Locale;
import java.util.Optional;

/**
 * How much one reel may cost, and what happens when it would cost more.
 *
 * @param limit on all that is ordered for the reel; what the cache holds costs nothing
 */
public record Budget(Optional<Usd> limit, Mode mode) {
    public static final Budget NONE = new Budget(Optional.empty(), Mode.OBSERVE);

    /** What a budget does. */
    public enum Mode {
        /** Says what was spent. */
        OBSERVE,
        /** Warns when the limit is passed. */
        WARN,
        /** Orders nothing that would pass the limit. */
        CAP;

        public static Mode of(String name) {
            for (Mode mode : values()) {
                if (mode.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return mode;
                }
            }
            throw new Failure(ErrorCode.OPTION_INVALID, "--budget-mode is observe, warn or cap.");
        }
    }

    /**
     * @throws Failure OPTION_INVALID when it is no amount of dollars
     */
    public static Budget of(String dollars, Mode mode) {
        if (!dollars.matches("\\d{1,7}(\\.\\d{1,4})?")) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID,
                    "--budget is an amount of US dollars such as 5.00, not '"
                            + dollars.replaceAll("\\p{Cntrl}", " ")
                            + "'.");
        }
        return new Budget(Optional.of(Usd.of(dollars)), mode);
    }
}
