package io.beatframe.plan;

import io.beatframe.model.ModelCard;
import io.beatframe.music.Beat;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.MusicWindow;
import io.beatframe.request.ReelRequest;
import io.beatframe.time.FrameRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The music under the reel, with its joints numbered: 0 is the reel's start, 1 to {@code
 * beats.size()} are the beats on which a shot may begin, and the number after them is the reel's
 * end. Directors that speak of beats speak in these numbers.
 *
 * @param music clipped to the window, in seconds from the start of the reel
 * @param beats those that cuts may fall on; joint i is beat i - 1 of them
 * @param longestShotSec what the style and the video model bear
 * @param camera the video model that films; empty for what has no limits of its own
 * @param notes on the music, for the plan
 */
public record Score(
        PlannedMusic music,
        FrameRate rate,
        long frames,
        List<Beat> beats,
        double longestShotSec,
        Optional<ModelCard> camera,
        List<String> notes) {
    private static final double HANDLES_SEC = 0.5;

    public Score {
        beats = List.copyOf(beats);
        notes = List.copyOf(notes);
    }

    /**
     * @param camera as the component
     */
    public static Score of(
            ReelRequest request,
            Optional<ModelCard> camera,
            MusicAnalysis music,
            MusicWindow window) {
        StyleRules rules = StyleRules.of(request.style());
        FrameRate rate = request.rate();
        long frames = rate.frameAt(window.duration());
        List<String> notes = new ArrayList<>();
        request.durationSeconds()
                .ifPresent(wanted -> {
                    if (rate.frameAt(wanted) > frames) {
                        notes.add(
                                String.format(
                                        Locale.ROOT,
                                        "The song ends %.1f s after the start, so the reel is not %.1f s long.",
                                        window.duration(),
                                        wanted));
                    }
                });
        PlannedMusic planned =
                ReelMusic.clip(request.song(), music, window, rules.longestShotSec(), notes);
        return new Score(
                planned,
                rate,
                frames,
                Rhythm.candidates(planned.beats(), rate, frames),
                Math.min(
                        Math.max(rules.longestShotSec(), 4 * Rhythm.period(planned)),
                        longestOf(camera, request)),
                camera,
                notes);
    }

    /** Of a model that makes short clips, less the halves of the transitions at their ends. */
    private static double longestOf(Optional<ModelCard> camera, ReelRequest request) {
        return camera.map(ModelCard::capabilities)
                .map(can ->
                        can.formatFor(request.size())
                                        .lengths()
                                        .longestSeconds(can.rateFor(request.rate()))
                                - HANDLES_SEC)
                .filter(seconds -> seconds > rulesLeast(request))
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** A model whose clips are shorter than the style's shots is for the clip source to conform. */
    private static double rulesLeast(ReelRequest request) {
        return 2 * StyleRules.of(request.style()).shortestShotSec();
    }

    /** The joint that is the reel's end. */
    public int end() {
        return beats.size() + 1;
    }

    /** When a joint is, in seconds from the start of the reel. */
    public double seconds(int joint) {
        return joint == 0
                ? 0
                : joint == end() ? rate.secondsAt(frames) : beats.get(joint - 1).seconds();
    }

    /** How badly a cut would sit on a joint, 0 on a strong downbeat to 1.5 on a weak upbeat. */
    double landing(int joint) {
        return Rhythm.landingCost(beats.get(joint - 1));
    }
}
