package io.beatframe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShotBoardTest {
    private static final long SECOND = 1_000_000_000L;

    private final ShotBoard board = new ShotBoard();

    @Test
    void timeLeftIsLearntFromShotsThatAreDone() {
        assertThat(board.report(2, 0, 0)).isTrue();
        assertThat(board.report(2, 0.5, 10 * SECOND)).isFalse();
        board.report(3, 0.1, 20 * SECOND);
        assertThat(board.lines(40 * SECOND))
                .containsExactly(
                        "       shot 2   [#####.....] 0:40 so far",
                        "       shot 3   [#.........] 0:20 so far");
        board.report(2, 1, 60 * SECOND);
        assertThat(board.lines(60 * SECOND))
                .containsExactly("       shot 3   [#.........] about 0:20 left");
        assertThat(board.lines(100 * SECOND))
                .containsExactly("       shot 3   [#.........] 1:20, any moment now");
        assertThat(board.words()).isEqualTo("; in the making: shot 3");
    }

    /** What comes from the cache was never in the making. */
    @Test
    void shotsFromTheCacheTeachNothing() {
        assertThat(board.report(1, 1, 0)).isFalse();
        board.report(2, 0, 0);
        assertThat(board.lines(SECOND)).hasSize(1).first().asString().endsWith("so far");
    }

    @Test
    void manyShotsDoNotFillTheScreen() {
        for (int shot = 1; shot <= 12; shot++) {
            board.report(shot, 0, 0);
        }
        assertThat(board.lines(SECOND)).hasSize(8).last().asString().contains("and 5 more");
    }
}
