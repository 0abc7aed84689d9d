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
import io.beatframe.ffmpeg.CacheFolder;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.model.ModelCard;
import io.beatframe.plan.ShotPlanner;
import io.beatframe.plan.llm.AnswerFolder;
import io.beatframe.plan.llm.Answers;
import io.beatframe.plan.llm.Planners;
import io.beatframe.progress.Progress;
import io.beatframe.provider.ProviderSettings;
import io.beatframe.request.ReelRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Planners and clip sources by the names that requests use. */
final class Choices {
    private static final String PREVIZ = "previz";
    private static final String FOOTAGE = "footage";

    private Choices() {}

    /** This user's, on this machine. */
    static Answers answers() {
        return new AnswerFolder(CacheFolder.of(System.getenv()).resolve("answers"));
    }

    /**
     * @throws Failure MODEL_UNKNOWN, and those of {@link Planners#of}
     */
    static ShotPlanner planner(
            ReelRequest request, Answers answers, Ffmpeg ffmpeg, Progress progress) {
        Planners planners =
                new Planners(() -> ProviderSettings.of(System.getenv()), answers, ffmpeg);
        return planners.of(request.planner(), camera(request.videoModel()), progress);
    }

    /**
     * @throws Failure MODEL_UNKNOWN, FOOTAGE_MISSING, REFERENCE_INVALID; KEY_MISSING or
     *     ENDPOINT_MISSING with what to set for a video model
     */
    static ClipSource clipSource(String model, List<Path> footage, FilmingTerms terms) {
        if (model.equals(PREVIZ) || model.equals(FOOTAGE)) {
            terms.requireNoPictures(model);
        }
        if (model.equals(PREVIZ)) {
            return new Previz(terms.archive().flatMap(Archive::drawn));
        }
        if (model.equals(FOOTAGE)) {
            if (footage.isEmpty()) {
                throw new Failure(ErrorCode.FOOTAGE_MISSING, "Name your clips: --footage FOLDER.");
            }
            return new Footage(footage);
        }
        return videoModel(model, terms);
    }

    /**
     * @throws Failure MODEL_UNKNOWN, REFERENCE_INVALID, KEY_MISSING, ENDPOINT_MISSING
     */
    static GeneratedClips videoModel(String model, FilmingTerms terms) {
        Filming filming = Filming.of(System.getenv(), terms);
        return new GeneratedClips(filming.catalogue().require(model), filming);
    }

    /** The video model of that name, set up or not; none for what has no limits of its own. */
    private static Optional<ModelCard> camera(String model) {
        return model.equals(PREVIZ) || model.equals(FOOTAGE)
                ? Optional.empty()
                : Optional.of(
                        Filming.of(System.getenv(), FilmingTerms.USUAL).catalogue().require(model));
    }
}
