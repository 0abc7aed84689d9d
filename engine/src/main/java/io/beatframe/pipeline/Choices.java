package io.beatframe.pipeline;

import io.beatframe.clip.ClipSource;
import io.beatframe.clip.footage.Footage;
import io.beatframe.clip.generated.Archive;
import io.beatframe.clip.generated.Filming;
import io.beatframe.clip.generated.FilmingTerms;
import io.beatframe.clip.generated.GeneratedClips;
import io.beatframe.clip.previz.Previz;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.plan.ShotPlanner;
import io.beatframe.plan.llm.Planners;
import io.beatframe.progress.Progress;
import io.beatframe.provider.ProviderSettings;
import io.beatframe.request.PlannerChoice;
import java.nio.file.Path;
import java.util.List;

/** Planners and clip sources by the names that requests use. */
final class Choices {
    private Choices() {}

    static ShotPlanner planner(PlannerChoice choice, Ffmpeg ffmpeg, Progress progress) {
        return Planners.of(choice, ProviderSettings::ofThisMachine, ffmpeg, progress);
    }

    /**
     * @throws Failure MODEL_UNKNOWN, FOOTAGE_MISSING, REFERENCE_INVALID; KEY_MISSING or
     *     ENDPOINT_MISSING with what to set for a video model
     */
    static ClipSource clipSource(String model, List<Path> footage, FilmingTerms terms) {
        if (model.equals("previz") || model.equals("footage")) {
            terms.requireNoPictures(model);
        }
        if (model.equals("previz")) {
            return new Previz(terms.archive().flatMap(Archive::drawn));
        }
        if (model.equals("footage")) {
            if (footage.isEmpty()) {
                throw new Failure(ErrorCode.FOOTAGE_MISSING, "Name your clips: --footage FOLDER.");
            }
            return new Footage(footage);
        }
        Filming filming = Filming.of(System.getenv(), terms);
        return new GeneratedClips(filming.catalogue().require(model), filming);
    }

    /**
     * That there is such a source of pictures, whether it is set up or not.
     *
     * @throws Failure MODEL_UNKNOWN
     */
    static void requireModel(String model) {
        if (!model.equals("previz") && !model.equals("footage")) {
            Filming.of(System.getenv(), FilmingTerms.USUAL).catalogue().require(model);
        }
    }
}
