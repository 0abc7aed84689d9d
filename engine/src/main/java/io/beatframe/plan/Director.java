package io.beatframe.plan;

import io.beatframe.music.Beat;
import io.beatframe.request.ReelRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the plan of a treatment. Time is computed here, from beats, and from nothing that a
 * treatment asserts; what it leaves open or what a style cannot bear is decided by the rules, and
 * what was replaced stands in the plan's notes.
 */
public final class Director {
    private final ReelRequest request;
    private final Score score;
    private final Treatment treatment;
    private final StyleRules rules;
    private final List<String> notes = new ArrayList<>();

    private Director(ReelRequest request, Score score, Treatment treatment) {
        this.request = request;
        this.score = score;
        this.treatment = treatment;
        this.rules = StyleRules.of(request.style());
        notes.addAll(score.notes());
    }

    /**
     * The same request, score, treatment and seed give the same plan.
     *
     * @return a plan that {@link PlanCheck} accepts
     */
    public static ShotPlan plan(ReelRequest request, Score score, Treatment treatment) {
        ShotPlan plan = new Director(request, score, treatment).plan();
        PlanCheck.check(plan);
        return plan;
    }

    private ShotPlan plan() {
        Cutting cutting = new Cutting(score, rules, treatment.shots());
        List<ShotIdea> ideas = cutting.cut();
        notes.addAll(cutting.notes());
        List<Double> joints = joints(ideas);
        if (ideas.isEmpty()) {
            ideas = joints.stream().limit(joints.size() - 1).map(at -> ShotIdea.at(0)).toList();
        }
        Scene scene = treatment.over(SceneReader.read(request.prompt(), rules.timeOfDay()));
        List<Slot> slots = Slot.between(joints, score.music(), score.rate());
        Cinematographer camera = new Cinematographer(rules, request.seed());
        List<Framing> framings = camera.frame(slots, ideas);
        notes.addAll(camera.notes());
        ShotWriter writer = new ShotWriter(request, score.camera(), rules, scene, treatment);
        List<Shot> shots = new ArrayList<>();
        for (Slot slot : slots) {
            shots.add(
                    writer.write(
                            slot, framings.get(slot.index()), ideas.get(slot.index()).action()));
        }
        return new ShotPlan(
                ShotPlan.VERSION,
                brief(request),
                score.music(),
                score.rate(),
                score.frames(),
                scene,
                shots,
                joins(slots, ideas),
                writer.palette(),
                writer.lighting(),
                writer.consistency(framings.getFirst().light()),
                notes,
                Optional.empty(),
                List.of());
    }

    private List<Double> joints(List<ShotIdea> ideas) {
        if (ideas.isEmpty()) {
            Dice dice = new Dice(request.seed(), "rhythm");
            return new Rhythm(rules, score, dice).joints();
        }
        List<Double> joints = new ArrayList<>();
        ideas.forEach(idea -> joints.add(score.seconds(idea.joint())));
        joints.add(score.seconds(score.end()));
        return joints;
    }

    private List<Transition> joins(List<Slot> slots, List<ShotIdea> ideas) {
        List<Double> strengths = new ArrayList<>();
        List<Boolean> downbeats = new ArrayList<>();
        for (Slot slot : slots.subList(0, slots.size() - 1)) {
            Beat beat = beatAt(score.music().beats(), slot.cutOnBeatSec());
            strengths.add(beat.strength());
            downbeats.add(beat.downbeat());
        }
        Joiner joiner = new Joiner(rules, score.rate(), request.seed());
        List<Transition> joins =
                joiner.join(
                        slots, strengths, downbeats, ideas.stream().map(ShotIdea::join).toList());
        notes.addAll(joiner.notes());
        return joins;
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
                request.planner().kind().id(),
                request.quality(),
                request.aspect(),
                request.seed(),
                request.footage(),
                request.hud(),
                request.keepSound());
    }
}
