package io.beatframe.server.work;

import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.pipeline.ReelPipeline;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.ShotPlan;
import io.beatframe.server.keep.Keeping;
import io.beatframe.server.reel.Attempt;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.store.Store;
import java.nio.file.Path;

/** Has a video model film the plan. Its clips are kept, where the render finds them. */
final class FilmWork implements StepWork {
    private final Path desks;
    private final Store store;
    private final Ffmpeg ffmpeg;
    private final Keeping keeping;
    private final Processor processor;

    FilmWork(Path desks, Store store, Ffmpeg ffmpeg, Keeping keeping, Processor processor) {
        this.desks = desks;
        this.store = store;
        this.ffmpeg = ffmpeg;
        this.keeping = keeping;
        this.processor = processor;
    }

    @Override
    public Outcome run(Reel reel, Attempt attempt, Report report) {
        try (Desk desk = Desk.bare(desks)) {
            try {
                ShotPlan plan = PlanJson.read(reel.plan().orElseThrow());
                Keeping.Kept kept = keeping.open(reel, store, desk.workspace().folder());
                keeping.requireMoney(reel, plan, kept.archive());
                // Between two waits each take is looked at, which computes.
                ReelPipeline.film(
                        plan, ffmpeg, kept.terms(report::handedOn, processor::with), report);
                return new Outcome.Filmed();
            } catch (Failure failure) {
                throw desk.portable(failure);
            }
        }
    }
}
