package io.beatframe.plan;

import io.beatframe.music.Section;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses size, camera move, composition and light for each shot by the style's weights and by film
 * grammar: neighbours differ in size, move and composition (no jump cuts); a place is shown wide
 * before it is shown close; sideways moves keep one direction within a section; a rise is not
 * undone by the next shot; the subject has room in the direction of travel; the last shot lets go.
 *
 * <p>What a treatment wishes stands, except where it breaks the grammar that an audience sees: two
 * neighbours of one size and one composition, a whip that takes its time, a key light that changes
 * sides.
 */
final class Cinematographer {
    private static final double SLOWEST_WHIP_SEC = 1.6;

    private final StyleRules rules;
    private final Dice sizes;
    private final Dice moves;
    private final Dice frames;
    private final Dice lamps;
    private final List<String> notes = new ArrayList<>();
    private Light.From keySide;
    private boolean rightwards;

    Cinematographer(StyleRules rules, long seed) {
        this.rules = rules;
        this.sizes = new Dice(seed, "size");
        this.moves = new Dice(seed, "camera");
        this.frames = new Dice(seed, "composition");
        this.lamps = new Dice(seed, "light");
        this.keySide = lamps.unit() < 0.5 ? Light.From.LEFT : Light.From.RIGHT;
        this.rightwards = moves.unit() < 0.5;
    }

    /**
     * @param ideas what is wished of each slot's shot
     */
    List<Framing> frame(List<Slot> slots, List<ShotIdea> ideas) {
        List<Framing> framings = new ArrayList<>();
        keySide =
                ideas.stream()
                        .flatMap(idea -> idea.light().stream())
                        .filter(Cinematographer::sideways)
                        .findFirst()
                        .orElse(keySide);
        int replaced = 0;
        for (Slot slot : slots) {
            ShotIdea idea = ideas.get(slot.index());
            Framing before = framings.isEmpty() ? null : framings.getLast();
            Framing earlier = framings.size() < 2 ? null : framings.get(framings.size() - 2);
            if (slot.entersSection()) {
                rightwards = !rightwards;
            }
            ShotSize size = size(slot, before, earlier);
            ShotSize wishedSize = idea.size().orElse(size);
            CameraMove camera = camera(slot, wishedSize, before, earlier);
            CameraMove wishedCamera =
                    idea.camera().filter(move -> bears(slot, move)).orElse(camera);
            Composition composition = composition(slot, wishedSize, wishedCamera, before, earlier);
            Composition wished = idea.composition().orElse(composition);
            boolean jump =
                    before != null && wishedSize == before.size() && wished == before.composition();
            Light light = light(slot, wishedSize, idea.light());
            framings.add(
                    jump
                            ? new Framing(wishedCamera, size, composition, light)
                            : new Framing(wishedCamera, wishedSize, wished, light));
            replaced += jump || !idea.camera().orElse(wishedCamera).equals(wishedCamera) ? 1 : 0;
        }
        if (replaced > 0) {
            notes.add(
                    replaced
                            + (replaced == 1 ? " shot was" : " shots were")
                            + " framed or moved otherwise than the planner wished: they would have looked"
                            + " like a jump in the one before, or whipped too slowly.");
        }
        return framings;
    }

    List<String> notes() {
        return notes;
    }

    /** A whip that takes its time is a mistake; any other move is a matter of taste. */
    private static boolean bears(Slot slot, CameraMove move) {
        return move != CameraMove.WHIP_LEFT && move != CameraMove.WHIP_RIGHT
                || slot.seconds() <= SLOWEST_WHIP_SEC;
    }

    private static boolean sideways(Light.From from) {
        return from == Light.From.LEFT || from == Light.From.RIGHT;
    }

    private ShotSize size(Slot slot, @Nullable Framing before, @Nullable Framing earlier) {
        if (slot.first()) {
            return ShotSize.WIDE;
        }
        Map<ShotSize, Double> weights = rules.size().at(slot.energy());
        if (slot.entersSection()) {
            scale(weights, slot.section().strongest() ? ShotSize.CLOSE : ShotSize.WIDE, 2);
        }
        if (slot.last()) {
            scale(weights, ShotSize.WIDE, 8);
        } else if (slot.index() == slot.count() - 2) {
            // Kept for the end.
            scale(weights, ShotSize.WIDE, 0.1);
        }
        if (earlier != null) {
            scale(weights, earlier.size(), 0.5);
        }
        if (before != null) {
            weights.remove(before.size());
        }
        return sizes.pick(weights).orElse(ShotSize.MEDIUM);
    }

    private CameraMove camera(
            Slot slot, ShotSize size, @Nullable Framing before, @Nullable Framing earlier) {
        EnumMap<CameraMove, Double> weights = new EnumMap<>(CameraMove.class);
        weights.putAll(rules.camera().at(slot.energy()));
        for (CameraMove move : CameraMove.values()) {
            scale(weights, move, fit(move, slot, size));
        }
        if (earlier != null) {
            scale(weights, earlier.camera(), 0.4);
        }
        if (before != null) {
            scale(weights, opposite(before.camera()), 0.2);
            weights.remove(before.camera());
        }
        CameraMove spare =
                before != null && before.camera() == CameraMove.PUSH_IN
                        ? CameraMove.STATIC
                        : CameraMove.PUSH_IN;
        return moves.pick(weights).orElse(spare);
    }

    private double fit(CameraMove move, Slot slot, ShotSize size) {
        return switch (move) {
            case PAN_LEFT, TRACK_LEFT -> rightwards || slot.last() ? 0 : 2;
            case PAN_RIGHT, TRACK_RIGHT -> rightwards && !slot.last() ? 2 : 0;
            case WHIP_LEFT -> rightwards ? 0 : 2 * whip(slot);
            case WHIP_RIGHT -> rightwards ? 2 * whip(slot) : 0;
            case HANDHELD -> slot.first() || slot.last() ? 0 : rising(slot) ? 1 : 0.2;
            case PUSH_IN ->
                    slot.last()
                            ? 0.1
                            : slot.section() == Section.Kind.BUILD || slot.first() ? 1.8 : 1;
            case PULL_OUT ->
                    slot.first()
                            ? 0
                            : slot.last() ? 12 : slot.section() == Section.Kind.OUTRO ? 2.5 : 0.8;
            // Upwards needs something to arrive at: not in a close shot.
            case TILT_UP, TILT_DOWN -> size == ShotSize.CLOSE ? 0.4 : slot.last() ? 0.3 : 1;
            case STATIC -> slot.seconds() < 0.7 ? 1.3 : 1;
        };
    }

    private static boolean rising(Slot slot) {
        return switch (slot.section()) {
            case BUILD, PEAK, DROP, FLAT -> true;
            case INTRO, BREAK, OUTRO -> false;
        };
    }

    /** A whip has no time to be anything else, and a long one is a mistake. */
    private static double whip(Slot slot) {
        return slot.first()
                        || slot.last()
                        || slot.seconds() > SLOWEST_WHIP_SEC
                        || slot.energy() < 0.55
                ? 0
                : 1;
    }

    private static CameraMove opposite(CameraMove move) {
        return switch (move) {
            case STATIC -> CameraMove.STATIC;
            case HANDHELD -> CameraMove.HANDHELD;
            case PUSH_IN -> CameraMove.PULL_OUT;
            case PULL_OUT -> CameraMove.PUSH_IN;
            case PAN_LEFT -> CameraMove.PAN_RIGHT;
            case PAN_RIGHT -> CameraMove.PAN_LEFT;
            case TILT_UP -> CameraMove.TILT_DOWN;
            case TILT_DOWN -> CameraMove.TILT_UP;
            case TRACK_LEFT -> CameraMove.TRACK_RIGHT;
            case TRACK_RIGHT -> CameraMove.TRACK_LEFT;
            case WHIP_LEFT -> CameraMove.WHIP_RIGHT;
            case WHIP_RIGHT -> CameraMove.WHIP_LEFT;
        };
    }

    private Composition composition(
            Slot slot,
            ShotSize size,
            CameraMove camera,
            @Nullable Framing before,
            @Nullable Framing earlier) {
        EnumMap<Composition, Double> weights = new EnumMap<>(Composition.class);
        weights.putAll(rules.composition().at(slot.energy()));
        for (Composition composition : Composition.values()) {
            scale(weights, composition, fit(composition, size, camera));
        }
        if (earlier != null) {
            scale(weights, earlier.composition(), 0.5);
        }
        if (before != null) {
            weights.remove(before.composition());
        }
        return frames.pick(weights).orElse(Composition.LAYERED_DEPTH);
    }

    private static double fit(Composition composition, ShotSize size, CameraMove camera) {
        return switch (composition) {
            case RULE_OF_THIRDS_LEFT -> leftwards(camera) ? 0.3 : toTheRight(camera) ? 2 : 1;
            case RULE_OF_THIRDS_RIGHT -> toTheRight(camera) ? 0.3 : leftwards(camera) ? 2 : 1;
            case CENTERED -> size == ShotSize.CLOSE ? 1.5 : 1;
            case SYMMETRICAL -> leftwards(camera) || toTheRight(camera) ? 0.3 : 1;
            case LAYERED_DEPTH -> size == ShotSize.CLOSE ? 0.5 : 1.3;
            case LEADING_LINES -> size == ShotSize.CLOSE ? 0 : 1.2;
            case NEGATIVE_SPACE ->
                    switch (size) {
                        case WIDE -> 1.8;
                        case MEDIUM -> 0.8;
                        case CLOSE -> 0;
                    };
            case LOW_ANGLE -> size == ShotSize.WIDE ? 0.7 : 1.2;
            case DUTCH_ANGLE -> camera == CameraMove.STATIC ? 0.7 : 1;
        };
    }

    private static boolean leftwards(CameraMove move) {
        return move == CameraMove.PAN_LEFT
                || move == CameraMove.TRACK_LEFT
                || move == CameraMove.WHIP_LEFT;
    }

    private static boolean toTheRight(CameraMove move) {
        return leftwards(opposite(move));
    }

    private Light light(Slot slot, ShotSize size, Optional<Light.From> wish) {
        EnumMap<LightSide, Double> weights = new EnumMap<>(LightSide.class);
        weights.putAll(rules.light().from());
        // Against the light the shape is seen, with it the face.
        scale(weights, LightSide.BEHIND, size == ShotSize.WIDE ? 1.6 : 0.6);
        Light.From byRule = lamps.pick(weights).orElse(LightSide.KEY_SIDE).from(keySide);
        return new Light(
                rules.light().kind(),
                wish.map(from -> sideways(from) ? keySide : from).orElse(byRule),
                Math.round(rules.light().contrast().at(slot.energy()) * 100) / 100.0,
                (int) (50 * Math.round(rules.light().kelvin().at(slot.energy()) / 50)));
    }

    private static <E extends Enum<E>> void scale(Map<E, Double> weights, E key, double factor) {
        weights.computeIfPresent(key, (k, weight) -> weight * factor);
    }
}
