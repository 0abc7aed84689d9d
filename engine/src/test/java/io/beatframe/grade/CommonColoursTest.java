package io.beatframe.grade;

import static io.beatframe.grade.MadePictures.filmed;
import static io.beatframe.grade.MadePictures.picture;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommonColoursTest {
    private static final double[] NOTHING = new double[MatchModel.PARAMETERS];
    private static final double CELL = 0.05;

    @Test
    void oneContentIsCommonAndDrawnWhole() {
        ShotSample shot = ShotSample.of(List.of(picture(1)));
        CommonColours common = CommonColours.of(shot, NOTHING, shot, CELL);
        assertThat(common.share()).isGreaterThan(0.99);
        assertThat(ColourQuantiles.distance(ColourQuantiles.ofCode(common.one()), shot.quantiles()))
                .isLessThan(0.02);
    }

    /** The left half is of both shots, the right halves are red and green. */
    @Test
    void onlyWhatBothShotsShowIsDrawn() {
        ShotSample red = ShotSample.of(List.of(half(200, 40)));
        ShotSample green = ShotSample.of(List.of(half(40, 200)));
        CommonColours common = CommonColours.of(red, NOTHING, green, CELL);
        assertThat(common.share()).isBetween(0.4, 0.6);
        assertThat(strange(common.one()) + strange(common.other())).isLessThan(10);
    }

    /** Overexposed by two stops: what clipped has no like, and does not speak against the rest. */
    @Test
    void clippedPixelsMaySayAnything() {
        double[] back = {0, -2, 0, 0, 0, 0};
        ShotSample right = ShotSample.of(List.of(picture(1)));
        ShotSample clipped =
                ShotSample.of(List.of(filmed(picture(1), new Correction(0, 2, 0, 0, 1, 1))));
        assertThat(CommonColours.of(clipped, back, right, CELL).share()).isGreaterThan(0.8);
        ShotSample other = ShotSample.of(List.of(picture(2)));
        assertThat(CommonColours.of(clipped, back, other, CELL).share()).isLessThan(0.7);
    }

    private static SmallFrame half(int red, int green) {
        SmallFrame frame = picture(3);
        for (int y = 0; y < frame.height(); y++) {
            for (int x = frame.width() / 2; x < frame.width(); x++) {
                int at = 3 * (y * frame.width() + x);
                frame.rgb24()[at] = (byte) red;
                frame.rgb24()[at + 1] = (byte) green;
                frame.rgb24()[at + 2] = 40;
            }
        }
        return frame;
    }

    private static int strange(double[] rgb) {
        int strange = 0;
        for (int i = 0; i < rgb.length; i += 3) {
            boolean blue40 = Math.abs(rgb[i + 2] - 40 / 255.0) < 1e-9;
            strange += blue40 && Math.abs(rgb[i] - rgb[i + 1]) > 0.5 ? 1 : 0;
        }
        return strange;
    }

    /** A camera's change does not matter once it is known. */
    @Test
    void theCameraIsTakenOut() {
        double[] theta = {0, 0.5, 0.1, -0.1, 0, 0};
        ShotSample dark = ShotSample.of(List.of(picture(2)));
        ShotSample bright =
                ShotSample.of(List.of(filmed(picture(2), MatchModel.correction(theta))));
        double without = CommonColours.of(dark, NOTHING, bright, CELL).share();
        double with = CommonColours.of(dark, theta, bright, CELL).share();
        assertThat(with).isGreaterThan(0.9).isGreaterThan(without + 0.1);
    }
}
