package io.beatframe.grade;

import io.beatframe.clip.Clip;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.plan.ShotPlan;
import io.beatframe.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Grades a reel: its shots are matched to each other ({@link ReelMatch}), then all get the same
 * look.
 */
public final class Grader {
    private Grader() {}

    /**
     * One grade per clip, in order, with the look that the plan names.
     *
     * @param clips of the plan's shots
     * @throws Failure CANCELLED, what ffmpeg finds, or what is wrong with the user's cube
     */
    public static List<ShotGrade> grade(
            ShotPlan plan, List<Clip> clips, Ffmpeg ffmpeg, Progress progress) {
        Look look = Looks.of(plan.brief().grading(), plan.brief().style());
        Workers workers = new Workers();
        List<List<SmallFrame>> frames =
                workers.map(
                        clips,
                        clip -> ClipSampler.sample(ffmpeg, clip, plan.size()),
                        progress.part(0, 0.6));
        List<ShotSample> samples = frames.stream().map(ShotSample::of).toList();
        List<Correction> corrections = ReelMatch.corrections(samples, workers);
        progress.report(0.75);
        List<Lut3D.Transform> matches = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            matches.add(new CorrectionTransform(corrections.get(i), samples.get(i).brightest()));
        }
        List<Double> before = distances(samples, i -> rgb -> {});
        List<Double> after = distances(samples, matches::get);
        List<Lut3D> cubes = workers.map(matches, look::after, progress.part(0.75, 1));
        List<ShotGrade> grades = new ArrayList<>();
        for (int i = 0; i < clips.size(); i++) {
            grades.add(
                    new ShotGrade(
                            clips.get(i).shotId(),
                            corrections.get(i),
                            cubes.get(i),
                            before.get(i),
                            after.get(i),
                            ShotView.of(frames.get(i), matches.get(i), cubes.get(i))));
        }
        return grades;
    }

    /** How far each shot's colours are from the middle of them all, ΔE00. */
    private static List<Double> distances(
            List<ShotSample> shots, IntFunction<Lut3D.Transform> transforms) {
        List<TonalColours> colours = new ArrayList<>();
        for (int i = 0; i < shots.size(); i++) {
            colours.add(TonalColours.of(shots.get(i), transforms.apply(i)));
        }
        TonalColours middle = TonalColours.median(colours);
        return colours.stream().map(middle::distance).toList();
    }

    static Failure cancelled() {
        return new Failure(ErrorCode.CANCELLED, "Cancelled while grading.");
    }
}
