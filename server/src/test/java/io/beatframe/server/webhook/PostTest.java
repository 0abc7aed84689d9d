package io.beatframe.server.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostTest {
    private final Post post =
            new Post(
                    Map.of(Post.VARIABLE, "http://studio:3000, http://10.0.0.7"),
                    Duration.ofSeconds(10));

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
    @Timeout(120)
    void anAnswerWithoutAnEndIsNotWaitedFor() throws Exception {
        try (ServerSocket receiver = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(() -> {
                        try (Socket sender = receiver.accept()) {
                            sender.getOutputStream()
                                    .write(
                                            "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"
                                                    .getBytes(US_ASCII));
                            // Until the other side ends it.
                            sender.getInputStream().transferTo(OutputStream.nullOutputStream());
                        } catch (IOException ended) {
                            return;
                        }
                    });
            String origin = "http://127.0.0.1:" + receiver.getLocalPort();
            Post impatient = new Post(Map.of(Post.VARIABLE, origin), Duration.ofMillis(300));
            assertThatThrownBy(() -> impatient.send(origin + "/hook", new byte[0], Map.of()))
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure ->
                                    assertThat(failure.code()).isEqualTo(ErrorCode.FETCH_FAILED));
            // Ends only when no answer is under way any more.
            impatient.destroy();
        }
    }

    @Test
    void aListThatCannotBeReadStopsTheStart() {
        assertThatThrownBy(() -> new Post(Map.of(Post.VARIABLE, "studio"), Duration.ofSeconds(10)))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.OPTION_INVALID));
    }
}
