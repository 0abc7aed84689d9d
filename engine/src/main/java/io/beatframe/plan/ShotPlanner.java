package io.beatframe.plan;

import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.MusicWindow;
import io.beatframe.request.ReelRequest;

/** Decides what is seen, when, and why. */
public interface ShotPlanner {
    /**
     * @param window the stretch of the song that the reel plays
     * @return a plan that {@link PlanCheck} accepts
     * @throws io.beatframe.failure.Failure with what to do about it
     */
    ShotPlan plan(ReelRequest request, MusicAnalysis music, MusicWindow window);
}
