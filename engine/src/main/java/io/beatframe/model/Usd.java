package io.beatframe.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** US dollars, exact; 0 or more. */
public record Usd(BigDecimal amount) implements Comparable<Usd> {
    public static final Usd ZERO = new Usd(BigDecimal.ZERO);

    public Usd {
        if (amount.signum() < 0 || amount.compareTo(BigDecimal.valueOf(1_000_000_000)) > 0) {
            throw new IllegalArgumentException("Not an amount of money: " + amount);
        }
        amount = amount.stripTrailingZeros();
        if (amount.scale() < 0) {
            amount = amount.setScale(0);
        }
    }

    public static Usd of(String amount) {
        return new Usd(new BigDecimal(amount));
    }

    public Usd plus(Usd other) {
        return new Usd(amount.add(other.amount));
    }

    public Usd times(BigDecimal factor) {
        return new Usd(amount.multiply(factor));
    }

    /** Rounded to the cent, halves up. */
    public Usd toCents() {
        return new Usd(amount.setScale(2, RoundingMode.HALF_UP));
    }

    @Override
    public int compareTo(Usd other) {
        return amount.compareTo(other.amount);
    }

    /** For people: "$0.35", and more digits where there are more, up to five. */
    @Override
    public String toString() {
        int digits = Math.clamp(amount.scale(), 2, 5);
        return "$" + amount.setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }
}
