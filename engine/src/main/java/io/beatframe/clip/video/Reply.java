package io.beatframe.clip.video;

import io.beatframe.provider.Redaction;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What a provider answered.
 *
 * @param redaction through which its words go before people see them
 */
record Reply(int status, HttpHeaders headers, byte[] body, Redaction redaction) {
    private static final int MOST_WORDS = 300;

    boolean ok() {
        return status >= 200 && status < 300;
    }

    /** Missing when the body is not JSON. */
    JsonNode json() {
        try {
            JsonNode tree = JsonMapper.shared().readTree(body);
            // Some answers of Google's are a list of one.
            return tree.isArray() && tree.size() == 1 ? tree.get(0) : tree;
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** Whether the provider's own program answered, and not a proxy before it. */
    boolean spoken() {
        return json().isObject();
    }

    /** How long the provider asks us to wait. */
    Optional<Duration> retryAfter() {
        Optional<Duration> header =
                headers.firstValue("retry-after")
                        .filter(value -> value.matches("\\d{1,6}"))
                        .map(value -> Duration.ofSeconds(Long.parseLong(value)));
        if (header.isPresent()) {
            return header;
        }
        for (JsonNode detail : json().path("error").path("details")) {
            String delay = detail.path("retryDelay").asString("");
            if (delay.matches("\\d{1,6}(\\.\\d{1,9})?s")) {
                double seconds = Double.parseDouble(delay.substring(0, delay.length() - 1));
                return Optional.of(Duration.ofMillis((long) Math.ceil(1000 * seconds)));
            }
        }
        return Optional.empty();
    }

    /** What went wrong, in the provider's words as far as it has any: one short line. */
    String words() {
        String said = said(json());
        if (said.isBlank()) {
            said = spoken() || body.length == 0 ? "" : "an answer that is not JSON";
        }
        return "HTTP " + status + (said.isBlank() ? "" : ": " + line(said));
    }

    /** The message in any of the forms that providers use. */
    static String said(JsonNode json) {
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
        if (json.path("detail").isArray()) {
            StringBuilder all = new StringBuilder();
            for (JsonNode one : json.path("detail")) {
                all.append(all.isEmpty() ? "" : "; ").append(one.path("msg").asString(""));
            }
            return all.toString();
        }
        return "";
    }

    /** A stranger's words: one line, not endless, and without addresses, which may be signed. */
    String line(String words) {
        return redaction.shown(words.replaceAll("https?://\\S+", "(a link)"), MOST_WORDS);
    }
}
