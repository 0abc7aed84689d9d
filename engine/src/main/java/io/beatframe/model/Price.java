package io.beatframe.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
            case OwnHardware own -> Optional.of(Usd.ZERO);
            case Unknown unknown -> Optional.empty();
        };
    }

    private static BigDecimal exact(double seconds) {
        return BigDecimal.valueOf(seconds).setScale(6, RoundingMode.HALF_UP);
    }

    /** So much a second of clip, by the size's tier. */
    record PerSecond(Map<String, Usd> tiers) implements Price {
        public PerSecond {
            tiers = new TreeMap<>(tiers);
        }
    }

    /** So much a clip of any length, by the size's tier. */
    record PerClip(Map<String, Usd> tiers) implements Price {
        public PerClip {
            tiers = new TreeMap<>(tiers);
        }
    }

    /** Runs on the user's own machine: electricity and patience. */
    record OwnHardware() implements Price {}

    /** To be found on the provider's page, and to be written into the user's prices.json. */
    record Unknown() implements Price {}
}
