package io.beatframe.clip.video;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.provider.Endpoint;
import io.beatframe.provider.Redaction;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * HTTP with limits. Redirects of API calls are not followed, for a key must not go to another host;
 * those of downloads are, without the key.
 */
final class Wire {
    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final int MOST_REDIRECTS = 5;

    /** A clip comes as base64 in one provider's answers. */
    private static final long MOST_ANSWER_BYTES = 400_000_000;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .build();

    private final Endpoint endpoint;
    private final KeyStyle style;
    private final Redaction redaction;
    private final Limits limits;

    Wire(Endpoint endpoint, KeyStyle style, Redaction redaction, Limits limits) {
        this.endpoint = endpoint;
        this.style = style;
        this.redaction = redaction;
        this.limits = limits;
    }

    /**
     * How long and how much.
     *
     * @param answer how long an API call may take
     * @param download how long a clip may take
     * @param downloadBytes how large a clip may be
     */
    record Limits(Duration answer, Duration download, long downloadBytes) {
        static final Limits USUAL =
                new Limits(Duration.ofSeconds(90), Duration.ofMinutes(10), 2_000_000_000L);
    }

    /** No answer. */
    static final class Silence extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean sent;

        private Silence(String why, boolean sent, Throwable cause) {
            super(why, cause);
            this.sent = sent;
        }

        /** Whether the provider may have got the call. */
        boolean sent() {
            return sent;
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    /** An address below the provider's root. */
    URI at(String path) {
        return endpoint.at(path);
    }

    /** Whether the key may go there. */
    boolean trusts(URI place) {
        return place.getHost() != null && endpoint.trusts(place);
    }

    Reply get(URI place) throws Silence {
        return call(request(place).GET());
    }

    Reply delete(URI place) throws Silence {
        return call(request(place).DELETE());
    }

    /** An empty one. */
    Reply put(URI place) throws Silence {
        return call(request(place).PUT(HttpRequest.BodyPublishers.noBody()));
    }

    /** Posts JSON. */
    Reply post(URI place, JsonNode body, String... headers) throws Silence {
        HttpRequest.Builder request =
                request(place)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        JsonMapper.shared().writeValueAsBytes(body)));
        return call(headers.length == 0 ? request : request.headers(headers));
    }

    /** Posts a form with files. */
    Reply post(URI place, Multipart form, String... headers) throws Silence {
        HttpRequest.Builder request =
                request(place).header("Content-Type", form.contentType()).POST(form.publisher());
        return call(headers.length == 0 ? request : request.headers(headers));
    }

    /** With the key, if the place is the provider's own. */
    private HttpRequest.Builder request(URI place) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(place).header("User-Agent", "beatframe");
        if (trusts(place)) {
            endpoint.key().ifPresent(key -> style.put(key, request));
        }
        return request;
    }

    private Reply call(HttpRequest.Builder request) throws Silence {
        HttpResponse<byte[]> answer =
                await(
                        CLIENT.sendAsync(
                                request.build(),
                                HttpResponse.BodyHandlers.limiting(
                                        HttpResponse.BodyHandlers.ofByteArray(),
                                        MOST_ANSWER_BYTES)),
                        limits.answer());
        return new Reply(answer.statusCode(), answer.headers(), answer.body(), redaction);
    }

    /**
     * Copies a clip from wherever the provider put it.
     *
     * @return empty when it is there, else the status and a word
     */
    Optional<Reply> download(URI place, Path file) throws Silence {
        URI at = place;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            requireWeb(at);
            HttpRequest.Builder request =
                    hop == 0
                            ? request(at)
                            : HttpRequest.newBuilder(at).header("User-Agent", "beatframe");
            HttpResponse<Path> answer =
                    await(
                            CLIENT.sendAsync(
                                    request.GET().build(),
                                    HttpResponse.BodyHandlers.limiting(
                                            HttpResponse.BodyHandlers.ofFile(
                                                    file,
                                                    StandardOpenOption.CREATE,
                                                    StandardOpenOption.WRITE,
                                                    StandardOpenOption.TRUNCATE_EXISTING),
                                            limits.downloadBytes())),
                            limits.download());
            int status = answer.statusCode();
            Optional<String> next = answer.headers().firstValue("location");
            if (status >= 300 && status < 400 && next.isPresent()) {
                URI to = resolved(at, next.get());
                if ("https".equals(at.getScheme()) && !"https".equals(to.getScheme())) {
                    throw new Silence(
                            "the link leads from https to " + to.getScheme(), true, noCause());
                }
                at = to;
                continue;
            }
            if (status == 200) {
                return Optional.empty();
            }
            return Optional.of(new Reply(status, answer.headers(), small(file), redaction));
        }
        throw new Silence("the link leads round in a circle", true, noCause());
    }

    private static URI resolved(URI from, String to) throws Silence {
        try {
            return from.resolve(to);
        } catch (IllegalArgumentException noAddress) {
            throw new Silence("the link leads to no address", true, noAddress);
        }
    }

    private static void requireWeb(URI place) throws Silence {
        if (place.getHost() == null || !String.valueOf(place.getScheme()).matches("https?")) {
            throw new Silence("the link is no web address", true, noCause());
        }
    }

    private static byte[] small(Path file) {
        try {
            return Files.size(file) > 100_000 ? new byte[0] : Files.readAllBytes(file);
        } catch (IOException gone) {
            return new byte[0];
        }
    }

    private <T> HttpResponse<T> await(CompletableFuture<HttpResponse<T>> answer, Duration limit)
            throws Silence {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException cancelled) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.CANCELLED, "Cancelled.", cancelled);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new Silence("no answer within " + limit.toSeconds() + " s", true, slow);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new Silence(words(cause), !neverSent(cause), cause);
        }
    }

    private String words(Throwable cause) {
        String why =
                switch (cause) {
                    case HttpConnectTimeoutException slow -> "it cannot be reached";
                    case ConnectException refused -> "it cannot be reached";
                    case IOException io -> "the connection broke";
                    case Throwable other -> "unexpected: " + other.getClass().getSimpleName();
                };
        return why + " (" + endpoint.root().getHost() + ")";
    }

    private static boolean neverSent(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnresolvedAddressException;
    }

    private static Exception noCause() {
        return new IOException();
    }
}
