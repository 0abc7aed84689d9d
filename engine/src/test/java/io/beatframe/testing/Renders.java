package io.beatframe.testing;

import io.beatframe.clip.Clip;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.plan.ShotPlan;
import io.beatframe.progress.Progress;
import io.beatframe.render.ReelRenderer;
import io.beatframe.request.Export;
import java.nio.file.Path;
import java.util.List;

/** Renders made clips, ungraded. */
public final class Renders {
    private Renders() {}

    /** Writes {@code file} in a workspace of its own below its folder. */
    public static Path reel(ShotPlan plan, List<Clip> clips, Ffmpeg ffmpeg, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try (Workspace workspace = Workspace.in(folder == null ? file : folder)) {
            ReelRenderer.render(
                    plan,
                    clips,
                    MadeReel.untouched(plan),
                    Export.DEFAULT,
                    ffmpeg,
                    workspace,
                    file,
                    Progress.SILENT);
            return file;
        }
    }
}
