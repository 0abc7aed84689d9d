package io.beatframe.clip.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.model.Usd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurseTest {
    private final List<String> told = new ArrayList<>();

    private Purse of(String dollars, Budget.Mode mode) {
        return new Purse(Budget.of(dollars, mode), told::add);
    }

    private static Optional<Usd> usd(String amount) {
        return Optional.of(Usd.of(amount));
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        Purse purse = of("1.00", Budget.Mode.CAP);
        purse.take(usd("0.60"));
        assertExceeded(purse, usd("0.41"));
        purse.giveBack(usd("0.60"));
        purse.take(usd("1.00"));
        assertExceeded(purse, usd("0.01"));
    }

    /** A job of an earlier run was never taken from this purse. */
    @Test
    void whereNothingWasSetAsideNothingIsGivenBack() {
        Purse purse = of("2.00", Budget.Mode.CAP);
        purse.take(usd("2.00"));
        purse.giveBack(Optional.empty());
        assertExceeded(purse, usd("0.01"));
    }

    @Test
    void whatNobodyKnowsCannotBeCapped() {
        assertExceeded(of("5.00", Budget.Mode.CAP), Optional.empty());
    }

    @Test
    void aWarningIsSaidOnceAndKeptForTheReport() {
        Purse purse = of("0.50", Budget.Mode.WARN);
        purse.take(usd("0.50"));
        assertThat(purse.warning()).isEmpty();
        purse.take(usd("0.10"));
        purse.take(usd("0.10"));
        assertThat(told).containsExactly("The budget of $0.50 is exceeded.");
        assertThat(purse.warning()).contains(told.getFirst());
    }

    private static void assertExceeded(Purse purse, Optional<Usd> price) {
        assertThatThrownBy(() -> purse.take(price))
                .isInstanceOfSatisfying(
                        Failure.class,
                        over -> assertThat(over.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED));
    }
}
