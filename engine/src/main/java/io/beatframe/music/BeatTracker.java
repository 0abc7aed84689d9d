package io.beatframe.music;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Finds the beat grid of a stretch of sound. Times here are seconds in the stretch. */
final class BeatTracker {
    /** A bar of three must explain the sound this much better a frame. */
    private static final double THREE_PENALTY = .03;

    /** Seconds between the beats of a grid laid over sound without onsets: 120 a minute. */
    private static final double PHRASE_BEAT = .5;

    /** Less clear than this the grid is a guess, and says so. */
    private static final double UNSURE = .25;

    private final Features features;
    private final Observations heard;
    private final Activations net;
    private final float[] onsets;
    private final List<String> warnings = new ArrayList<>();

    BeatTracker(Features features) {
        this.features = features;
        this.heard = Observations.of(features);
        this.net = BeatNet.trained().hear(NetInputs.of(features));
        this.onsets = heard.onsets();
    }

    List<String> warnings() {
        return warnings;
    }

    /** Onset strength of each hundredth of a second, 0 to 4, of RMS 1. */
    float[] onsets() {
        return onsets;
    }

    BeatGrid track(OptionalDouble givenBpm) {
        double[] times = times(givenBpm);
        TempoScores scores = scores(times);
        double confidence = confidence(times, scores);
        if (clarity(times) < UNSURE) {
            warnings.add(
                    "The music has no clear beat; the cuts follow an even grid that fits its phrases best."
                            + " Give its tempo or its beats if you know better.");
        } else if (confidence < UNSURE && givenBpm.isEmpty()) {
            warnings.add(
                    String.format(
                            Locale.ROOT,
                            "The beat is clear, its tempo is not: %.0f bpm may be half or twice of what people"
                                    + " tap. Give the tempo if it is.",
                            bpm(times)));
        }
        return grid(times, scores);
    }

    private double[] times(OptionalDouble givenBpm) {
        if (heard.still()) {
            return evenly(60 / givenBpm.orElse(60 / PHRASE_BEAT));
        }
        Tempogram tempogram = new Tempogram(onsets, BeatDecoder.SHORTEST, BeatDecoder.LONGEST);
        int[] frames = decode(tempogram, BeatDecoder.tempoPrior());
        if (givenBpm.isPresent() && frames.length > 2) {
            double[] periods = periods(frames);
            double heardBpm = 60 * Features.PER_SECOND / periods[periods.length / 2];
            if (!TempoHint.agrees(heardBpm, givenBpm.getAsDouble())) {
                float[] prior =
                        TempoHint.prior(
                                heardBpm,
                                periods[periods.length / 20] / Features.PER_SECOND,
                                periods[(periods.length - 1) * 19 / 20] / Features.PER_SECOND,
                                givenBpm.getAsDouble());
                frames = decode(tempogram, prior);
            }
        }
        double[] times = rising(BeatRefiner.seconds(frames, onsets));
        return times.length >= 2 ? times : evenly(60 / givenBpm.orElse(60 / PHRASE_BEAT));
    }

    private int[] decode(Tempogram tempogram, float[] prior) {
        BeatDecoder.Path four = new BeatDecoder(4).decode(net, tempogram, prior);
        BeatDecoder.Path three = new BeatDecoder(3).decode(net, tempogram, prior);
        return three.score() - THREE_PENALTY > four.score()
                ? three.beatFrames()
                : four.beatFrames();
    }

    private double[] evenly(double period) {
        int count = Math.max(1, (int) Math.ceil((features.seconds() - .05) / period));
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = i * period;
        }
        return times;
    }

    private double[] rising(double[] times) {
        double last = features.seconds();
        double[] kept = new double[times.length];
        int count = 0;
        for (double time : times) {
            if (time < last && (count == 0 || time > kept[count - 1] + .05)) {
                kept[count++] = time;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private static double[] periods(int[] frames) {
        double[] periods = new double[frames.length - 1];
        for (int i = 0; i < periods.length; i++) {
            periods[i] = frames[i + 1] - frames[i];
        }
        Arrays.sort(periods);
        return periods;
    }

    private BeatGrid grid(double[] times, TempoScores scores) {
        int[] positions = positions(times);
        List<PlacedBeat> beats = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            beats.add(new PlacedBeat(times[i], positions[i], OptionalDouble.empty()));
        }
        return grid(beats, scores);
    }

    /** The place in the bar of each beat, from 1. */
    int[] positions(double[] times) {
        return BarFinder.positions(BarCues.of(times, features, net));
    }

    /** Beats that are placed already, with what is not known of them measured. */
    BeatGrid measured(List<PlacedBeat> placed) {
        return grid(placed, scores(PlacedBeat.seconds(placed)));
    }

    private BeatGrid grid(List<PlacedBeat> placed, TempoScores scores) {
        double[] times = PlacedBeat.seconds(placed);
        float[] strengths = new float[times.length];
        for (int i = 0; i < times.length; i++) {
            strengths[i] = onsetNear(times[i]);
        }
        float[] sorted = strengths.clone();
        Arrays.sort(sorted);
        float strong = sorted.length == 0 ? 1 : Math.max(.1f, sorted[sorted.length * 9 / 10]);
        double[] energies = BeatEnergy.of(times, features);
        List<Beat> beats = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            PlacedBeat beat = placed.get(i);
            double strength = beat.strength().orElse(Math.clamp(strengths[i] / strong, 0., 1.));
            beats.add(new Beat(times[i], beat.positionInBar(), strength, energies[i]));
        }
        return new BeatGrid(beats, bpm(times), confidence(times, scores), scores);
    }

    private static double bpm(double[] times) {
        if (times.length < 2) {
            return 60 / PHRASE_BEAT;
        }
        double[] gaps = new double[times.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = times[i + 1] - times[i];
        }
        Arrays.sort(gaps);
        return 60 / gaps[gaps.length / 2];
    }

    /** How clear the beats are, times their odds against what is easily taken for them. */
    private double confidence(double[] times, TempoScores scores) {
        return clarity(times) * scores.asHeard();
    }

    private TempoScores scores(double[] times) {
        return new TempoOdds(net, times).scores();
    }

    /** How far the onsets on the beats stand above those anywhere, mapped to 0 to 1. */
    private double clarity(double[] times) {
        return Math.clamp(contrast(times) / 1.5, 0, 1);
    }

    /** How far the onsets on these times stand above those anywhere, in RMS of the curve. */
    double contrast(double[] times) {
        if (times.length < 2 || heard.still()) {
            return 0;
        }
        double on = 0;
        for (double time : times) {
            on += onsetNear(time) / times.length;
        }
        double anywhere = 0;
        for (int f = 0; f < onsets.length; f++) {
            anywhere += onsetNear((double) f / Features.PER_SECOND) / onsets.length;
        }
        return on - anywhere;
    }

    /** The share of these times that have an onset within 30 ms. */
    double onOnset(double[] times) {
        return Arrays.stream(times).filter(t -> onsetNear(t) > 1).count()
                / (double) Math.max(1, times.length);
    }

    private float onsetNear(double seconds) {
        int frame = Math.clamp(Math.round(seconds * Features.PER_SECOND), 0, onsets.length - 1);
        float best = 0;
        for (int f = Math.max(0, frame - 3); f <= Math.min(onsets.length - 1, frame + 3); f++) {
            best = Math.max(best, onsets[f]);
        }
        return best;
    }
}
