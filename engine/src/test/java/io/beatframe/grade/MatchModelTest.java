package io.beatframe.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MatchModelTest {
    /** The formulas beside small steps, where no pixel passes an end of the scale. */
    @Test
    void slopesAreThoseOfSmallSteps() {
        MatchModel model = new MatchModel(ShotSample.pixels(List.of(MadePictures.picture(1))));
        double[] theta = {0.004, 0.1, 0.1, -0.05, 0.1, -0.1};
        double[][] colours = model.colours(theta);
        double[][][] slopes = new double[MatchModel.PARAMETERS][3][model.pixels()];
        model.slopes(theta, colours, slopes);
        for (int p = 0; p < MatchModel.PARAMETERS; p++) {
            double step = 1e-6;
            double[] near = theta.clone();
            near[p] += step;
            double[][] moved = model.colours(near);
            for (int row = 0; row < 3; row++) {
                int agreeing = 0;
                for (int i = 0; i < model.pixels(); i++) {
                    double slope = (moved[row][i] - colours[row][i]) / step;
                    agreeing +=
                            Math.abs(slope - slopes[p][row][i]) < 0.01 + 0.02 * Math.abs(slope)
                                    ? 1
                                    : 0;
                }
                assertThat((double) agreeing / model.pixels())
                        .as("parameter %d, row %d", p, row)
                        .isCloseTo(1, within(0.01));
            }
        }
    }
}
