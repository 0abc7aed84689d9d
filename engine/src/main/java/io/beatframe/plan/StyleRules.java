package io.beatframe.plan;

import io.beatframe.music.Section;
import io.beatframe.request.Style;
import java.util.List;
import java.util.Map;

/**
 * How one style is shot and cut, as data: {@code styles.json} beside this class. Most rules have
 * two ends, {@code calm} at energy 0 and {@code full} at energy 1, and the music decides where
 * between them a shot stands.
 *
 * @param guide the style in words, for people, prompts and language models
 * @param timeOfDay where the prompt names none
 * @param shotsPerThirtySec how many shots half a minute should have
 * @param paceBeats shot lengths in beats
 * @param phrase factors on the shot lengths of successive bars, so that no section ticks evenly
 * @param landing how much a cut wants downbeats and strong beats, against its wanted length
 * @param variety how much two neighbouring shots of one length cost
 * @param speed of the camera, in words
 * @param saturation in words
 * @param transitions what may join two shots, by the musical moment
 */
public record StyleRules(
        Guide guide,
        TimeOfDay timeOfDay,
        double shortestShotSec,
        double longestShotSec,
        Span shotsPerThirtySec,
        Map<Section.Kind, Range> paceBeats,
        List<Double> phrase,
        double landing,
        double variety,
        Weights<CameraMove> camera,
        Phrase speed,
        Weights<ShotSize> size,
        Weights<Composition> composition,
        LightRule light,
        Phrase saturation,
        Map<Moment, List<Join>> transitions) {

    /** More cannot be seen, and need not be rendered. */
    static final int MOST_SHOTS = 200;

    private static final double SHORTEST_OF_TWO_SEC = 2;

    /** The seven lines of the guide. */
    public record Guide(
            String camera,
            String lighting,
            String color,
            String transitions,
            String composition,
            String pacing,
            String mood) {}

    /** A number at energy 0 and at energy 1. */
    public record Range(double calm, double full) {
        double at(double energy) {
            return calm + (full - calm) * energy;
        }

        /** Half-way between 8 beats and 2 is 4, not 5: lengths are heard as ratios. */
        double ratioAt(double energy) {
            return calm * Math.pow(full / calm, energy);
        }
    }

    public record Span(int least, int most) {}

    /** Words at energy 0 and at energy 1. */
    public record Phrase(String calm, String full) {
        String at(double energy) {
            return energy < 0.5 ? calm : full;
        }
    }

    /** What the light is made of. */
    public record LightRule(
            Light.Kind kind,
            Map<LightSide, Double> from,
            Range contrast,
            Range kelvin,
            String words) {
        public LightRule {
            from = Weights.ordered(from);
        }
    }

    /**
     * A way to join two shots.
     *
     * @param shortestMs at full energy
     * @param longestMs at rest; 0 for a hard cut
     */
    public record Join(Transition.Kind kind, double weight, int shortestMs, int longestMs) {
        double ms(double energy) {
            return longestMs + (shortestMs - longestMs) * energy;
        }
    }

    public StyleRules {
        paceBeats = Weights.ordered(paceBeats);
        transitions = Weights.ordered(transitions);
        phrase = List.copyOf(phrase);
        if (paceBeats.size() != Section.Kind.values().length
                || transitions.size() != Moment.values().length
                || phrase.isEmpty()) {
            throw new IllegalArgumentException(
                    "Style rules need a pace for every section and joins for every moment");
        }
    }

    public static StyleRules of(Style style) {
        return StyleBook.rules(style);
    }

    /**
     * How many shots a reel should have. One that is cut on the beat has a cut: even a short reel
     * of a slow style, if two shots fit in it.
     */
    public Span shotsWithin(double seconds) {
        double thirties = seconds / 30;
        int cut = seconds >= 2 * Math.max(SHORTEST_OF_TWO_SEC, shortestShotSec) ? 2 : 1;
        int least = Math.max(cut, (int) Math.floor(shotsPerThirtySec.least() * thirties));
        int most = Math.max(least, (int) Math.ceil(shotsPerThirtySec.most() * thirties));
        return new Span(Math.min(MOST_SHOTS, least), Math.min(MOST_SHOTS, most));
    }

    /** The wanted length of a shot in beats. */
    double paceAt(Section.Kind kind, double energy) {
        Range range = paceBeats.get(kind);
        return range == null ? 4 : range.ratioAt(energy);
    }

    List<Join> joinsAt(Moment moment) {
        return transitions.getOrDefault(moment, List.of());
    }
}
