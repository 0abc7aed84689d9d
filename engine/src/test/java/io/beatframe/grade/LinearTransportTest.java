package io.beatframe.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinearTransportTest {
    private static final double NOISE = 1e-6;
    private static final double[] GOAL = ShotSample.pixels(List.of(MadePictures.picture(1)));

    /** A mixture of channels, which no {@link Correction} can undo. */
    private static final Lut3D.Transform MIXED =
            rgb -> {
                double green = rgb[1];
                rgb[0] = 0.1 + 0.7 * rgb[0] + 0.1 * green;
                rgb[1] = 0.1 + 0.1 * rgb[0] + 0.6 * green;
                rgb[2] = 0.05 + 0.8 * rgb[2] + 0.1 * green;
            };

    @Test
    void bringsTheMeanAndTheSpreadOfOneCloudToAnothers() {
        double[] shot = ShotSample.through(GOAL, MIXED);
        double[] found = ShotSample.through(shot, LinearTransport.between(shot, GOAL, NOISE));
        double most = 0;
        for (int i = 0; i < GOAL.length; i++) {
            most = Math.max(most, Math.abs(found[i] - GOAL[i]));
        }
        assertThat(most).isLessThan(0.06);
    }

    @Test
    void goesAsFarAsAsked() {
        double[] shot = ShotSample.through(GOAL, MIXED);
        LinearTransport all = LinearTransport.between(shot, GOAL, NOISE);
        double[] colour = {0.4, 0.5, 0.3};
        double[] whole = ShotSample.through(colour, all);
        double[] half = ShotSample.through(colour, all.by(0.5));
        for (int i = 0; i < 3; i++) {
            assertThat(half[i]).isCloseTo((colour[i] + whole[i]) / 2, within(1e-9));
            assertThat(ShotSample.through(colour, all.by(0))[i]).isCloseTo(colour[i], within(1e-9));
        }
    }

    @Test
    void oneColourIsMovedAndNotStretched() {
        double[] grey = {0.4, 0.4, 0.4, 0.4, 0.4, 0.4};
        double[] pink = {0.6, 0.5, 0.5, 0.6, 0.5, 0.5};
        double[] moved = ShotSample.through(grey, LinearTransport.between(grey, pink, NOISE));
        assertThat(moved).containsExactly(pink, within(1e-9));
    }
}
