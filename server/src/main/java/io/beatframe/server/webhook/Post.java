package io.beatframe.server.webhook;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.fetch.FetchLimits;
import io.beatframe.server.fetch.Fetcher;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Carries a webhook. Public https addresses are asked as strangers' are; the operator may name
 * origins in the own network, which are then asked as they are: BEATFRAME_INTERNAL_CALLBACKS, e.g.
 * {@code http://studio:3000,http://10.0.0.7}.
 */
@Component
public class Post implements DisposableBean {
    static final String VARIABLE = "BEATFRAME_INTERNAL_CALLBACKS";
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int LONGEST_URL = 2000;

    private final Fetcher strangers = new Fetcher(FetchLimits.WEBHOOK);
    private final HttpClient inside =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final List<URI> origins;
    private final Duration longest;

    Post() {
        this(System.getenv(), LONGEST);
    }

    Post(Map<String, String> environment, Duration longest) {
        this.longest = longest;
        this.origins =
                Arrays.stream(environment.getOrDefault(VARIABLE, "").split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(Post::origin)
                        .toList();
    }

    private static URI origin(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && uri.getScheme().matches("https?")) {
                return uri;
            }
        } catch (IllegalArgumentException unreadable) {
            throw unreadable(text, unreadable);
        }
        throw unreadable(text, new IllegalArgumentException(text));
    }

    private static Failure unreadable(String text, IllegalArgumentException cause) {
        return new Failure(
                ErrorCode.OPTION_INVALID,
                VARIABLE + " lists origins like http://studio:3000, not '" + text + "'.",
                cause);
    }

    /**
     * Whether an address may be a callback_url.
     *
     * @throws Failure FETCH_REFUSED, REQUEST_INVALID
     */
    public void require(String url) {
        if (url.length() > LONGEST_URL) {
            throw new Failure(
                    ErrorCode.REQUEST_INVALID,
                    "callback_url is longer than " + LONGEST_URL + " characters.");
        }
        if (!internal(url)) {
            Fetcher.address(url);
        }
    }

    /**
     * @return the status of the answer; a redirect is one like any other
     * @throws Failure FETCH_REFUSED, FETCH_FAILED
     */
    int send(String url, byte[] body, Map<String, String> headers) {
        return internal(url)
                ? inside(URI.create(url), body, headers)
                : strangers.post(Fetcher.address(url), body, headers);
    }

    private boolean internal(String url) {
        try {
            URI asked = URI.create(url);
            return asked.getRawUserInfo() == null
                    && origins.stream().anyMatch(origin -> same(origin, asked));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static boolean same(URI origin, URI asked) {
        return origin.getScheme().equalsIgnoreCase(asked.getScheme())
                && origin.getHost().equalsIgnoreCase(asked.getHost())
                && origin.getPort() == asked.getPort();
    }

    private int inside(URI address, byte[] body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        all.forEach(request::header);
        // A limit of the request's own would end with the headers, and a body may go on for ever.
        var answer = inside.sendAsync(request.build(), BodyHandlers.discarding());
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (ExecutionException | TimeoutException away) {
            answer.cancel(true);
            throw new Failure(
                    ErrorCode.FETCH_FAILED,
                    "Nobody answers at " + address.getHost() + ".",
                    away,
                    true);
        } catch (InterruptedException ending) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.CANCELLED, "The worker is ending.", ending, true);
        }
    }

    @Override
    public void destroy() throws IOException {
        strangers.close();
        inside.close();
    }
}
