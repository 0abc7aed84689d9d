package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.fetch.Fetcher;
import io.beatframe.server.reel.Songs;
import io.beatframe.server.store.S3Address;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The urls that uploads get from us, and come back with. */
final class UploadUrls {
    private static final Pattern PATH = Pattern.compile("/v1/songs/(song_[0-9a-z]{26})");

    private final Pattern ours;

    /** A proxy may speak https to clients and http to us, so the scheme says nothing. */
    UploadUrls(HttpServletRequest request) {
        String host = origin(request).replaceFirst("^https?://", "");
        this.ours = Pattern.compile("^https?://" + Pattern.quote(host) + "/");
    }

    static String origin(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    }

    /**
     * The path in one of our urls, or an address of elsewhere, https or s3, which a worker will
     * ask.
     *
     * @throws Failure FETCH_REFUSED, and REQUEST_INVALID for any other url
     */
    String path(String url) {
        String path = ours.matcher(url).replaceFirst("/");
        if (upload(path)) {
            return path;
        }
        if (path.startsWith("https://")) {
            return Fetcher.address(path).toString();
        }
        if (path.startsWith(S3Address.SCHEME)) {
            return S3Address.of(path).toString();
        }
        throw new Failure(
                ErrorCode.REQUEST_INVALID,
                "A song or clip is a public https address, or an upload: POST it to /v1/songs and give"
                        + " the url that comes back.");
    }

    static boolean upload(String path) {
        return PATH.matcher(path).matches();
    }

    static String path(Songs.Song song) {
        return "/v1/songs/" + song.id();
    }

    static String id(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not ours: " + path);
        }
        return matcher.group(1);
    }
}
