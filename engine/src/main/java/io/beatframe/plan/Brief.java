package io.beatframe.plan;

import io.beatframe.request.Aspect;
import io.beatframe.request.Grading;
import io.beatframe.request.Palette;
import io.beatframe.request.Quality;
import io.beatframe.request.Style;
import java.nio.file.Path;
import java.util.List;

/**
 * The part of the request that later stages need, kept in the plan so that a plan is enough.
 *
 * @param keepSound whether the footage's own sound lies under the song
 */
public record Brief(
        String prompt,
        Style style,
        Palette palette,
        Grading grading,
        String videoModel,
        String planner,
        Quality quality,
        Aspect aspect,
        long seed,
        List<Path> footage,
        boolean hud,
        boolean keepSound) {
    public Brief {
        footage = List.copyOf(footage);
    }
}
