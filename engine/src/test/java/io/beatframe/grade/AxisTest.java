package io.beatframe.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AxisTest {
    private static final double[] THETA = {0.002, 0.6, 0.2, -0.1, 0.15, -0.2};

    @Test
    void thereAndBackIsTheSame() {
        assertThat(Axis.theta(Axis.of(THETA))).containsExactly(THETA, within(1e-12));
    }

    /** Exposure, white balance and contrast at once, undone by the same numbers negated. */
    @Test
    void theOtherSignIsTheWayBack() {
        double[] theta = {0, 0.6, 0.2, -0.1, 0.15, 0};
        double[] back = Axis.theta(Arrays.stream(Axis.of(theta)).map(x -> -x).toArray());
        double[] colour = {0.3, 0.25, 0.35};
        new CorrectionTransform(MatchModel.correction(theta), 0).apply(colour);
        new CorrectionTransform(MatchModel.correction(back), 0).apply(colour);
        assertThat(colour).containsExactly(new double[] {0.3, 0.25, 0.35}, within(1e-3));
    }
}
