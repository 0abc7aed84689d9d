package io.beatframe.plan;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;

/** How often each choice is taken, at energy 0 and at energy 1; what is not named, never. */
public record Weights<E extends Enum<E>>(Map<E, Double> calm, Map<E, Double> full) {
    public Weights {
        calm = ordered(calm);
        full = ordered(full);
        if (calm.isEmpty() || full.isEmpty()) {
            throw new IllegalArgumentException("A style needs something to choose from");
        }
    }

    /** Between the two, in the order of the constants. */
    Map<E, Double> at(double energy) {
        EnumSet<E> all = EnumSet.copyOf(calm.keySet());
        all.addAll(full.keySet());
        EnumMap<E, Double> mixed = new EnumMap<>(all.iterator().next().getDeclaringClass());
        for (E choice : all) {
            double low = calm.getOrDefault(choice, 0.0);
            double high = full.getOrDefault(choice, 0.0);
            mixed.put(choice, low + (high - low) * energy);
        }
        return mixed;
    }

    /** A copy whose order does not depend on hash codes. */
    static <K extends Enum<K>, V> Map<K, V> ordered(Map<K, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
