package io.beatframe.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.network.CheckedNames;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers, lines and resolvers do wrong, and whether it may pass. */
class FetcherFaultsTest extends OneServerInternet {
    /**
     * In a record of TLS of its own, and a wait before the next: the start of a song is text too.
     */
    @ParameterizedTest
    @ValueSource(strings = {"ID3", "RIFF", "OggS"})
    void howFewBytesComeFirstSaysNothing(String first) throws IOException {
        server.answer(
                "/slow.mp3",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(first.getBytes(StandardCharsets.US_ASCII));
                        out.flush();
                        waited(100);
                        out.write(SONG);
                    }
                });
        assertThat(fetcher.get(at("/slow.mp3"), file())).isEqualTo(first.length() + SONG.length);
        assertThat(Files.readString(file(), StandardCharsets.US_ASCII)).startsWith(first + "ID3");
    }

    @Test
    void whoDripsIsCutOff() throws IOException {
        server.answer(
                "/drip",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    OutputStream out = exchange.getResponseBody();
                    while (!waited(50)) {
                        out.write(0);
                        out.flush();
                    }
                });
        fetcher.close();
        fetcher = fetcher(new FetchLimits(1000, Duration.ofMillis(700), Duration.ofSeconds(60), 3));
        assertFails("/drip", ErrorCode.FETCH_FAILED, "takes too long");
    }

    @Test
    void whoIsInterruptedHangsUpAtOnce() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.answer(
                "/hangs",
                exchange -> {
                    exchange.sendResponseHeaders(200, 500);
                    exchange.getResponseBody().write(SONG);
                    exchange.getResponseBody().flush();
                    asked.countDown();
                    waited(60_000);
                });
        FutureTask<Throwable> task =
                new FutureTask<>(() -> catchThrowable(() -> fetcher.get(at("/hangs"), file())));
        Thread thread = Thread.ofVirtual().start(task);
        asked.await();
        thread.interrupt();
        assertThat(task.get(30, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CANCELLED));
        assertThat(file()).doesNotExist();
    }

    /** Neither at that server nor at another. */
    @Test
    void slowAnswersKeepNobodyWaiting() throws Exception {
        CountDownLatch asked = new CountDownLatch(40);
        server.answer(
                "/slow",
                exchange -> {
                    asked.countDown();
                    waited(60_000);
                });
        for (int i = 0; i < 40; i++) {
            Path file = folder.resolve("slow-" + i);
            Thread.ofVirtual()
                    .start(
                            new FutureTask<>(
                                    () -> catchThrowable(() -> fetcher.get(at("/slow"), file))));
        }
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(fetcher.get(at("/song.mp3"), file())).isEqualTo(SONG.length);
    }

    @Test
    void whoIsSilentIsCutOff() throws IOException {
        server.answer("/silent", exchange -> waited(60_000));
        fetcher.close();
        fetcher = fetcher(new FetchLimits(1000, Duration.ofSeconds(60), Duration.ofMillis(300), 3));
        assertFails("/silent", ErrorCode.FETCH_FAILED, "does not answer");
    }

    @ParameterizedTest
    @CsvSource({"404, false", "401, false", "408, true", "503, true", "429, true", "204, false"})
    void aStatusIsNoFile(int status, boolean again) {
        server.answer("/status", exchange -> send(exchange, status, new byte[0]));
        assertThatThrownBy(() -> fetcher.get(at("/status"), file()))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.code()).isEqualTo(ErrorCode.FETCH_FAILED);
                            assertThat(failure.retriable()).isEqualTo(again);
                        })
                .hasMessageContaining("" + status);
    }

    @Test
    void howLongASiteWantsToBeLeftAloneIsKnown() {
        server.answer(
                "/busy",
                exchange -> {
                    exchange.getResponseHeaders().set("Retry-After", "90");
                    send(exchange, 503, new byte[0]);
                });
        assertThatThrownBy(() -> fetcher.get(at("/busy"), file()))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure ->
                                assertThat(failure.retryAfter()).contains(Duration.ofSeconds(90)));
    }

    /**
     * As Java says it, with what glibc, macOS and musl say; from its memory it says the name alone.
     */
    @ParameterizedTest
    @CsvSource({
        "song.test: Name or service not known, no such host, false",
        "song.test: No address associated with hostname, no such host, false",
        "'song.test: nodename nor servname provided, or not known', no such host, false",
        "song.test: Name does not resolve, no such host, false",
        "song.test: Temporary failure in name resolution, could not be looked up, true",
        "song.test, could not be looked up, true"
    })
    void aResolverThatIsAwayIsNoHostThatIsNotThere(String java, String why, boolean again)
            throws IOException {
        fetcher.close();
        fetcher =
                new Fetcher(
                        LIMITS,
                        new CheckedNames(
                                host -> {
                                    throw new UnknownHostException(java);
                                },
                                address -> true),
                        server.trust());
        assertFails("/song.mp3", ErrorCode.FETCH_FAILED, why);
        assertThatThrownBy(() -> fetcher.get(at("/song.mp3"), file()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.retriable()).isEqualTo(again));
    }

    @Test
    void whoHangsUpBeforeTheLineIsSafeMayBeBackSoon() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(() -> {
                        try (Socket line = socket.accept()) {
                            line.getInputStream().read();
                            line.shutdownOutput();
                        } catch (IOException over) {
                            throw new UncheckedIOException(over);
                        }
                    });
            URI address = URI.create("https://song.test:" + socket.getLocalPort() + "/song.mp3");
            assertThatThrownBy(() -> fetcher.get(address, file()))
                    .hasMessageContaining("does not answer")
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.retriable()).isTrue());
        }
    }
}
