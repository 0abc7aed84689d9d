package io.beatframe.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageAskedTest {
    private static final Pattern IDS = Pattern.compile("reel_[0-9]");

    @ParameterizedTest
    @CsvSource({"0,", "-1,", "101,", "20,reel_", "20,''", "20,song_1", "20,' or 1=1"})
    void whatIsNoPageIsRefused(int limit, String cursor) {
        assertThatThrownBy(() -> PageAsked.of(limit, cursor, IDS))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.REQUEST_INVALID));
    }

    @Test
    void oneMoreThanIsShownTellsThatAnotherPageFollows() {
        PageAsked page = PageAsked.of(2, "reel_1", IDS);
        assertThat(page.cursor()).contains("reel_1");
        assertThat(page.sought()).isEqualTo(3);
        List<String> found = List.of("reel_2", "reel_3", "reel_4");
        assertThat(page.shown(found)).containsExactly("reel_2", "reel_3");
        assertThat(page.next(found, Function.identity())).isEqualTo("reel_3");
        assertThat(page.next(found.subList(0, 2), Function.identity())).isNull();
    }
}
