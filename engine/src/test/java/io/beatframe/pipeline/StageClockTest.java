package io.beatframe.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beatframe.request.Quality;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageClockTest {
    /** From which the time left is reckoned: it never goes back, and ends at the end. */
    @ParameterizedTest
    @EnumSource(Quality.class)
    void theTotalRisesToOne(Quality quality) {
        for (boolean footage : new boolean[] {false, true}) {
            List<Double> totals = new ArrayList<>();
            StageClock clock =
                    new StageClock(
                            EnumSet.allOf(Stage.class),
                            stage -> stage.share(quality, footage),
                            (stage, part, total) -> totals.add(total));
            for (Stage stage : Stage.values()) {
                clock.run(
                        stage,
                        progress -> {
                            progress.report(0.5);
                            progress.report(1);
                            return stage;
                        });
            }
            assertThat(totals).isSorted().hasSize(3 * Stage.values().length);
            assertThat(totals.getFirst()).isZero();
            assertThat(totals.getLast()).isCloseTo(1, within(1e-9));
        }
    }

    /** A draft of drawn clips is drawn for longer than it is rendered; of footage it is not. */
    @Test
    void aStageCountsByWhatIsMade() {
        assertThat(afterClips(false)).isGreaterThan(0.6);
        assertThat(afterClips(true)).isLessThan(0.5);
    }

    private static double afterClips(boolean footage) {
        List<Double> totals = new ArrayList<>();
        new StageClock(
                        EnumSet.allOf(Stage.class),
                        stage -> stage.share(Quality.DRAFT, footage),
                        (stage, part, total) -> totals.add(total))
                .run(
                        Stage.CLIPS,
                        progress -> {
                            progress.report(1);
                            return 0;
                        });
        return totals.getLast();
    }
}
