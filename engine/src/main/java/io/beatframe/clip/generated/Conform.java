package io.beatframe.clip.generated;

import io.beatframe.clip.video.VideoOrder;
import io.beatframe.model.Capabilities;
import io.beatframe.model.Format;
import io.beatframe.model.LengthGrid;
import io.beatframe.model.ModelCard;
import io.beatframe.plan.ModelPrompt;
import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotPlan;
import io.beatframe.time.FrameRate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Turns shots into what a model can make. A shot gets the shortest length on the model's grid that
 * holds it with its handles, and is cut from that. One that is longer than the model's longest is
 * slowed a little, or, where that would show, made of several takes.
 */
final class Conform {
    /** Slower than this, people move as if in water. */
    static final double SLOWEST = 0.75;

    private static final String UNWANTED = String.join(", ", ModelPrompt.unwanted());

    private final ShotPlan plan;
    private final ModelCard card;
    private final Format format;
    private final LengthGrid lengths;
    private final FrameRate rate;
    private final List<Path> references;
    private final boolean linked;

    private Conform(ShotPlan plan, ModelCard card, List<Path> references, boolean linked) {
        Capabilities can = card.capabilities();
        this.plan = plan;
        this.card = card;
        this.format = can.formatFor(plan.size());
        this.lengths =
                references.isEmpty()
                        ? format.lengths()
                        : can.referenceLengths().orElse(format.lengths());
        this.rate = can.rateFor(plan.rate());
        this.references = references;
        this.linked = linked;
    }

    /**
     * @param references pictures of what is to be seen; none for models that take none
     * @param linked whether each shot begins with the last picture of the one before
     */
    static List<ShotTakes> of(
            ShotPlan plan, ModelCard card, List<Path> references, boolean linked) {
        Conform conform = new Conform(plan, card, references, linked);
        List<ShotTakes> all = new ArrayList<>();
        for (int i = 0; i < plan.shots().size(); i++) {
            all.add(conform.shot(i));
        }
        return all;
    }

    private ShotTakes shot(int index) {
        long frames = plan.clipFrames(index);
        double need = plan.rate().secondsAt(frames);
        double longest = lengths.longestSeconds(rate);
        List<String> notes = new ArrayList<>();
        boolean linkedTo = linked && index > 0;
        if (need <= longest + 1e-6) {
            return new ShotTakes(index, List.of(take(index, 0, frames, 1, linkedTo)), notes);
        }
        double speed = longest / need;
        if (speed >= SLOWEST) {
            notes.add(
                    String.format(
                            Locale.ROOT,
                            "Slowed to %.2f of its speed: %s makes at most %.1f s.",
                            speed,
                            card.name(),
                            longest));
            return new ShotTakes(index, List.of(take(index, 0, frames, speed, linkedTo)), notes);
        }
        boolean chained = card.capabilities().firstFrame();
        List<Take> takes = new ArrayList<>();
        for (long part : parts(index, frames, longest, chained)) {
            boolean begun = takes.isEmpty() ? linkedTo : chained;
            takes.add(take(index, takes.size(), part, 1, begun));
        }
        notes.add(
                String.format(
                        Locale.ROOT,
                        "Made of %d takes%s: %s makes at most %.1f s.",
                        takes.size(),
                        chained ? ", each from the last frame of the one before" : "",
                        card.name(),
                        longest));
        return new ShotTakes(index, takes, notes);
    }

    /** Equal parts, or, where the change is seen, parts that change on a beat if they can. */
    private List<Long> parts(int index, long frames, double longest, boolean chained) {
        long most = (long) Math.floor(longest * plan.rate().perSecond() + 1e-6);
        int count = Math.toIntExact(Math.ceilDiv(frames, most));
        List<Long> beats = chained ? List.of() : beats(index);
        List<Long> lengths = new ArrayList<>();
        long from = 0;
        for (int part = 0; part < count; part++) {
            long left = frames - from;
            long even = left / (count - part);
            long least = left - most * (count - part - 1);
            long to = part == count - 1 ? frames : from + even;
            for (long beat : beats) {
                boolean fits = beat - from <= most && beat - from >= Math.max(1, least);
                if (part < count - 1 && fits && Math.abs(beat - from - even) <= even / 2) {
                    to = beat;
                    break;
                }
            }
            lengths.add(to - from);
            from = to;
        }
        return lengths;
    }

    /** Frames of the shot's clip that lie on a beat, those nearest to its middle first. */
    private List<Long> beats(int index) {
        Shot shot = plan.shots().get(index);
        long middle = plan.clipFrames(index) / 2;
        return shot.beatTimesInSegment().stream()
                .map(seconds ->
                        plan.rate().frameAt(seconds) - shot.range().start() + plan.lead(index))
                .sorted((a, b) -> Long.compare(Math.abs(a - middle), Math.abs(b - middle)))
                .toList();
    }

    private Take take(int index, int part, long frames, double speed, boolean chained) {
        double need = plan.rate().secondsAt(frames) * speed;
        OptionalDouble length = lengths.atLeast(need, rate);
        double seconds = length.orElseGet(() -> lengths.longestSeconds(rate));
        Shot shot = plan.shots().get(index);
        VideoOrder order =
                new VideoOrder(
                        prompt(shot),
                        card.capabilities().negativePrompt() ? UNWANTED : "",
                        format,
                        rate,
                        seconds,
                        Math.round(seconds * rate.perSecond()),
                        seed(shot, part),
                        references,
                        Optional.empty());
        return new Take(order, frames, speed, chained);
    }

    private String prompt(Shot shot) {
        String own = shot.generationPrompt().strip();
        return ModelPrompt.uncut(card.style(), own.isEmpty() ? plan.brief().prompt() : own);
    }

    /**
     * What is told of a shot that begins with a picture: what happens and what the camera does. Who
     * wrote a prompt of their own, without the planned action, is taken at their word.
     */
    static String motion(ModelCard card, Shot shot) {
        boolean planned =
                !shot.action().isBlank() && shot.generationPrompt().contains(shot.action());
        return planned
                ? ModelPrompt.motion(card.style(), shot)
                : ModelPrompt.uncut(card.style(), shot.generationPrompt().strip());
    }

    /** A model without seeds gets none, but another number is another clip all the same. */
    private long seed(Shot shot, int part) {
        return part == 0 && shot.seed().isPresent()
                ? shot.seed().getAsLong()
                : Seeds.of(shot.seed().orElse(plan.brief().seed()), shot.id(), part);
    }
}
