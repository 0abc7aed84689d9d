package io.beatframe.clip.previz;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.plan.CameraMove;
import io.beatframe.plan.Composition;
import io.beatframe.plan.Light;
import io.beatframe.plan.SceneKind;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.ShotSize;
import io.beatframe.plan.Subject;
import io.beatframe.plan.TimeOfDay;
import io.beatframe.request.Aspect;
import io.beatframe.request.Palette;
import io.beatframe.request.Style;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShotPainterTest {
    @Test
    void everySceneIsNeitherBlackNorFlatAndLivesAndIsUnlikeTheOthers() {
        List<Seen> places = new ArrayList<>();
        for (SceneKind kind : SceneKind.values()) {
            ShotPlan plan =
                    PlannedShots.of(kind, Subject.NONE)
                            .with(Style.FILM_NOIR, Palette.COOL_MOODY, TimeOfDay.NIGHT)
                            .with(Aspect.SQUARE, 30, List.of())
                            .plan(PlannedShots.wide(Composition.CENTERED, CameraMove.STATIC));
            ShotPainter painter = new ShotPainter(plan, 0);

            Seen first = Seen.frame(plan, painter, 5);
            Seen later = Seen.frame(plan, painter, 25);

            assertThat(first.mean()).as("brightness, %s", kind).isBetween(18.0, 225.0);
            assertThat(spread(first.small())).as("contrast, %s", kind).isGreaterThan(6);
            assertThat(first.difference(later)).as("life, %s", kind).isGreaterThan(0.02);
            assertThat(places)
                    .as("unlike %s", kind)
                    .allSatisfy(other -> assertThat(other.difference(first)).isGreaterThan(4));
            places.add(first);
        }
    }

    private static double spread(double[] values) {
        double mean = 0;
        double square = 0;
        for (double value : values) {
            mean += value / values.length;
            square += value * value / values.length;
        }
        return Math.sqrt(square - mean * mean);
    }

    @Test
    void shotsOfOneReelAreDifferentSetups() {
        ShotPlan plan =
                PlannedShots.of(SceneKind.MOUNTAINS, Subject.PERSON)
                        .plan(
                                view(ShotSize.WIDE),
                                view(ShotSize.MEDIUM),
                                view(ShotSize.CLOSE),
                                view(ShotSize.WIDE));
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            seen.add(Seen.frame(plan, i, 10));
        }
        assertThat(seen.get(0).difference(seen.get(1))).isGreaterThan(8);
        assertThat(seen.get(1).difference(seen.get(2))).isGreaterThan(8);
        assertThat(seen.get(0).difference(seen.get(3))).isGreaterThan(3);
    }

    private static PlannedShots.View view(ShotSize size) {
        return new PlannedShots.View(
                size, Composition.RULE_OF_THIRDS_LEFT, CameraMove.STATIC, Light.From.LEFT);
    }

    @Test
    void theSamePlanGivesTheSameBytesInAnyOrder() {
        ShotPlan plan =
                PlannedShots.of(SceneKind.SEA, Subject.BOAT)
                        .plan(PlannedShots.wide(Composition.CENTERED, CameraMove.HANDHELD));
        ShotPainter painter = new ShotPainter(plan, 0);
        long seventh = Seen.frame(plan, painter, 7).checksum();
        long third = Seen.frame(plan, painter, 3).checksum();

        assertThat(Seen.frame(plan, 0, 3).checksum()).isEqualTo(third);
        assertThat(Seen.frame(plan, painter, 7).checksum()).isEqualTo(seventh);
        assertThat(third).isNotEqualTo(seventh);
    }

    @ParameterizedTest
    @CsvSource({"RULE_OF_THIRDS_LEFT", "RULE_OF_THIRDS_RIGHT", "CENTERED"})
    void theSubjectStandsWhereItIsPlanned(Composition composition) {
        PlannedShots.View view =
                new PlannedShots.View(
                        ShotSize.MEDIUM, composition, CameraMove.STATIC, Light.From.ABOVE);
        Seen without =
                Seen.frame(PlannedShots.of(SceneKind.ABSTRACT, Subject.NONE).plan(view), 0, 10);
        Seen with =
                Seen.frame(PlannedShots.of(SceneKind.ABSTRACT, Subject.PERSON).plan(view), 0, 10);
        double[] a = without.small();
        double[] b = with.small();
        double mass = 0;
        double moment = 0;
        for (int i = 0; i < a.length; i++) {
            double darker = Math.max(0, a[i] - b[i] - 6);
            mass += darker;
            moment += darker * (i % with.smallWidth() + 0.5) / with.smallWidth();
        }
        assertThat(moment / mass)
                .isCloseTo(composition.subjectX(), org.assertj.core.data.Offset.offset(0.05));
    }

    @ParameterizedTest
    @CsvSource({
        "PAN_RIGHT, -1, 0",
        "PAN_LEFT, 1, 0",
        "TRACK_RIGHT, -1, 0",
        "TRACK_LEFT, 1, 0",
        "TILT_UP, 0, 1",
        "TILT_DOWN, 0, -1"
    })
    void movesOfTheCameraMoveThePictureTheOtherWay(CameraMove move, int right, int down) {
        ShotPlan plan =
                PlannedShots.of(SceneKind.FOREST, Subject.NONE)
                        .with(Aspect.SQUARE, 60, List.of())
                        .plan(PlannedShots.wide(Composition.CENTERED, move));
        ShotPainter painter = new ShotPainter(plan, 0);
        Seen before = Seen.frame(plan, painter, 24);
        Seen after = Seen.frame(plan, painter, 36);

        if (right != 0) {
            assertThat(Integer.signum(before.shiftRight(after, 8))).isEqualTo(right);
        } else {
            assertThat(Integer.signum(before.shiftDown(after, 8))).isEqualTo(down);
        }
    }

    @Test
    void pushingInEnlargesTheSubjectAndPullingOutShrinksIt() {
        assertThat(growth(CameraMove.PUSH_IN)).isGreaterThan(1.08);
        assertThat(growth(CameraMove.PULL_OUT)).isLessThan(0.93);
        assertThat(growth(CameraMove.STATIC)).isBetween(0.97, 1.05);
    }

    private static double growth(CameraMove move) {
        ShotPlan plan =
                PlannedShots.of(SceneKind.DESERT, Subject.PERSON)
                        .plan(PlannedShots.wide(Composition.CENTERED, move));
        Camera camera = new Camera(plan.shots().getFirst(), 2, 0.5625f, 1);
        return (double) camera.at(2).scale(1) / camera.at(0).scale(1);
    }

    @Test
    void aWhipSmearsWhenItArrivesAndNotAfterwards() {
        ShotPlan plan =
                PlannedShots.of(SceneKind.CITY, Subject.DANCER)
                        .plan(PlannedShots.wide(Composition.CENTERED, CameraMove.WHIP_LEFT));
        Camera camera = new Camera(plan.shots().getFirst(), 2, 0.5625f, 1);

        assertThat(camera.at(0.05f).smear()).isGreaterThan(0.02f);
        assertThat(camera.at(0.05f).panX()).isGreaterThan(camera.at(0.3f).panX());
        assertThat(camera.at(1.5f).smear()).isZero();
        assertThat(camera.at(1.5f).panX()).isZero();
    }

    @Test
    void theHudIsDrawnOnlyWhenAskedFor() {
        PlannedShots shots =
                PlannedShots.of(SceneKind.ROAD, Subject.CAR).with(Aspect.SQUARE, 30, List.of());
        PlannedShots.View view = PlannedShots.wide(Composition.CENTERED, CameraMove.PUSH_IN);
        Seen plain = Seen.frame(shots.plan(view), 0, 16);
        Seen noted = Seen.frame(shots.withHud().plan(view), 0, 16);

        assertThat(noted.luma(3, 539)).isGreaterThan(plain.luma(3, 539) + 60);
        assertThat(noted.luma(270, 200)).isCloseTo(plain.luma(270, 200), within(1));
    }

    private static org.assertj.core.data.Offset<Double> within(double most) {
        return org.assertj.core.data.Offset.offset(most);
    }
}
