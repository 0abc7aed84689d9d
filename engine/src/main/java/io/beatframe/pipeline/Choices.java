package io.beatframe.pipeline;

import io.beatframe.clip.ClipSource;
import io.beatframe.clip.footage.Footage;
import io.beatframe.clip.generated.Filming;
import io.beatframe.clip.generated.FilmingTerms;
import io.beatframe.clip.generated.GeneratedClips;
import io.beatframe.clip.previz.Previz;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.plan.RulesDirector;
import io.beatframe.plan.ShotPlanner;
import java.nio.file.Path;
import java.util.List;

/** Planners and clip sources by the names that requests use. */
final class Choices {
    private Choices() {}

    static ShotPlanner planner(String name) {
        if (name.equals("rules")) {
            return new RulesDirector();
        }
        throw new Failure(
                ErrorCode.PLANNER_UNKNOWN,
                "There is no planner '" + shown(name) + "'. This version has one: rules.");
    }

    /**
     * @throws Failure MODEL_UNKNOWN, FOOTAGE_MISSING; KEY_MISSING or ENDPOINT_MISSING with what to
     *     set for a video model
     */
    static ClipSource clipSource(String model, List<Path> footage, FilmingTerms terms) {
        if (model.equals("previz")) {
            return new Previz();
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

    private static String shown(String name) {
        String line = name.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > 60 ? line.substring(0, 57) + "..." : line;
    }
}
