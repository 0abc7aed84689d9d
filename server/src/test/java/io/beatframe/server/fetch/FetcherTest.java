package io.beatframe.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.network.CheckedNames;
import io.beatframe.network.PublicAddresses;
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
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The internet, played by one server: for it alone 127.0.0.1 counts as a public address. */
@Timeout(30)
class FetcherTest {
    private static final byte[] SONG =
            "ID3\4\0\0 a song, or the first of it".getBytes(StandardCharsets.US_ASCII);
    private static final FetchLimits LIMITS =
            new FetchLimits(1000, Duration.ofSeconds(5), Duration.ofSeconds(2), 3);

    @TempDir static Path once;
    private static KeyStore keys;

    @TempDir Path folder;

    private final Map<String, Deque<List<String>>> names = new ConcurrentHashMap<>();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private TlsServer server;
    private Fetcher fetcher;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = TlsServer.keys(once.resolve("keys.p12"));
    }

    @BeforeEach
    void start() throws Exception {
        server = new TlsServer(keys);
        server.answer("/song.mp3", exchange -> send(exchange, 200, SONG));
        name("song.test", "127.0.0.1");
        name("other.test", "127.0.0.1");
        fetcher = fetcher(LIMITS);
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        fetcher.close();
        server.close();
    }

    private Fetcher fetcher(FetchLimits limits) {
        return new Fetcher(
                limits,
                new CheckedNames(
                        this::lookUp,
                        address ->
                                address.getHostAddress().equals("127.0.0.1")
                                        || PublicAddresses.contain(address)),
                server.trust());
    }

    /** One answer; with several, the last is repeated. */
    private void name(String host, String... addresses) {
        names.computeIfAbsent(host, h -> new ArrayDeque<>()).add(Arrays.asList(addresses));
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        lookUps.incrementAndGet();
        Deque<List<String>> answers = names.get(host);
        if (answers == null) {
            return new InetAddress[] {InetAddress.ofLiteral(host)};
        }
        List<String> answer = answers.size() > 1 ? answers.remove() : answers.element();
        return answer.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private void redirect(String path, String location) {
        server.answer(
                path,
                exchange -> {
                    exchange.getResponseHeaders().set("Location", location);
                    send(exchange, 302, new byte[0]);
                });
    }

    private URI at(String path) {
        return URI.create("https://song.test:" + server.port() + path);
    }

    private Path file() {
        return folder.resolve("fetched");
    }

    private void assertFails(String path, ErrorCode code, String why) {
        assertThatThrownBy(() -> fetcher.get(at(path), file()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code))
                .hasMessageContaining(why);
        assertThat(file()).doesNotExist();
    }

    @Test
    void aFileArrivesAsItIs() throws IOException {
        assertThat(fetcher.get(at("/song.mp3"), file())).isEqualTo(SONG.length);
        assertThat(Files.readAllBytes(file())).isEqualTo(SONG);
    }

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
        fetcher = fetcher(new FetchLimits(1000, Duration.ofMillis(700), Duration.ofSeconds(9), 3));
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
                    waited(20_000);
                });
        FutureTask<Throwable> task =
                new FutureTask<>(() -> catchThrowable(() -> fetcher.get(at("/hangs"), file())));
        Thread thread = Thread.ofVirtual().start(task);
        asked.await();
        thread.interrupt();
        assertThat(task.get(1, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CANCELLED));
        assertThat(file()).doesNotExist();
    }

    /** Neither at that server nor at another. */
    @Test
    void slowAnswersKeepNobodyWaiting() throws Exception {
        fetcher.close();
        fetcher = fetcher(new FetchLimits(1000, Duration.ofSeconds(20), Duration.ofSeconds(20), 3));
        CountDownLatch asked = new CountDownLatch(40);
        server.answer(
                "/slow",
                exchange -> {
                    asked.countDown();
                    waited(20_000);
                });
        for (int i = 0; i < 40; i++) {
            Path file = folder.resolve("slow-" + i);
            Thread.ofVirtual()
                    .start(
                            new FutureTask<>(
                                    () -> catchThrowable(() -> fetcher.get(at("/slow"), file))));
        }
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(fetcher.get(at("/song.mp3"), file())).isEqualTo(SONG.length);
    }

    @Test
    void whoIsSilentIsCutOff() throws IOException {
        server.answer("/silent", exchange -> waited(20_000));
        fetcher.close();
        fetcher = fetcher(new FetchLimits(1000, Duration.ofSeconds(20), Duration.ofMillis(300), 3));
        assertFails("/silent", ErrorCode.FETCH_FAILED, "does not answer");
    }

    /** For a while, or until the test is over. */
    private boolean waited(int millis) {
        try {
            return over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            return true;
        }
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
