package io.beatframe.server.work;

import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.pipeline.ReelPipeline;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.ShotPlan;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.Songs;
import io.beatframe.server.store.Store;
import java.nio.file.Path;

/** Song and sentence to plan. */
final class PlanWork implements StepWork {
    private final Path desks;
    private final Store store;
    private final Songs songs;
    private final Ffmpeg ffmpeg;

    PlanWork(Path desks, Store store, Songs songs, Ffmpeg ffmpeg) {
        this.desks = desks;
        this.store = store;
        this.songs = songs;
        this.ffmpeg = ffmpeg;
    }

    @Override
    public Outcome run(Reel reel, String folder, Report report) {
        try (Desk desk = Desk.of(reel, desks, store, songs)) {
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
