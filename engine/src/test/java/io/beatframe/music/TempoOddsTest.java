package io.beatframe.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TempoOddsTest {
    private static final double PERIOD = .5;

    @Test
    void clearBeatsAreMeant() {
        assertThat(new TempoOdds(heard(4, 4), beats(0, PERIOD)).scores().asHeard())
                .isGreaterThan(.95);
    }

    @Test
    void offBeatsAreNot() {
        assertThat(new TempoOdds(heard(4, 4), beats(PERIOD / 2, PERIOD)).scores().asHeard())
                .isLessThan(.05);
    }

    @Test
    void everyOtherBeatHardlyHeardMayBeNone() {
        double sure = new TempoOdds(heard(4, 4), beats(0, PERIOD)).scores().asHeard();
        double doubtful =
                new TempoOdds(heard(4, -Activations.CAUTION), beats(0, PERIOD)).scores().asHeard();
        assertThat(doubtful).isBetween(.3, sure - .2);
    }

    @Test
    void beatsBetweenMayBeMissed() {
        assertThat(new TempoOdds(heard(4, 4), beats(0, 2 * PERIOD)).scores().asHeard())
                .isLessThan(.2);
    }

    @Test
    void whatIsMeantInsteadHasTheHighestScore() {
        TempoScores late = new TempoOdds(heard(4, 4), beats(PERIOD / 2, PERIOD)).scores();
        assertThat(late.offBeat()).isGreaterThan(Math.max(late.half(), late.twice()));
        TempoScores slow = new TempoOdds(heard(4, 4), beats(0, 2 * PERIOD)).scores();
        assertThat(slow.twice()).isGreaterThan(Math.max(slow.half(), slow.asHeard()));
        TempoScores fast = new TempoOdds(heard(4, -8), beats(0, PERIOD)).scores();
        assertThat(fast.half()).isGreaterThan(Math.max(fast.twice(), fast.offBeat()));
    }

    /** Logits of even and odd beats; those of all other moments are low. */
    private static Activations heard(float even, float odd) {
        float[] logits = new float[2000];
        Arrays.fill(logits, -8);
        for (int beat = 0; beat < 40; beat++) {
            logits[(int) (beat * PERIOD * Features.PER_SECOND)] = beat % 2 == 0 ? even : odd;
        }
        return new Activations(logits, logits.clone());
    }

    private static double[] beats(double first, double period) {
        return IntStream.range(0, (int) ((20 - first) / period))
                .mapToDouble(i -> first + i * period)
                .toArray();
    }
}
