package io.beatframe.testing.video;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** One request to the fake, read. */
public record FakeCall(HttpExchange exchange, String method, URI uri, byte[] body) {

    static FakeCall of(HttpExchange exchange) throws IOException {
        return new FakeCall(
                exchange,
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestBody().readAllBytes());
    }

    public String path() {
        return uri.getPath();
    }

    public String header(String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    public JsonNode json() {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** A field of a multipart form, or nothing. */
    String field(String name) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("name=\"" + name + "\"");
        if (at < 0) {
            return "";
        }
        int start = text.indexOf("\r\n\r\n", at) + 4;
        String raw = text.substring(start, text.indexOf("\r\n--", start));
        return new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    void json(int status, Map<String, ?> answer, String... headers) throws IOException {
        send(status, "application/json", JsonMapper.shared().writeValueAsBytes(answer), headers);
    }

    void send(int status, String type, byte[] answer, String... headers) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
        }
        exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
        if (answer.length > 0) {
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
    }

    /** Promises more than it sends. */
    void cutOff() throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write("{\"id\": \"".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        exchange.close();
    }
}
