package io.beatframe.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({"bytes=0-1,0,1", "bytes=5-,5,9", "bytes=-3,7,9", "bytes=8-99,8,9", "bytes=-99,0,9"})
    void oneStretchIsTakenAsItIsMeant(String header, long first, long last) {
        ByteRange range = ByteRange.wanted(header, 10).orElseThrow();
        assertThat(range).isEqualTo(new ByteRange(first, last));
        assertThat(range.of(10)).isEqualTo("bytes " + first + "-" + last + "/10");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "bytes=0-1,3-4", "bytes=x", "lines=1-2", "bytes=4-2"})
    void whatIsNotOneStretchIsTheWhole(String header) {
        assertThat(ByteRange.wanted(header, 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20"})
    void whatLiesBehindTheEndIsRefused(String header) {
        assertThatThrownBy(() -> ByteRange.wanted(header, 10))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
