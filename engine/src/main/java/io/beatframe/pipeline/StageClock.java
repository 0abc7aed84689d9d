package io.beatframe.pipeline;

import io.beatframe.progress.Progress;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Runs stages one after the other, tells the listener how far they are, and keeps their times. */
final class StageClock {
    private final Set<Stage> stages;
    private final ToIntFunction<Stage> shares;
    private final StageListener listener;
    private final Map<Stage, Double> seconds = new EnumMap<>(Stage.class);

    /**
     * @param stages that this run will go through, for the total
     * @param shares how long each takes beside the others
     */
    StageClock(Set<Stage> stages, ToIntFunction<Stage> shares, StageListener listener) {
        this.stages = EnumSet.copyOf(stages);
        this.shares = shares;
        this.listener = listener;
    }

    <T> T run(Stage stage, Function<Progress, T> work) {
        long from = System.nanoTime();
        StageEvent event = new StageEvent(stage.name());
        event.begin();
        listener.reached(stage, 0, total(stage, 0));
        T result =
                work.apply(fraction -> listener.reached(stage, fraction, total(stage, fraction)));
        event.commit();
        seconds.merge(stage, (System.nanoTime() - from) / 1e9, Double::sum);
        return result;
    }

    /** Wall-clock seconds of each stage so far. */
    Map<String, Double> seconds() {
        Map<String, Double> named = new LinkedHashMap<>();
        seconds.forEach((stage, value) ->
                named.put(stage.name().toLowerCase(Locale.ROOT), Math.round(100 * value) / 100.0));
        return named;
    }

    private double total(Stage now, double fraction) {
        double done = 0;
        double all = 0;
        for (Stage stage : stages) {
            all += shares.applyAsInt(stage);
            if (stage.compareTo(now) < 0) {
                done += shares.applyAsInt(stage);
            } else if (stage == now) {
                done += shares.applyAsInt(stage) * Math.clamp(fraction, 0, 1);
            }
        }
        return done / all;
    }
}
