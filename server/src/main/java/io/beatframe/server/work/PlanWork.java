package io.beatframe.server.work;

import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.pipeline.ReelPipeline;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.llm.Answers;
import io.beatframe.request.ReelRequest;
import io.beatframe.server.keep.Keeping;
import io.beatframe.server.reel.Attempt;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.store.Store;
import java.nio.file.Path;

/** Song and sentence to plan. */
final class PlanWork implements StepWork {
    private final Path desks;
    private final Store store;
    private final Inputs inputs;
    private final Ffmpeg ffmpeg;
    private final Keeping keeping;
    private final Processor processor;

    PlanWork(
            Path desks,
            Store store,
            Inputs inputs,
            Ffmpeg ffmpeg,
            Keeping keeping,
            Processor processor) {
        this.desks = desks;
        this.store = store;
        this.inputs = inputs;
        this.ffmpeg = ffmpeg;
        this.keeping = keeping;
        this.processor = processor;
    }

    @Override
    public Outcome run(Reel reel, Attempt attempt, Report report) {
        try (Desk desk = Desk.of(reel, desks, inputs)) {
            try {
                ReelRequest request = reel.order().request(desk.song(), desk.footage());
                MusicAnalysis music =
                        processor.with(() -> ReelPipeline.hear(request, ffmpeg, report));
                // A language model may be asked now, which takes no place.
                Answers answers = keeping.answers(reel, store, desk.workspace().folder());
                ShotPlan plan = ReelPipeline.plan(request, music, answers, ffmpeg, report);
                return new Outcome.Planned(desk.portable(PlanJson.write(plan)));
            } catch (Failure failure) {
                throw desk.portable(failure);
            }
        }
    }
}
