package io.beatframe.clip;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.plan.ShotPlan;
import io.beatframe.progress.Progress;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the clips of a plan. One call for the whole plan, because choosing one shot's moment
 * depends on the others'.
 */
public interface ClipSource {
    /**
     * @param folder an existing folder for the clips; the caller removes it
     * @return one clip per shot, in the plan's order
     * @throws io.beatframe.failure.Failure with what to do about it
     */
    List<Clip> make(ShotPlan plan, Ffmpeg ffmpeg, Path folder, Progress progress);
}
