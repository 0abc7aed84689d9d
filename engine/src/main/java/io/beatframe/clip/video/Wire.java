package io.beatframe.clip.video;

import io.beatframe.network.CheckedNames;
import io.beatframe.network.Exchange;
import io.beatframe.network.NoAnswer;
import io.beatframe.provider.Endpoint;
import io.beatframe.provider.Redaction;
import io.beatframe.provider.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * HTTP with limits. Redirects of API calls are not followed, for a key must not go to another host;
 * those of downloads are, without the key, and never into a network that is not public, but for the
 * hosts that the user named.
 */
final class Wire {
    private static final int MOST_REDIRECTS = 5;

    /** States and lists; some providers repeat the pictures that came with an order. */
    private static final long MOST_ANSWER_BYTES = 100_000_000;

    private final Endpoint endpoint;
    private final KeyStyle style;
    private final Redaction redaction;
    private final Limits limits;
    private final CheckedNames names = CheckedNames.ofTheInternet();

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

    /** An address below the provider's root. */
    URI at(String path) {
        return endpoint.at(path);
    }

    /** A link as the provider's own address, to which the key may go; empty for all others. */
    Optional<URI> own(String link) {
        try {
            return Optional.of(URI.create(link)).filter(this::trusts);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private boolean trusts(URI place) {
        return place.getHost() != null && endpoint.trusts(place);
    }

    Reply get(URI place) throws NoAnswer {
        return call(request(place).GET(), MOST_ANSWER_BYTES);
    }

    Reply delete(URI place) throws NoAnswer {
        return call(request(place).DELETE(), MOST_ANSWER_BYTES);
    }

    /** An empty one. */
    Reply put(URI place) throws NoAnswer {
        return call(request(place).PUT(HttpRequest.BodyPublishers.noBody()), MOST_ANSWER_BYTES);
    }

    /** Posts JSON. */
    Reply post(URI place, JsonNode body, String... headers) throws NoAnswer {
        HttpRequest.Builder request = posting(place, body);
        return call(headers.length == 0 ? request : request.headers(headers), MOST_ANSWER_BYTES);
    }

    /**
     * Posts JSON to what answers briefly.
     *
     * @throws NoAnswer TOO_LARGE when it does not
     */
    Reply postBriefly(URI place, JsonNode body, long mostBytes) throws NoAnswer {
        return call(posting(place, body), mostBytes);
    }

    /**
     * Posts JSON to what answers with a clip inside, and keeps the answer in a file.
     *
     * @return empty when it is there, else what was answered in its place
     */
    Optional<Reply> postForFile(URI place, JsonNode body, Path file) throws NoAnswer {
        // Four letters of base64 are three bytes.
        HttpResponse<Path> answer =
                toFile(posting(place, body).build(), file, limits.downloadBytes() / 3 * 4);
        return ended(answer, file);
    }

    private HttpRequest.Builder posting(URI place, JsonNode body) {
        return request(place)
                .header("Content-Type", "application/json")
                .POST(
                        HttpRequest.BodyPublishers.ofByteArray(
                                JsonMapper.shared().writeValueAsBytes(body)));
    }

    /** Posts a form with files. */
    Reply post(URI place, Multipart form, String... headers) throws NoAnswer {
        HttpRequest.Builder request =
                request(place).header("Content-Type", form.contentType()).POST(form.publisher());
        return call(headers.length == 0 ? request : request.headers(headers), MOST_ANSWER_BYTES);
    }

    /** With the key, if the place is the provider's own. */
    private HttpRequest.Builder request(URI place) {
        HttpRequest.Builder request = keyless(place);
        if (trusts(place)) {
            endpoint.key().ifPresent(key -> style.put(key, request));
        }
        return request;
    }

    private static HttpRequest.Builder keyless(URI place) {
        return HttpRequest.newBuilder(place).header("User-Agent", "beatframe");
    }

    private Reply call(HttpRequest.Builder request, long mostBytes) throws NoAnswer {
        HttpResponse<byte[]> answer =
                Exchange.of(
                        request.build(), BodyHandlers.ofByteArray(), limits.answer(), mostBytes);
        return new Reply(answer.statusCode(), answer.headers(), answer.body(), redaction);
    }

    /**
     * Copies a clip from wherever the provider put it.
     *
     * @return empty when it is there, else what was answered in its place
     * @throws NoAnswer FORBIDDEN when it, or where it redirects to, is no address to ask
     */
    Optional<Reply> download(URI place, Path file) throws NoAnswer {
        URI at = place;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            requireAllowed(at);
            HttpRequest request = (hop == 0 ? request(at) : keyless(at)).GET().build();
            HttpResponse<Path> answer = toFile(request, file, limits.downloadBytes());
            int status = answer.statusCode();
            Optional<String> next = answer.headers().firstValue("location");
            if (status >= 300 && status < 400 && next.isPresent()) {
                URI to = resolved(at, next.get());
                if ("https".equals(at.getScheme()) && !"https".equals(to.getScheme())) {
                    throw forbidden("gives a link that leads away from https");
                }
                at = to;
                continue;
            }
            return ended(answer, file);
        }
        throw forbidden("gives a link that leads round in a circle");
    }

    private HttpResponse<Path> toFile(HttpRequest request, Path file, long mostBytes)
            throws NoAnswer {
        return Exchange.of(
                request,
                BodyHandlers.ofFile(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING),
                limits.download(),
                mostBytes);
    }

    private Optional<Reply> ended(HttpResponse<Path> answer, Path file) {
        return answer.statusCode() == 200
                ? Optional.empty()
                : Optional.of(
                        new Reply(answer.statusCode(), answer.headers(), small(file), redaction));
    }

    private static URI resolved(URI from, String to) throws NoAnswer {
        try {
            return from.resolve(to);
        } catch (IllegalArgumentException noAddress) {
            throw forbidden("gives a link that leads to no address");
        }
    }

    /**
     * Strangers may make us ask the internet, and nobody else. The look-up here is the one that the
     * connection uses: the JVM keeps it for 30 seconds.
     */
    private void requireAllowed(URI place) throws NoAnswer {
        if (place.getHost() == null || place.getRawUserInfo() != null) {
            throw forbidden("gives a link that is no web address");
        }
        if (endpoint.vouchesFor(place)) {
            return;
        }
        if (!"https".equalsIgnoreCase(place.getScheme())) {
            throw forbidden("gives a link to another host that is not https");
        }
        try {
            names.addresses(place.getHost());
        } catch (CheckedNames.Forbidden inside) {
            throw forbidden("gives a link into a network that is not public");
        } catch (UnknownHostException unknown) {
            throw new NoAnswer(
                    NoAnswer.Reason.UNREACHED, "gives a link to a host that nobody knows");
        }
    }

    private static NoAnswer forbidden(String why) {
        return new NoAnswer(NoAnswer.Reason.FORBIDDEN, why);
    }

    private static byte[] small(Path file) {
        try {
            return Files.size(file) > 100_000 ? new byte[0] : Files.readAllBytes(file);
        } catch (IOException gone) {
            return new byte[0];
        }
    }
}
