package io.beatframe.server.work;

import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.pipeline.ReelPipeline;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.ShotPlan;
import io.beatframe.request.ReelRequest;
import io.beatframe.server.reel.Reel;
import java.nio.file.Path;

/** Song and sentence to plan. */
final class PlanWork implements StepWork {
    private final Path desks;
    private final Inputs inputs;
    private final Ffmpeg ffmpeg;
    private final Processor processor;

    PlanWork(Path desks, Inputs inputs, Ffmpeg ffmpeg, Processor processor) {
        this.desks = desks;
        this.inputs = inputs;
        this.ffmpeg = ffmpeg;
        this.processor = processor;
    }

    @Override
    public Outcome run(Reel reel, String folder, Report report) {
        try (Desk desk = Desk.of(reel, desks, inputs)) {
            try {
                ReelRequest request = reel.order().request(desk.song(), desk.footage());
                MusicAnalysis music =
                        processor.with(() -> ReelPipeline.hear(request, ffmpeg, report));
                // A language model may be asked now, which takes no place.
                ShotPlan plan = ReelPipeline.plan(request, music, ffmpeg, report);
                return new Outcome.Planned(desk.portable(PlanJson.write(plan)));
            } catch (Failure failure) {
                throw desk.portable(failure);
            }
        }
    }
}
