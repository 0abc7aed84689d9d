package io.beatframe.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.music.MusicWindow;
import io.beatframe.request.Style;
import io.beatframe.time.FrameRate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RulesDirectorTest {
    private static final String PROMPT = "A lone dancer in a neon city after rain";

    @ParameterizedTest
    @EnumSource
    void aStylesCountOfShots(Style style) {
        StyleRules.Span span = StyleRules.of(style).shotsPerThirtySec();
        for (double bpm : new double[] {90, 104, 120, 124, 128, 140}) {
            ShotPlan plan = plan(style, bpm, 1);
            assertThat(plan.shots())
                    .as("%s at %s", style, bpm)
                    .hasSizeBetween(span.least(), span.most());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSamePlan(Style style) {
        assertThat(plan(style, 124, 7)).isEqualTo(plan(style, 124, 7));
        assertThat(plan(style, 124, 7)).isNotEqualTo(plan(style, 124, 8));
    }

    private static ShotPlan plan(Style style, double bpm, long seed) {
        return new RulesDirector()
                .plan(
                        MadeMusic.request(style, FrameRate.FPS_30, PROMPT, seed),
                        MadeMusic.arc(bpm),
                        new MusicWindow(0, 30));
    }
}
