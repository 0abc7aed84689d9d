package io.beatframe.music;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.request.BeatHints;
import io.beatframe.request.GivenBeat;
import io.beatframe.request.GivenBeats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The grid as the user wants it: the given beats or those found, then their speed, then their
 * offset. Times are seconds in the stretch.
 *
 * @param onsets strength of each hundredth of a second, 0 to {@link OnsetCurve#MOST}
 * @param fit of what was given to the sound; absent where nothing was
 * @param warnings in words, with figures
 */
@SuppressWarnings("ArrayRecordComponent") // package-private bulk data, compared by nobody
record GuidedGrid(BeatGrid grid, float[] onsets, Optional<BeatFit> fit, List<String> warnings) {
    private static final int FEWEST_BEATS = 2;

    GuidedGrid {
        warnings = List.copyOf(warnings);
    }

    /**
     * @param start of the stretch in the song
     * @throws Failure BEATS_INVALID when fewer than two beats are left
     */
    static GuidedGrid of(BeatHints hints, Features features, double start) {
        BeatTracker tracker = new BeatTracker(features);
        if (!hints.given().isEmpty()) {
            return given(hints, tracker, features, start);
        }
        BeatGrid found = tracker.track(hints.bpm());
        List<String> warnings = new ArrayList<>(tracker.warnings());
        Optional<BeatFit> fit = Optional.empty();
        if (hints.bpm().isPresent()) {
            BeatGrid heard = new BeatTracker(features).track(OptionalDouble.empty());
            BeatFit compared = new BeatFitter(tracker).fit(seconds(found), found.bpm(), heard);
            FitWords.ofTempo(hints.bpm().getAsDouble(), compared).ifPresent(warnings::add);
            fit = Optional.of(compared);
        }
        BeatGrid grid =
                hints.asTheyAre()
                        ? found
                        : tracker.measured(changed(hints, placed(found), features.seconds()));
        return new GuidedGrid(grid, tracker.onsets(), fit, warnings);
    }

    private static GuidedGrid given(
            BeatHints hints, BeatTracker tracker, Features features, double start) {
        List<PlacedBeat> placed = placed(hints.given(), tracker, features, start);
        BeatGrid heard = new BeatTracker(features).track(OptionalDouble.empty());
        double[] moved =
                placed.stream()
                        .mapToDouble(beat -> beat.seconds() + hints.offsetSeconds())
                        .toArray();
        BeatFit fit = new BeatFitter(tracker).fit(moved, tracker.measured(placed).bpm(), heard);
        List<String> warnings = new ArrayList<>();
        FitWords.ofBeats(fit, hints.offsetSeconds()).ifPresent(warnings::add);
        hints.bpm().ifPresent(bpm -> FitWords.ofBoth(bpm, fit).ifPresent(warnings::add));
        return new GuidedGrid(
                tracker.measured(changed(hints, placed, features.seconds())),
                tracker.onsets(),
                Optional.of(fit),
                warnings);
    }

    private static List<PlacedBeat> changed(
            BeatHints hints, List<PlacedBeat> beats, double seconds) {
        List<PlacedBeat> changed =
                GridSpeed.at(hints.speed(), beats).stream()
                        .map(beat -> beat.moved(hints.offsetSeconds()))
                        .filter(beat -> beat.seconds() >= 0 && beat.seconds() <= seconds)
                        .toList();
        if (changed.size() < FEWEST_BEATS) {
            throw new Failure(
                    ErrorCode.BEATS_INVALID,
                    String.format(
                            Locale.ROOT,
                            "Of %d beats, moved by %.0f ms and at speed %s, fewer than two are left in"
                                    + " the song. Move them less.",
                            beats.size(),
                            1000 * hints.offsetSeconds(),
                            hints.speed().id()));
        }
        return changed;
    }

    /** The given beats that lie in the stretch; their bars are found where they are not given. */
    private static List<PlacedBeat> placed(
            GivenBeats given, BeatTracker tracker, Features features, double start) {
        List<Integer> positions = given.hasBars() ? given.positions() : List.of();
        List<PlacedBeat> inside = new ArrayList<>();
        for (int i = 0; i < given.beats().size(); i++) {
            GivenBeat beat = given.beats().get(i);
            double seconds = beat.seconds() - start;
            if (seconds >= 0 && seconds <= features.seconds()) {
                int position = positions.isEmpty() ? 1 : positions.get(i);
                inside.add(new PlacedBeat(seconds, position, beat.strength()));
            }
        }
        if (inside.size() < FEWEST_BEATS) {
            throw new Failure(
                    ErrorCode.BEATS_INVALID,
                    "Fewer than two of the given beats lie in the stretch that is used.");
        }
        if (positions.isEmpty()) {
            int[] found = tracker.positions(PlacedBeat.seconds(inside));
            for (int i = 0; i < found.length; i++) {
                inside.set(i, inside.get(i).as(found[i]));
            }
        }
        return inside;
    }

    private static List<PlacedBeat> placed(BeatGrid grid) {
        return grid.beats().stream()
                .map(b -> new PlacedBeat(b.seconds(), b.positionInBar(), OptionalDouble.empty()))
                .toList();
    }

    private static double[] seconds(BeatGrid grid) {
        return grid.beats().stream().mapToDouble(Beat::seconds).toArray();
    }
}
