package io.beatframe.plan;

import io.beatframe.time.FrameRate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Joins the shots: what the style allows at such a moment of the music, an effect never twice in a
 * row, and an overlap that leaves at least half of either shot to itself.
 */
final class Joiner {
    private static final int DIPS_APART = 4;

    private final StyleRules rules;
    private final FrameRate rate;
    private final Dice dice;
    private int replaced;

    Joiner(StyleRules rules, FrameRate rate, long seed) {
        this.rules = rules;
        this.rate = rate;
        this.dice = new Dice(seed, "join");
    }

    /**
     * @param strengths of the beat under each join, 0 to 1; one fewer than slots
     * @param downbeats whether that beat begins a bar
     * @param wishes how each slot's shot goes over into the next; they stand where the style knows
     *     such a join, and effects are not heaped
     */
    List<Transition> join(
            List<Slot> slots,
            List<Double> strengths,
            List<Boolean> downbeats,
            List<Optional<Transition.Kind>> wishes) {
        List<Transition> joins = new ArrayList<>();
        for (int i = 0; i + 1 < slots.size(); i++) {
            Moment moment =
                    moment(slots.get(i), slots.get(i + 1), rank(strengths, i), downbeats.get(i));
            double energy = (slots.get(i).energy() + slots.get(i + 1).energy()) / 2;
            int room = room(slots.get(i), slots.get(i + 1));
            Transition byRule = choose(moment, energy, room, joins);
            Optional<Transition> wished =
                    wishes.get(i).flatMap(kind -> wished(kind, energy, room, joins));
            replaced += wishes.get(i).isPresent() && wished.isEmpty() ? 1 : 0;
            joins.add(wished.orElse(byRule));
        }
        return joins;
    }

    List<String> notes() {
        return replaced == 0
                ? List.of()
                : List.of(
                        replaced
                                + (replaced == 1 ? " transition" : " transitions")
                                + " of the planner would not have suited this style, or came too often:"
                                + " replaced by the style's own.");
    }

    private Optional<Transition> wished(
            Transition.Kind kind, double energy, int room, List<Transition> before) {
        if (kind == Transition.Kind.HARD_CUT) {
            return Optional.of(new Transition.Cut());
        }
        if (tooSoon(kind, before) || room < 2) {
            return Optional.empty();
        }
        return Arrays.stream(Moment.values())
                .flatMap(moment -> rules.joinsAt(moment).stream())
                .filter(join -> join.kind() == kind)
                .findFirst()
                .map(join -> kind.of(Math.min(room, Transition.overlapFor(join.ms(energy), rate))));
    }

    private static Moment moment(Slot before, Slot after, double rank, boolean downbeat) {
        if (after.entersSection()) {
            return after.section().strongest() ? Moment.DROP : Moment.SECTION;
        }
        double energy = (before.energy() + after.energy()) / 2;
        double force = rank + (downbeat ? 0.1 : 0) + 0.4 * (energy - 0.55);
        return force >= 0.5 ? Moment.STRONG : Moment.SUSTAINED;
    }

    /** The share of the reel's cuts that are weaker; equal ones count half. */
    private static double rank(List<Double> strengths, int index) {
        double own = strengths.get(index);
        double weaker = 0;
        for (double other : strengths) {
            weaker += other < own ? 1 : other == own ? 0.5 : 0;
        }
        return weaker / strengths.size();
    }

    /** The largest overlap, in frames, that both shots bear. */
    private static int room(Slot before, Slot after) {
        long shorter = Math.min(before.range().length(), after.range().length());
        return (int) Math.min(240, shorter / 4 * 2);
    }

    private Transition choose(Moment moment, double energy, int room, List<Transition> before) {
        Map<StyleRules.Join, Double> weights = new LinkedHashMap<>();
        for (StyleRules.Join join : rules.joinsAt(moment)) {
            weights.put(join, tooSoon(join.kind(), before) ? 0 : join.weight());
        }
        Optional<StyleRules.Join> choice = dice.pick(weights);
        if (choice.isEmpty() || choice.get().kind() == Transition.Kind.HARD_CUT) {
            return new Transition.Cut();
        }
        int overlap = Math.min(room, Transition.overlapFor(choice.get().ms(energy), rate));
        return overlap < 2 ? new Transition.Cut() : choice.get().kind().of(overlap);
    }

    private static boolean tooSoon(Transition.Kind kind, List<Transition> before) {
        return switch (kind) {
            case HARD_CUT, CROSSFADE -> false;
            case PUSH, ZOOM, WHIP, GLITCH -> within(1, kind, before);
            case DIP_TO_BLACK, DIP_TO_WHITE, LIGHT_LEAK -> within(DIPS_APART, kind, before);
        };
    }

    private static boolean within(int joins, Transition.Kind kind, List<Transition> before) {
        return before.subList(Math.max(0, before.size() - joins), before.size()).stream()
                .anyMatch(join -> join.kind() == kind);
    }
}
