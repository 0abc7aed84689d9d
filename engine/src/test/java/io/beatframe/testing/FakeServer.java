package io.beatframe.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A server over real HTTP on this machine, which answers as a test has written down: what a
 * provider documents, its faults included. It remembers every call.
 *
 * <pre>
 * try (FakeServer server = FakeServer.start()) {
 *     server.on("POST /v1/videos", Answer.json(429, "{}").with("Retry-After", "1"), Answer.json(200, job));
 * </pre>
 */
public final class FakeServer implements AutoCloseable {
    /** A request as it came. Header names are in lower case. */
    public record Call(String method, URI uri, Map<String, String> headers, byte[] bytes) {
        public String path() {
            return uri.getPath();
        }

        public String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
        }
    }

    /**
     * One reply.
     *
     * @param delay before the first byte
     * @param sent how many bytes of the body go out before the connection breaks; all if larger
     */
    public record Answer(
            int status, Map<String, String> headers, byte[] body, Duration delay, int sent) {
        public static Answer json(int status, String body) {
            return bytes(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
        }

        public static Answer html(int status, String body) {
            return bytes(status, "text/html", body.getBytes(StandardCharsets.UTF_8));
        }

        public static Answer bytes(int status, String type, byte[] body) {
            return new Answer(
                    status, Map.of("Content-Type", type), body, Duration.ZERO, Integer.MAX_VALUE);
        }

        public static Answer redirect(URI elsewhere) {
            return html(307, "").with("Location", elsewhere.toString());
        }

        public Answer with(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Answer(status, more, body, delay, sent);
        }

        public Answer after(Duration wait) {
            return new Answer(status, headers, body, wait, sent);
        }

        public Answer cutAfter(int bytes) {
            return new Answer(status, headers, body, delay, bytes);
        }
    }

    private record Route(Pattern request, Deque<Answer> answers, Function<Call, Answer> otherwise) {
        synchronized Answer next(Call call) {
            Answer next = answers.poll();
            return next == null ? otherwise.apply(call) : next;
        }
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Route> routes = new CopyOnWriteArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    private FakeServer() {
        try {
            this.server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(workers);
        server.start();
    }

    public static FakeServer start() {
        return new FakeServer();
    }

    /** Where it is, without a slash at the end. */
    public URI root() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /**
     * @param request a pattern for method, blank and path, such as {@code POST /v1/videos}
     * @param answers in order; the last one again and again
     */
    public void on(String request, Answer... answers) {
        Deque<Answer> inOrder = new ArrayDeque<>(List.of(answers));
        Answer last = inOrder.getLast();
        routes.addFirst(new Route(Pattern.compile(request), inOrder, call -> last));
    }

    /** Answers that depend on what was asked. */
    public void on(String request, Function<Call, Answer> answer) {
        routes.addFirst(new Route(Pattern.compile(request), new ArrayDeque<>(), answer));
    }

    /** All requests so far, in order. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        Call call =
                new Call(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        headers,
                        exchange.getRequestBody().readAllBytes());
        calls.add(call);
        String asked = call.method() + " " + call.path();
        Answer answer =
                routes.stream()
                        .filter(route -> route.request().matcher(asked).matches())
                        .findFirst()
                        .map(route -> route.next(call))
                        .orElse(
                                Answer.json(
                                        404,
                                        "{\"error\":{\"message\":\"no route " + asked + "\"}}"));
        try (exchange) {
            if (closing.await(answer.delay().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(
                    answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            OutputStream out = exchange.getResponseBody();
            out.write(answer.body(), 0, Math.min(answer.sent(), answer.body().length));
            out.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        workers.shutdownNow();
    }
}
