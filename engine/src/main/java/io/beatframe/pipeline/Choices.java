package io.beatframe.pipeline;

import io.beatframe.clip.ClipSource;
import io.beatframe.clip.footage.Footage;
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

    static ClipSource clipSource(String model, List<Path> footage) {
        if (model.equals("previz")) {
            return new Previz();
        }
        if (model.equals("footage")) {
            if (footage.isEmpty()) {
                throw new Failure(ErrorCode.FOOTAGE_MISSING, "Name your clips: --footage FOLDER.");
            }
            return new Footage(footage);
        }
        throw new Failure(
                ErrorCode.MODEL_UNKNOWN,
                "There is no video model '"
                        + shown(model)
                        + "' in this version. Use previz, which draws the shots here, or footage with your"
                        + " own clips.");
    }

    private static String shown(String name) {
        String line = name.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > 60 ? line.substring(0, 57) + "..." : line;
    }
}
