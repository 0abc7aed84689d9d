package io.beatframe.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.music.MusicWindow;
import io.beatframe.request.Style;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameRate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Plans that were built in code, as a language model's director does. */
class PlanCheckTest {
    private static final ShotPlan PLAN =
            new RulesDirector(Optional.empty())
                    .plan(
                            MadeMusic.request(
                                    Style.ENERGETIC_DANCE, FrameRate.FPS_30, "A city at night", 1),
                            MadeMusic.arc(124),
                            new MusicWindow(0, 30));

    @Test
    void theDirectorsOwnPlanPasses() {
        assertThatCode(() -> PlanCheck.check(PLAN)).doesNotThrowAnyException();
    }

    @Test
    void aJoinTooFew() {
        refused(
                with(PLAN.shots(), PLAN.joins().subList(1, PLAN.joins().size()), PLAN.frames()),
                "joins");
    }

    @Test
    void noShots() {
        refused(with(List.of(), List.of(), PLAN.frames()), "a plan has 1 to 200 shots, not 0");
    }

    @Test
    void moreShotsThanAnyoneCanSee() {
        refused(
                with(Collections.nCopies(201, PLAN.shots().getFirst()), List.of(), PLAN.frames()),
                "a plan has 1 to 200 shots, not 201");
    }

    @Test
    void aMissingLastShot() {
        List<Shot> shots = PLAN.shots().subList(0, PLAN.shots().size() - 1);
        refused(
                with(shots, PLAN.joins().subList(1, PLAN.joins().size()), PLAN.frames()),
                "but the reel has 900");
    }

    @Test
    void framesThatDoNotFitTheSong() {
        refused(with(PLAN.shots(), PLAN.joins(), 899), "frames: 899 does not fit the song's");
    }

    @Test
    void aCutBesideTheBeat() {
        List<Shot> shots = new ArrayList<>(PLAN.shots());
        Shot one = shots.get(0);
        Shot two = shots.get(1);
        long cut = one.range().end() + 3;
        shots.set(0, moved(one, new FrameRange(0, cut), PLAN.rate().secondsAt(cut)));
        shots.set(1, moved(two, FrameRange.between(cut, two.range().end()), two.cutOnBeatSec()));
        refused(
                with(shots, PLAN.joins(), PLAN.frames()),
                "shot 1, cut_on_beat_sec: there is no beat at");
    }

    @Test
    void transitionsThatLeaveAShotNoFrame() {
        List<Transition> joins = new ArrayList<>(PLAN.joins());
        joins.set(3, new Transition.Dissolve(240));
        refused(with(PLAN.shots(), joins, PLAN.frames()), "shot 4, transition_duration_ms: its");
    }

    private static Shot moved(Shot shot, FrameRange range, double cutOnBeatSec) {
        return new Shot(
                shot.id(),
                range,
                shot.section(),
                shot.energy(),
                shot.camera(),
                shot.size(),
                shot.composition(),
                shot.light(),
                shot.cameraMovement(),
                shot.lighting(),
                shot.colorTone(),
                shot.beatTimesInSegment(),
                cutOnBeatSec,
                shot.generationPrompt(),
                "",
                OptionalLong.empty());
    }

    private static ShotPlan with(List<Shot> shots, List<Transition> joins, long frames) {
        return new ShotPlan(
                ShotPlan.VERSION,
                PLAN.brief(),
                PLAN.music(),
                PLAN.rate(),
                frames,
                PLAN.scene(),
                shots,
                joins,
                "",
                "",
                "",
                List.of(),
                Optional.empty(),
                List.of());
    }

    private static void refused(ShotPlan plan, String why) {
        assertThatThrownBy(() -> PlanCheck.check(plan))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.PLAN_INVALID))
                .hasMessageContaining(why);
    }
}
