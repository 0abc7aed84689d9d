package io.beatframe.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a model asks for a clip. */
public sealed interface Price {

    /**
     * @param seconds of the clip as ordered, not as used
     * @return empty when nobody told us the price
     */
    default Optional<Usd> of(String tier, double seconds) {
        return switch (this) {
            case PerSecond(Map<String, Usd> tiers) ->
                    Optional.ofNullable(tiers.get(tier)).map(each -> each.times(exact(seconds)));
            case PerClip(Map<String, Usd> tiers) -> Optional.ofNullable(tiers.get(tier));
            case PerLength(var tiers) ->
                    Optional.ofNullable(tiers.get(tier))
                            .map(lengths -> lengths.get(exact(seconds)));
            case OwnHardware own -> Optional.of(Usd.ZERO);
            case Unknown unknown -> Optional.empty();
        };
    }

    /** For people, from the cheapest tier to the dearest. */
    default String words() {
        return switch (this) {
            case PerSecond(Map<String, Usd> tiers) -> range(tiers.values()) + " a second";
            case PerClip(Map<String, Usd> tiers) -> range(tiers.values()) + " a clip";
            case PerLength(var tiers) ->
                    range(tiers.values().stream().flatMap(t -> t.values().stream()).toList())
                            + " a clip";
            case OwnHardware own -> "your own machine";
            case Unknown unknown -> "price unknown";
        };
    }

    private static String range(Collection<Usd> prices) {
        Usd least = Collections.min(prices);
        Usd most = Collections.max(prices);
        return least.equals(most) ? least.toString() : least + " to " + most;
    }

    private static BigDecimal exact(double seconds) {
        return BigDecimal.valueOf(seconds).setScale(6, RoundingMode.HALF_UP);
    }

    /** So much a second of clip, by the size's tier. */
    record PerSecond(Map<String, Usd> tiers) implements Price {
        public PerSecond {
            tiers = some(tiers);
        }
    }

    /** So much a clip of any length, by the size's tier. */
    record PerClip(Map<String, Usd> tiers) implements Price {
        public PerClip {
            tiers = some(tiers);
        }
    }

    /** So much a clip of a length, by the size's tier and the length in seconds. */
    record PerLength(Map<String, Map<BigDecimal, Usd>> tiers) implements Price {
        public PerLength {
            Map<String, Map<BigDecimal, Usd>> exact = new TreeMap<>();
            tiers.forEach((tier, lengths) -> {
                Map<BigDecimal, Usd> by = new TreeMap<>();
                lengths.forEach((length, usd) -> by.put(exact(length.doubleValue()), usd));
                exact.put(tier, some(by));
            });
            tiers = some(exact);
        }
    }

    private static <K extends Comparable<K>, V> Map<K, V> some(Map<K, V> prices) {
        if (prices.isEmpty()) {
            throw new IllegalArgumentException("a price without an amount");
        }
        return new TreeMap<>(prices);
    }

    /** Runs on the user's own machine: electricity and patience. */
    record OwnHardware() implements Price {}

    /** To be found on the provider's page, and to be written into the user's prices.json. */
    record Unknown() implements Price {}
}
