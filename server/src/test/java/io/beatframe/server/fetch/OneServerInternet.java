package io.beatframe.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.network.CheckedNames;
import io.beatframe.network.PublicAddresses;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The internet, played by one server: for it alone 127.0.0.1 counts as a public address. */
@Timeout(120)
abstract class OneServerInternet {
    static final byte[] SONG =
            "ID3\4\0\0 a song, or the first of it".getBytes(StandardCharsets.US_ASCII);
    static final FetchLimits LIMITS =
            new FetchLimits(1000, Duration.ofSeconds(60), Duration.ofSeconds(60), 3);

    @TempDir static Path once;
    private static KeyStore keys;

    @TempDir Path folder;

    final Map<String, Deque<List<String>>> names = new ConcurrentHashMap<>();
    final AtomicInteger lookUps = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    TlsServer server;
    Fetcher fetcher;

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

    Fetcher fetcher(FetchLimits limits) {
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
    void name(String host, String... addresses) {
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

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    URI at(String path) {
        return URI.create("https://song.test:" + server.port() + path);
    }

    Path file() {
        return folder.resolve("fetched");
    }

    void assertFails(String path, ErrorCode code, String why) {
        assertThatThrownBy(() -> fetcher.get(at(path), file()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code))
                .hasMessageContaining(why);
        assertThat(file()).doesNotExist();
    }

    /** For a while, or until the test is over. */
    boolean waited(int millis) {
        try {
            return over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            return true;
        }
    }
}
