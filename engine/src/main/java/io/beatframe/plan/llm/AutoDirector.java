package io.beatframe.plan.llm;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.MusicWindow;
import io.beatframe.plan.RulesDirector;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.ShotPlanner;
import io.beatframe.request.ReelRequest;
import java.util.Optional;

/** A language model where one answers, else the rules, and a note that says so. */
final class AutoDirector implements ShotPlanner {
    private final Optional<ShotPlanner> model;

    AutoDirector(ShotPlanner model) {
        this.model = Optional.of(model);
    }

    private AutoDirector() {
        this.model = Optional.empty();
    }

    static AutoDirector withoutKey() {
        return new AutoDirector();
    }

    @Override
    public ShotPlan plan(ReelRequest request, MusicAnalysis music, MusicWindow window) {
        if (model.isEmpty()) {
            return byRules(
                    request, music, window, "No language model's key is set: the rules planned.");
        }
        try {
            return model.get().plan(request, music, window);
        } catch (Failure failure) {
            if (failure.code() == ErrorCode.CANCELLED) {
                throw failure;
            }
            return byRules(
                    request,
                    music,
                    window,
                    "The rules planned, as the language model did not: "
                            + failure.code()
                            + ", "
                            + failure.message());
        }
    }

    private static ShotPlan byRules(
            ReelRequest request, MusicAnalysis music, MusicWindow window, String why) {
        return new RulesDirector().plan(request, music, window).noting(why);
    }
}
