package io.beatframe.plan;

import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.MusicWindow;
import io.beatframe.request.ReelRequest;

/**
 * The director that needs no network: the style's rules, the music's arc and film grammar decide,
 * the seed breaks ties. The same request, music and seed give the same plan.
 */
public final class RulesDirector implements ShotPlanner {
    @Override
    public ShotPlan plan(ReelRequest request, MusicAnalysis music, MusicWindow window) {
        return Director.plan(request, Score.of(request, music, window), Treatment.NONE);
    }
}
