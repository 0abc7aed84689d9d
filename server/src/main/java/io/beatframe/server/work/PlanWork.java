package io.beatframe.server.work;

import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.pipeline.ReelPipeline;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.ShotPlan;
import io.beatframe.server.reel.Reel;
import java.nio.file.Path;

/** Song and sentence to plan. */
final class PlanWork implements StepWork {
    private final Path desks;
    private final Inputs inputs;
    private final Ffmpeg ffmpeg;

    PlanWork(Path desks, Inputs inputs, Ffmpeg ffmpeg) {
        this.desks = desks;
        this.inputs = inputs;
        this.ffmpeg = ffmpeg;
    }

    @Override
    public Outcome run(Reel reel, String folder, Report report) {
        try (Desk desk = Desk.of(reel, desks, inputs)) {
            try {
                ShotPlan plan =
                        ReelPipeline.plan(
                                reel.order().request(desk.song(), desk.footage()), ffmpeg, report);
                return new Outcome.Planned(desk.portable(PlanJson.write(plan)));
            } catch (Failure failure) {
                throw desk.portable(failure);
            }
        }
    }
}
