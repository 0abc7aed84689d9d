package io.beatframe.clip.previz;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.plan.CameraMove;
import io.beatframe.plan.Composition;
import io.beatframe.plan.SceneKind;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Subject;
import io.beatframe.plan.TimeOfDay;
import io.beatframe.plan.Transition;
import io.beatframe.request.Aspect;
import io.beatframe.request.Palette;
import io.beatframe.request.Style;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawnKeyTest {
    private static final PlannedShots SHOTS = PlannedShots.of(SceneKind.CITY, Subject.PERSON);

    private static ShotPlan plan(PlannedShots shots, Composition second) {
        return shots.plan(
                PlannedShots.wide(Composition.CENTERED, CameraMove.PUSH_IN),
                PlannedShots.wide(second, CameraMove.STATIC),
                PlannedShots.wide(Composition.CENTERED, CameraMove.STATIC));
    }

    @Test
    void aShotThatChangesLeavesTheOthersAlone() {
        ShotPlan before = plan(SHOTS, Composition.CENTERED);
        ShotPlan after = plan(SHOTS, Composition.LOW_ANGLE);
        assertThat(DrawnKey.of(after, 0)).isEqualTo(DrawnKey.of(before, 0));
        assertThat(DrawnKey.of(after, 1)).isNotEqualTo(DrawnKey.of(before, 1));
        assertThat(DrawnKey.of(after, 2)).isEqualTo(DrawnKey.of(before, 2));
    }

    @Test
    void whatTouchesEveryPictureChangesEveryName() {
        Set<String> seen = new HashSet<>();
        List<PlannedShots> variants =
                List.of(
                        SHOTS,
                        SHOTS.with(Style.ENERGETIC_DANCE, Palette.WARM_CINEMATIC, TimeOfDay.DUSK),
                        SHOTS.with(Style.CINEMATIC_DRAMA, Palette.FILM_STOCK, TimeOfDay.DUSK),
                        SHOTS.with(Style.CINEMATIC_DRAMA, Palette.WARM_CINEMATIC, TimeOfDay.NIGHT),
                        SHOTS.with(Aspect.SQUARE, 30, List.of()),
                        SHOTS.with(Aspect.PORTRAIT, 31, List.of()),
                        // A longer join gives the clip a handle.
                        SHOTS.with(Aspect.PORTRAIT, 30, List.of(new Transition.Dissolve(4))),
                        SHOTS.withHud(),
                        PlannedShots.of(SceneKind.FOREST, Subject.PERSON));
        for (PlannedShots variant : variants) {
            assertThat(seen.add(DrawnKey.of(plan(variant, Composition.CENTERED), 0)))
                    .as(variant.toString())
                    .isTrue();
        }
    }
}
