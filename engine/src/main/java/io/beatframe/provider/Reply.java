package io.beatframe.provider;

import io.beatframe.network.RetryAfter;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What a provider answered, whole.
 *
 * @param body at most as many bytes as were allowed
 * @param redaction through which its words go before people see them
 */
public record Reply(int status, HttpHeaders headers, byte[] body, Redaction redaction) {
    private static final int MOST_WORDS = 300;
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    /** Of status 2xx. */
    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The body as UTF-8; what is none becomes replacement characters. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Missing when the body is not JSON. */
    public JsonNode json() {
        try {
            JsonNode tree = JsonMapper.shared().readTree(body);
            // Some answers of Google's are a list of one.
            return tree.isArray() && tree.size() == 1 ? tree.get(0) : tree;
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** Whether the provider's own program answered, and not a proxy before it. */
    public boolean spoken() {
        return json().isObject();
    }

    /**
     * How long the provider asks us to wait: by the header, in seconds or as a date, or by Google's
     * RetryInfo in the body.
     */
    public Optional<Duration> retryAfter() {
        Optional<String> header = headers.firstValue("retry-after");
        if (header.isPresent()) {
            return RetryAfter.of(header.get());
        }
        for (JsonNode detail : json().path("error").path("details")) {
            Optional<Duration> delay = RetryAfter.seconds(detail.path("retryDelay").asString(""));
            if (delay.isPresent()) {
                return delay;
            }
        }
        return Optional.empty();
    }

    /** The status, and what went wrong in the provider's words as far as it has any: one line. */
    public String words() {
        String said = said();
        return "HTTP " + status + (said.isEmpty() ? "" : ": " + said);
    }

    /** The message, in any of the forms that providers use, as one short line; or empty. */
    public String said() {
        String said = said(json());
        if (!said.isBlank() || spoken() || body.length == 0) {
            return line(said);
        }
        return "it answers a page and no JSON";
    }

    private static String said(JsonNode json) {
        JsonNode error = json.path("error");
        for (JsonNode place :
                new JsonNode[] {
                    error.path("message"),
                    error,
                    json.path("detail"),
                    json.path("message"),
                    json.path("title")
                }) {
            if (place.isString() && !place.asString("").isBlank()) {
                return place.asString("");
            }
        }
        StringBuilder all = new StringBuilder();
        if (json.path("detail").isArray()) {
            for (JsonNode one : json.path("detail")) {
                all.append(all.isEmpty() ? "" : "; ").append(one.path("msg").asString(""));
            }
        }
        return all.toString();
    }

    /** A stranger's words: one line, not endless, and without addresses, which may be signed. */
    public String line(String words) {
        return redaction.shown(LINK.matcher(words).replaceAll("(a link)"), MOST_WORDS);
    }
}
