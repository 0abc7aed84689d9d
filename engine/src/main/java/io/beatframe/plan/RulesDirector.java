package io.beatframe.plan;

import io.beatframe.music.Beat;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.MusicWindow;
import io.beatframe.request.ReelRequest;
import io.beatframe.time.FrameRate;
import java.util.ArrayList;
import java.util.List;

/**
 * The director that needs no network: the style's rules, the music's arc and film grammar decide,
 * the seed breaks ties. The same request, music and seed give the same plan.
 */
public final class RulesDirector implements ShotPlanner {
    @Override
    public ShotPlan plan(ReelRequest request, MusicAnalysis music, MusicWindow window) {
        StyleRules rules = StyleRules.of(request.style());
        FrameRate rate = request.rate();
        long frames = rate.frameAt(window.duration());
        List<String> notes = new ArrayList<>();
        PlannedMusic planned =
                ReelMusic.clip(request.song(), music, window, rules.longestShotSec(), notes);
        Scene scene = SceneReader.read(request.prompt(), rules.timeOfDay());

        Dice dice = new Dice(request.seed(), "rhythm");
        List<Double> joints = new Rhythm(rules, planned, rate, frames, dice).joints();
        List<Slot> slots = Slot.between(joints, planned, rate);
        List<Framing> framings = new Cinematographer(rules, request.seed()).frame(slots);
        ShotWriter writer = new ShotWriter(request, rules, scene);
        List<Shot> shots = new ArrayList<>();
        for (Slot slot : slots) {
            shots.add(writer.write(slot, framings.get(slot.index())));
        }
        return new ShotPlan(
                ShotPlan.VERSION,
                brief(request),
                planned,
                rate,
                frames,
                scene,
                shots,
                joins(rules, rate, request.seed(), slots, planned),
                writer.palette(),
                writer.lighting(),
                writer.consistency(framings.getFirst().light()),
                notes);
    }

    private static List<Transition> joins(
            StyleRules rules, FrameRate rate, long seed, List<Slot> slots, PlannedMusic music) {
        List<Double> strengths = new ArrayList<>();
        List<Boolean> downbeats = new ArrayList<>();
        for (Slot slot : slots.subList(0, slots.size() - 1)) {
            Beat beat = beatAt(music.beats(), slot.cutOnBeatSec());
            strengths.add(beat.strength());
            downbeats.add(beat.downbeat());
        }
        return new Joiner(rules, rate, seed).join(slots, strengths, downbeats);
    }

    private static Beat beatAt(List<Beat> beats, double seconds) {
        return beats.stream()
                .filter(beat -> beat.seconds() == seconds)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No beat at " + seconds));
    }

    private static Brief brief(ReelRequest request) {
        return new Brief(
                request.prompt(),
                request.style(),
                request.palette(),
                request.grading(),
                request.videoModel(),
                request.planner(),
                request.quality(),
                request.aspect(),
                request.seed(),
                request.footage(),
                request.hud(),
                request.keepSound());
    }
}
