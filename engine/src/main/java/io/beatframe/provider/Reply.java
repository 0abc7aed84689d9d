package io.beatframe.provider;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/**
 * What a server answered, whole.
 *
 * @param body at most as many bytes as were allowed
 */
public record Reply(int status, HttpHeaders headers, byte[] body) {
    /** The body as UTF-8; what is none becomes replacement characters. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public boolean succeeded() {
        return status >= 200 && status < 300;
    }
}
