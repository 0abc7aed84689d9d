package io.beatframe.plan;

import io.beatframe.model.ModelCard;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.MusicWindow;
import io.beatframe.request.ReelRequest;
import java.util.Optional;

/**
 * The director that needs no network: the style's rules, the music's arc and film grammar decide,
 * the seed breaks ties. The same request, music and seed give the same plan.
 */
public final class RulesDirector implements ShotPlanner {
    private final Optional<ModelCard> camera;

    /**
     * @param camera the video model that films; empty for what has no limits of its own
     */
    public RulesDirector(Optional<ModelCard> camera) {
        this.camera = camera;
    }

    @Override
    public ShotPlan plan(ReelRequest request, MusicAnalysis music, MusicWindow window) {
        return Director.plan(request, Score.of(request, camera, music, window), Treatment.NONE);
    }
}
