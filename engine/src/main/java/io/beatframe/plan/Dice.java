package io.beatframe.plan;

import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Seeded choice. Each concern throws dice of its own, so that a change in the choice of cameras
 * does not change the light of every later shot.
 */
final class Dice {
    private final Random random;

    Dice(long seed, String concern) {
        // Random scrambles its seed little; a multiplied mix keeps neighbouring seeds apart.
        long mixed = (seed ^ ((long) concern.hashCode() << 32)) * 0x9E3779B97F4A7C15L;
        this.random = new Random(mixed ^ (mixed >>> 29));
    }

    /** 0 inclusive to 1 exclusive. */
    double unit() {
        return random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** One of the keys, as often as its weight says; none when no weight is above zero. */
    <T> Optional<T> pick(Map<T, Double> weights) {
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        double at = random.nextDouble() * sum;
        Optional<T> last = Optional.empty();
        for (Map.Entry<T, Double> entry : weights.entrySet()) {
            if (entry.getValue() > 0) {
                last = Optional.of(entry.getKey());
                at -= entry.getValue();
                if (at < 0) {
                    return last;
                }
            }
        }
        return last;
    }
}
