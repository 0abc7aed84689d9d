package io.beatframe.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.List;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3AddressTest {
    private static void assertRefused(ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FETCH_REFUSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://media",
                "s3://media/",
                "s3://MEDIA/a.mp3",
                "s3://media/a/../b.mp3",
                "s3://media/./b.mp3",
                "s3://media//b.mp3",
                "s3://media/a/..",
                "s3://me:secret@media/a.mp3",
                "s3://media/a\nb.mp3",
                "s3://media/söng.mp3",
                "S3://media/a.mp3",
                "s3://../a.mp3"
            })
    void whatIsNoPlainAddressIsRefused(String text) {
        assertRefused(() -> S3Address.of(text));
    }

    @Test
    void onlyWhatTheOperatorAllowsMayBeNamed() {
        S3Address song = S3Address.of("s3://media/studio/My song.mp3");
        song.require(List.of("s3://other/", "s3://media/studio/"));
        song.require(List.of("s3://media/"));
        assertRefused(() -> song.require(List.of()));
        assertRefused(() -> song.require(List.of("s3://media/studi/", "s3://medi/")));
        assertRefused(() ->
                S3Address.of("s3://media/studio2/a.mp3").require(List.of("s3://media/studio/")));
    }

    @Test
    void anAllowedFolderEndsWithItsSlash() {
        assertThat(S3Address.prefix("s3://media/")).isTrue();
        assertThat(S3Address.prefix("s3://media/studio/")).isTrue();
        assertThat(S3Address.prefix("s3://media")).isFalse();
        assertThat(S3Address.prefix("s3://media/studio")).isFalse();
        assertThat(S3Address.prefix("https://media/studio/")).isFalse();
    }
}
