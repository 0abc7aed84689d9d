package io.beatframe.grade;

import io.beatframe.clip.Clip;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.plan.ShotPlan;
import io.beatframe.progress.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * Grades a reel: each shot is matched to the one that is nearest to all others, then all get the
 * same look. The middle of all shots ({@link MatchReference#middleOf}) brings shots of one scene
 * nearer together, but does more harm to shots that need nothing, in all contents measured; see
 * ColourBenchmark.
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
        List<ShotSample> lit = samples.stream().filter(sample -> !sample.black()).toList();
        MatchReference reference = MatchReference.medoidOf(lit.isEmpty() ? samples : lit);
        List<MatchReference.Match> matches =
                workers.map(samples, reference::match, progress.part(0.6, 0.75));
        List<Lut3D> cubes =
                workers.map(
                        matches, match -> look.after(match.transform()), progress.part(0.75, 1));
        List<ShotGrade> grades = new ArrayList<>();
        for (int i = 0; i < clips.size(); i++) {
            MatchReference.Match match = matches.get(i);
            grades.add(
                    new ShotGrade(
                            clips.get(i).shotId(),
                            match.correction(),
                            cubes.get(i),
                            match.deltaEBefore(),
                            match.deltaEAfter(),
                            ShotView.of(frames.get(i), match.transform(), cubes.get(i))));
        }
        return grades;
    }

    static Failure cancelled() {
        return new Failure(ErrorCode.CANCELLED, "Cancelled while grading.");
    }
}
