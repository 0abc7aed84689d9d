package io.beatframe.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.music.MusicWindow;
import io.beatframe.request.ReelRequest;
import io.beatframe.request.Style;
import io.beatframe.time.FrameRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of a treatment's wishes; music of 120 bpm, so a beat is half a second. */
class DirectorTest {
    private static final ReelRequest REQUEST =
            MadeMusic.request(Style.CINEMATIC_DRAMA, FrameRate.FPS_30, "A dancer in the rain", 1);
    private static final Score SCORE =
            Score.of(REQUEST, Optional.empty(), MadeMusic.arc(120), new MusicWindow(0, 30));

    private static ShotIdea idea(int joint) {
        return ShotIdea.at(joint);
    }

    private static ShotIdea acting(int joint, String action) {
        ShotIdea idea = idea(joint);
        return new ShotIdea(
                joint,
                idea.camera(),
                idea.size(),
                idea.composition(),
                idea.light(),
                idea.join(),
                Optional.of(action));
    }

    private static ShotIdea framed(
            int joint,
            CameraMove camera,
            ShotSize size,
            Composition composition,
            Light.From light) {
        return new ShotIdea(
                joint,
                Optional.of(camera),
                Optional.of(size),
                Optional.of(composition),
                Optional.of(light),
                Optional.empty(),
                Optional.empty());
    }

    private static Treatment treatment(List<ShotIdea> shots) {
        return new Treatment(
                Optional.of("a dancer in a red coat"),
                Optional.of("a rooftop at night"),
                Optional.of(SceneKind.CITY),
                Optional.of(TimeOfDay.NIGHT),
                Optional.empty(),
                Optional.of(Subject.DANCER),
                Optional.of("One lamp from the left."),
                Optional.empty(),
                Optional.empty(),
                shots);
    }

    private static ShotPlan plan(List<ShotIdea> shots) {
        ShotPlan plan = Director.plan(REQUEST, SCORE, treatment(shots));
        PlanCheck.check(plan);
        return plan;
    }

    private static List<Integer> starts(ShotPlan plan) {
        return plan.shots().stream().map(shot -> (int) (shot.range().start() / 15)).toList();
    }

    private static List<ShotIdea> every(int beats) {
        return IntStream.iterate(0, joint -> joint < 57, joint -> joint + beats)
                .mapToObj(DirectorTest::idea)
                .toList();
    }

    @Test
    void wishesThatTheStyleBearsStand() {
        ShotPlan plan = plan(every(6));
        assertThat(starts(plan)).containsExactly(0, 6, 12, 18, 24, 30, 36, 42, 48, 54);
        assertThat(plan.notes()).isEmpty();
    }

    @Test
    void theOrderOfAListIsNoMatter() {
        assertThat(plan(every(6).reversed())).isEqualTo(plan(every(6)));
    }

    @Test
    void aReelBeginsAtItsStart() {
        List<ShotIdea> late = new ArrayList<>(every(6));
        late.set(0, acting(3, "she waits"));
        ShotPlan plan = plan(late);
        assertThat(starts(plan)).startsWith(0, 6);
        assertThat(plan.shots().getFirst().action()).isEqualTo("She waits.");
    }

    @Test
    void whatIsTooShortIsMerged() {
        List<ShotIdea> hasty = new ArrayList<>(every(6));
        hasty.add(acting(7, "she blinks"));
        ShotPlan plan = plan(hasty);
        assertThat(starts(plan)).containsExactly(0, 6, 12, 18, 24, 30, 36, 42, 48, 54);
        assertThat(plan.notes()).singleElement().asString().contains("1 shot", "too short");
    }

    @Test
    void whatIsTooLongIsSplitAndGoesOn() {
        List<ShotIdea> slow = new ArrayList<>(every(6));
        slow.removeIf(idea -> idea.joint() == 30 || idea.joint() == 36);
        slow.removeIf(idea -> idea.joint() == 24);
        slow.add(acting(24, "she crosses the roof"));
        ShotPlan plan = plan(slow);
        assertThat(plan.notes()).singleElement().asString().contains("too long", "split");
        assertThat(plan.shots().stream().filter(s -> s.action().equals("She crosses the roof.")))
                .hasSize(2);
    }

    @Test
    void beatsThatAreNotThereAreLeftOut() {
        List<ShotIdea> ideas = new ArrayList<>(every(6));
        ideas.add(idea(-1));
        ideas.add(idea(10_000));
        ideas.add(idea(12));
        ShotPlan plan = plan(ideas);
        assertThat(plan.shots()).hasSize(10);
        assertThat(plan.notes()).singleElement().asString().contains("3 shots", "left out");
    }

    @Test
    void tooManyAndTooFewBecomeTheStyles() {
        ShotPlan many = plan(every(2));
        assertThat(many.shots()).hasSize(13);
        assertThat(many.notes()).singleElement().asString().contains("became 13", "9 to 13");
        ShotPlan few = plan(List.of(acting(0, "she stands"), acting(14, "she sits")));
        assertThat(few.shots().size()).isBetween(9, 13);
        assertThat(few.notes()).anyMatch(note -> note.contains("became 9"));
    }

    @Test
    void aJumpCutIsNotMade() {
        List<ShotIdea> same =
                every(6).stream()
                        .map(idea ->
                                framed(
                                        idea.joint(),
                                        CameraMove.STATIC,
                                        ShotSize.CLOSE,
                                        Composition.CENTERED,
                                        Light.From.LEFT))
                        .toList();
        ShotPlan plan = plan(same);
        for (int i = 1; i < plan.shots().size(); i++) {
            Shot one = plan.shots().get(i - 1);
            Shot two = plan.shots().get(i);
            assertThat(one.size() == two.size() && one.composition() == two.composition())
                    .isFalse();
        }
        assertThat(plan.notes()).singleElement().asString().contains("jump");
        assertThat(plan.shots()).allMatch(shot -> shot.camera() == CameraMove.STATIC);
    }

    @Test
    void theKeyLightStaysOnItsSide() {
        List<ShotIdea> flickering = new ArrayList<>();
        for (ShotIdea idea : every(6)) {
            boolean odd = idea.joint() % 12 != 0;
            flickering.add(
                    framed(
                            idea.joint(),
                            CameraMove.STATIC,
                            odd ? ShotSize.WIDE : ShotSize.CLOSE,
                            odd ? Composition.CENTERED : Composition.LOW_ANGLE,
                            odd ? Light.From.LEFT : Light.From.RIGHT));
        }
        assertThat(plan(flickering).shots())
                .allMatch(shot -> shot.light().from() == Light.From.RIGHT);
    }

    @Test
    void aTransitionThatTheStyleDoesNotKnowIsReplaced() {
        List<ShotIdea> ideas = new ArrayList<>();
        for (ShotIdea idea : every(6)) {
            ideas.add(
                    new ShotIdea(
                            idea.joint(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(
                                    idea.joint() < 30
                                            ? Transition.Kind.GLITCH
                                            : Transition.Kind.CROSSFADE),
                            Optional.empty()));
        }
        ShotPlan plan = plan(ideas);
        assertThat(plan.joins()).noneMatch(join -> join.kind() == Transition.Kind.GLITCH);
        assertThat(plan.joins().subList(5, 9))
                .allMatch(join -> join.kind() == Transition.Kind.CROSSFADE);
        assertThat(plan.notes()).singleElement().asString().contains("5 transitions");
    }

    @Test
    void oneSubjectAndOneWorldInEveryShot() {
        ShotPlan plan = plan(every(6));
        assertThat(plan.scene().kind()).isEqualTo(SceneKind.CITY);
        assertThat(plan.scene().subjectWords()).isEqualTo("a dancer in a red coat");
        assertThat(plan.overallLightingApproach()).startsWith("One lamp from the left");
        assertThat(plan.shots())
                .allSatisfy(shot ->
                        assertThat(shot.generationPrompt())
                                .contains(
                                        "A dancer in a red coat.",
                                        "A rooftop at night.",
                                        "One lamp from the left, the key from",
                                        shot.action()));
    }
}
