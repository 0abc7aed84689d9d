package io.beatframe.plan.llm;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.MusicWindow;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.ShotPlanner;
import io.beatframe.request.ReelRequest;
import java.util.Optional;

/**
 * A language model where one answers, else the rules, and a note that says so.
 *
 * @param model empty when no key is set
 */
record AutoDirector(Optional<ShotPlanner> model, ShotPlanner rules) implements ShotPlanner {
    @Override
    public ShotPlan plan(ReelRequest request, MusicAnalysis music, MusicWindow window) {
        if (model.isEmpty()) {
            return rules.plan(request, music, window)
                    .noting("No language model's key is set: the rules planned.");
        }
        try {
            return model.get().plan(request, music, window);
        } catch (Failure failure) {
            if (failure.code() == ErrorCode.CANCELLED) {
                throw failure;
            }
            return rules.plan(request, music, window)
                    .noting(
                            "The rules planned, as the language model did not: "
                                    + failure.code()
                                    + ", "
                                    + failure.message());
        }
    }
}
