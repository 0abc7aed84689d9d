package io.beatframe.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostTest {
    private final Post post =
            new Post(Map.of(Post.VARIABLE, "http://studio:3000, http://10.0.0.7"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/hook",
                "ftp://example.com/hook",
                "file:///etc/passwd",
                "https://user:password@example.com/",
                "https:///hook",
                "studio:3000/hook",
                "http://studio:3001/hook",
                "https://studio:3000@evil.example/",
                "http://studio:3000@evil.example/",
                "http://user@studio:3000/hook",
                "http://10.0.0.7.evil.example/",
                "not an address"
            })
    void otherAddressesAreNoCallbacks(String url) {
        assertThatThrownBy(() -> post.require(url))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FETCH_REFUSED));
    }

    @Test
    void publicOnesAndTheOperatorsAre() {
        post.require("https://example.com/hook?a=b");
        post.require("http://studio:3000/any/path");
        post.require("http://10.0.0.7/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1/x", "https://[::1]/x", "https://169.254.169.254/latest"})
    void whatLeadsIntoOurNetworkIsNotAsked(String url) {
        assertThatThrownBy(() -> post.send(url, new byte[0], Map.of()))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FETCH_REFUSED));
    }

    @Test
    void aListThatCannotBeReadStopsTheStart() {
        assertThatThrownBy(() -> new Post(Map.of(Post.VARIABLE, "studio")))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.OPTION_INVALID));
    }
}
