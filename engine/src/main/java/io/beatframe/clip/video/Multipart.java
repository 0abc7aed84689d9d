package io.beatframe.clip.video;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A form with files, RFC 7578. */
final class Multipart {
    private final String boundary = "beatframe-" + UUID.randomUUID();
    private final List<byte[]> parts = new ArrayList<>();

    Multipart field(String name, String value) {
        head("name=\"" + name + "\"", "text/plain; charset=utf-8");
        parts.add(bytes(value + "\r\n"));
        return this;
    }

    /**
     * @param fileName ours, never a user's
     */
    Multipart file(String name, String fileName, String type, byte[] content) {
        head("name=\"" + name + "\"; filename=\"" + fileName + "\"", type);
        parts.add(content);
        parts.add(bytes("\r\n"));
        return this;
    }

    private void head(String disposition, String type) {
        parts.add(
                bytes(
                        "--"
                                + boundary
                                + "\r\nContent-Disposition: form-data; "
                                + disposition
                                + "\r\nContent-Type: "
                                + type
                                + "\r\n\r\n"));
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    HttpRequest.BodyPublisher publisher() {
        List<byte[]> all = new ArrayList<>(parts);
        all.add(bytes("--" + boundary + "--\r\n"));
        return HttpRequest.BodyPublishers.ofByteArrays(all);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
