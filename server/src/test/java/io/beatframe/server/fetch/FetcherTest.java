package io.beatframe.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where a fetcher goes and what it brings; {@link FetcherFaultsTest} has what goes wrong on the
 * way.
 */
class FetcherTest extends OneServerInternet {
    private void redirect(String path, String location) {
        server.answer(
                path,
                exchange -> {
                    exchange.getResponseHeaders().set("Location", location);
                    send(exchange, 302, new byte[0]);
                });
    }

    @Test
    void aFileArrivesAsItIs() throws IOException {
        assertThat(fetcher.get(at("/song.mp3"), file())).isEqualTo(SONG.length);
        assertThat(Files.readAllBytes(file())).isEqualTo(SONG);
    }

    @Test
    void redirectsAreFollowedAndCheckedAnew() throws IOException {
        redirect("/moved", "https://other.test:" + server.port() + "/again");
        redirect("/again", "/song.mp3");
        assertThat(fetcher.get(at("/moved"), file())).isEqualTo(SONG.length);
        assertThat(lookUps).hasValue(3);
    }

    @ParameterizedTest
    @CsvSource({
        "http://song.test/song.mp3, does not begin with https",
        "file:///etc/passwd, does not begin with https",
        "https://169.254.169.254/latest/meta-data/, not public",
        "'https://[::1]:8080/', not public",
        "https://user@other.test/, password",
        "https://bad host/, no address",
        "/loop, more than 3 times",
    })
    void aRedirectLeadsNowhereElse(String location, String why) {
        redirect("/loop", location);
        assertFails("/loop", ErrorCode.FETCH_REFUSED, why);
    }

    @Test
    void aNameThatAnswersOtherwiseTheNextTimeIsRefusedThen() {
        names.remove("song.test");
        name("song.test", "127.0.0.1");
        name("song.test", "10.0.0.1");
        fetcher.get(at("/song.mp3"), file());
        assertThat(lookUps).as("checked and connected to with one look-up").hasValue(1);
        assertThatThrownBy(() -> fetcher.get(at("/song.mp3"), folder.resolve("second")))
                .hasMessageContaining("not public");
    }

    @Test
    void onePrivateAnswerRefusesAll() {
        names.remove("song.test");
        name("song.test", "127.0.0.1", "192.168.0.1");
        assertFails("/song.mp3", ErrorCode.FETCH_REFUSED, "not public");
    }

    @Test
    void whoIsNotWhoHeSaysIsNotBelieved() {
        name("bank.test", "127.0.0.1");
        URI bank = URI.create("https://bank.test:" + server.port() + "/song.mp3");
        assertThatThrownBy(() -> fetcher.get(bank, file())).hasMessageContaining("certificate");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void moreThanTheLimitIsNotTaken(boolean lengthIsStated) {
        byte[] large = Arrays.copyOf(SONG, 2_000_000);
        server.answer(
                "/large",
                exchange -> {
                    exchange.sendResponseHeaders(200, lengthIsStated ? large.length : 0);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(large);
                    }
                });
        assertFails("/large", ErrorCode.BODY_TOO_LARGE, "more than 0 MB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html>Please log in to héar",
                "#EXTM3U\nhttps://internal/secret.ts\n",
                "ffconcat version 1.0\nfile /etc/passwd\n",
                "{\"error\": \"no\"}",
            })
    void aPageIsNoSongWhateverItIsCalled(String page) {
        server.answer(
                "/page",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "audio/mpeg");
                    send(exchange, 200, page.getBytes(StandardCharsets.UTF_8));
                });
        assertFails("/page", ErrorCode.MEDIA_UNREADABLE, "text");
    }

    @Test
    void aWebhookIsSentAndItsRedirectIsOnlyAnAnswer() {
        AtomicReference<String> heard = new AtomicReference<>("");
        server.answer(
                "/hook",
                exchange -> {
                    heard.set(
                            exchange.getRequestHeaders().getFirst("X-Signature")
                                    + new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8));
                    exchange.getResponseHeaders().set("Location", "/song.mp3");
                    send(exchange, 307, new byte[0]);
                });
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(fetcher.post(at("/hook"), body, Map.of("X-Signature", "t=1"))).isEqualTo(307);
        assertThat(heard).hasValue("t=1{}");
        assertThatThrownBy(() -> fetcher.post(URI.create("https://10.0.0.1/hook"), body, Map.of()))
                .hasMessageContaining("not public");
    }
}
