package io.beatframe.clip.footage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beatframe.plan.CameraMove;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CameraPathTest {
    private static final Area FRAMED = new Area(0.3, 0.05, 0.3, 0.9);

    @ParameterizedTest
    @EnumSource
    void staysInThePhotoKeepsItsShapeAndMoves(CameraMove move) {
        for (double seconds : new double[] {0.3, 1.5, 4, 20}) {
            CameraPath path = CameraPath.of(move, FRAMED, Area.WHOLE, seconds);
            for (int i = 0; i <= 50; i++) {
                Area area = path.at(i / 50.0, seconds * i / 50);
                assertThat(area.width() / area.height())
                        .isCloseTo(FRAMED.width() / FRAMED.height(), within(1e-9));
                assertThat(area.x() + area.width()).isLessThanOrEqualTo(1 + 1e-9);
                assertThat(area.y() + area.height()).isLessThanOrEqualTo(1 + 1e-9);
            }
            assertThat(path.at(0.2, 0.2)).isNotEqualTo(path.at(0.8, 0.8));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PUSH_IN", "PULL_OUT", "PAN_LEFT", "PAN_RIGHT", "TILT_UP", "TILT_DOWN"})
    void goesWhereThePlanSays(CameraMove move) {
        CameraPath path = CameraPath.of(move, FRAMED, Area.WHOLE, 2);
        Area first = path.at(0, 0);
        Area last = path.at(1, 2);
        double right = last.centreX() - first.centreX();
        double down = last.centreY() - first.centreY();
        double closer = first.width() - last.width();
        switch (move) {
            case PUSH_IN -> assertThat(closer).isPositive();
            case PULL_OUT -> assertThat(closer).isNegative();
            case PAN_LEFT -> assertThat(right).isNegative();
            case PAN_RIGHT -> assertThat(right).isPositive();
            case TILT_UP -> assertThat(down).isNegative();
            case TILT_DOWN -> assertThat(down).isPositive();
            default -> throw new AssertionError(move);
        }
    }
}
