package io.beatframe.clip.previz;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.clip.ShownFace;
import io.beatframe.plan.CameraMove;
import io.beatframe.plan.Composition;
import io.beatframe.plan.Light;
import io.beatframe.plan.SceneKind;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.ShotSize;
import io.beatframe.plan.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockingTest {
    private static final int FRAME = 16;

    /** A figure is what a shot without it does not show; its head is on top of it. */
    @ParameterizedTest
    @CsvSource({
        "MEDIUM, DUTCH_ANGLE, STATIC",
        "MEDIUM, LOW_ANGLE, PUSH_IN",
        "MEDIUM, RULE_OF_THIRDS_LEFT, PAN_RIGHT",
        "CLOSE, RULE_OF_THIRDS_RIGHT, HANDHELD",
        "WIDE, CENTERED, TILT_UP"
    })
    void toldHeadsAreWhereHeadsAreDrawn(ShotSize size, Composition composition, CameraMove move) {
        PlannedShots.View view = new PlannedShots.View(size, composition, move, Light.From.FRONT);
        ShotPlan plan = PlannedShots.of(SceneKind.DESERT, Subject.PERSON).plan(view);
        ShotPlan empty = PlannedShots.of(SceneKind.DESERT, Subject.NONE).plan(view);
        List<ShownFace> told =
                Blocking.faces(plan, 0).stream()
                        .filter(face -> face.frames().contains(FRAME))
                        .toList();
        assertThat(told).hasSize(1);
        ShownFace head = told.getFirst();
        byte[] with = painted(plan);
        byte[] without = painted(empty);
        int width = plan.size().width();
        int height = plan.size().height();
        int changed = 0;
        int top = height;
        for (int i = 0; i < width * height; i++) {
            if (differs(with, without, i)) {
                top = Math.min(top, i / width);
                boolean inside =
                        i % width >= head.left() * width
                                && i % width < head.right() * width
                                && i / width >= head.top() * height
                                && i / width < head.bottom() * height;
                changed += inside ? 1 : 0;
            }
        }
        double area = (head.right() - head.left()) * (head.bottom() - head.top()) * width * height;
        assertThat(changed / area).as("of the told box drawn").isGreaterThan(0.4);
        assertThat((double) top / height)
                .as("top of the figure")
                .isBetween(
                        head.top() - 0.35 * (head.bottom() - head.top()),
                        head.top() + 0.35 * (head.bottom() - head.top()));
    }

    private static byte[] painted(ShotPlan plan) {
        byte[] frame = new byte[4 * plan.size().pixels()];
        new ShotPainter(plan, 0).paint(FRAME, frame);
        return frame;
    }

    private static boolean differs(byte[] one, byte[] other, int pixel) {
        int sum = 0;
        for (int channel = 0; channel < 3; channel++) {
            int at = 4 * pixel + channel;
            sum += Math.abs((one[at] & 0xff) - (other[at] & 0xff));
        }
        return sum > 60;
    }

    @Test
    void twoHaveTwoHeadsAndACarHasNone() {
        PlannedShots.View view = PlannedShots.wide(Composition.CENTERED, CameraMove.STATIC);
        long frames = PlannedShots.of(SceneKind.CITY, Subject.COUPLE).plan(view).clipFrames(0);
        assertThat(Blocking.faces(PlannedShots.of(SceneKind.CITY, Subject.COUPLE).plan(view), 0))
                .filteredOn(face -> face.frames().contains(frames - 1))
                .hasSize(2);
        assertThat(Blocking.faces(PlannedShots.of(SceneKind.ROAD, Subject.CAR).plan(view), 0))
                .isEmpty();
    }
}
