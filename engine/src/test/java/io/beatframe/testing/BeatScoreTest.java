package io.beatframe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against mir_eval 0.8.2, which scored these same beats. */
class BeatScoreTest {
    private static final double[] TRUTH =
            IntStream.range(0, 60)
                    .mapToDouble(i -> .5 * i + .3 + .02 * Math.sin(1.7 * i))
                    .toArray();
    private static final double[] BETWEEN =
            IntStream.range(1, 60).mapToDouble(i -> (TRUTH[i - 1] + TRUTH[i]) / 2).toArray();

    @Test
    void beatsThatAreRight() {
        assertScore(TRUTH, 1, 1, 1, 1);
    }

    @Test
    void beatsThatAreLateOrLoose() {
        assertScore(swaying(.02, .012, i -> true), 1, .74, 1, 1);
        assertScore(swaying(.06, 0, i -> true), 1, .26, .58, .58);
    }

    @Test
    void beatsThatAreMissingOrTooMany() {
        double[] gaps = swaying(.01, 0, i -> i != 20 && i != 33 && i != 34 && i != 50);
        assertScore(gaps, .958333, .958333, .86, .86);
        DoubleStream more = IntStream.range(0, 9).mapToDouble(i -> 6.11 + 2.37 * i);
        assertScore(
                both(swaying(.01, 0, i -> true), more.toArray()),
                .917431,
                .917431,
                .728814,
                .728814);
    }

    @Test
    void beatsOfAnotherLevel() {
        assertScore(both(TRUTH, BETWEEN), .666667, .666667, 0, .99);
        double[] half = IntStream.range(0, 30).mapToDouble(i -> TRUTH[2 * i + 1]).toArray();
        assertScore(half, .666667, .666667, 0, 1);
        assertScore(BETWEEN, 0, 0, 0, .98);
    }

    @Test
    void beatsThatDrift() {
        assertScore(DoubleStream.of(TRUTH).map(t -> 1.004 * t).toArray(), .5, .04, .68, .68);
    }

    @Test
    void nothingIsKnownOfTheErrorsOfBeatsThatNeverMatch() {
        assertThat(BeatScore.of(TRUTH, BETWEEN).medianError()).isEmpty();
        assertThat(BeatScore.of(TRUTH, TRUTH).medianError()).hasValue(0);
    }

    private static double[] swaying(double sway, double late, IntPredicate kept) {
        return IntStream.range(0, 60)
                .filter(kept)
                .mapToDouble(i -> TRUTH[i] + sway * Math.sin(2.3 * i) + late)
                .toArray();
    }

    private static double[] both(double[] some, double[] others) {
        return DoubleStream.concat(DoubleStream.of(some), DoubleStream.of(others))
                .sorted()
                .toArray();
    }

    private static void assertScore(
            double[] found, double wide, double tight, double correctLevel, double anyLevel) {
        BeatScore score = BeatScore.of(TRUTH, found);
        assertThat(score.wide()).isCloseTo(wide, within(1e-6));
        assertThat(score.tight()).isCloseTo(tight, within(1e-6));
        assertThat(score.correctLevel()).isCloseTo(correctLevel, within(1e-6));
        assertThat(score.anyLevel()).isCloseTo(anyLevel, within(1e-6));
    }
}
