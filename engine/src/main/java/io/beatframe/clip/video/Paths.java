package io.beatframe.clip.video;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Strangers' names as parts of addresses. */
final class Paths {
    private Paths() {}

    /** One part of a path: a slash in it is no slash of the address. */
    static String part(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
