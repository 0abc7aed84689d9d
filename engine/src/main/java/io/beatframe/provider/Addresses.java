package io.beatframe.provider;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the root addresses that users set. */
public final class Addresses {
    private static final Set<String> SCHEMES = Set.of("https", "http");

    /** What people copy from a server's own instructions; each client adds it by itself. */
    private static final Pattern VERSION = Pattern.compile("/v1(beta1?|alpha)?/*$");

    private static final Pattern LOOPBACK =
            Pattern.compile(
                    "localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?");

    private Addresses() {}

    /**
     * Plain {@code http} is taken from users, as a GPU in the next room has no certificate, and
     * only they know that network; an address that a server names must be {@code https}, or on the
     * server that the user named.
     *
     * @param place where it stands, for people
     * @throws Failure ENDPOINT_INVALID with what is wrong
     */
    public static URI root(String place, String text) {
        URI address;
        try {
            address = new URI(VERSION.matcher(text).replaceFirst("").replaceFirst("/+$", ""));
        } catch (URISyntaxException e) {
            throw invalid(place, "it is no address");
        }
        String scheme = address.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw invalid(place, "it must begin with https:// or http://");
        }
        if (address.getUserInfo() != null) {
            // Addresses stand in logs and errors.
            throw invalid(place, "names and passwords have no place in it");
        }
        if (address.getHost() == null || address.getPort() == 0 || address.getPort() > 65_535) {
            throw invalid(place, "it names no host");
        }
        if (address.getRawQuery() != null || address.getRawFragment() != null) {
            throw invalid(place, "it must end with its path, without ? and #");
        }
        return address;
    }

    /** Whether it is this machine, by its name alone: nothing is looked up. */
    static boolean loopback(URI address) {
        String host = address.getHost();
        return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /** The value is not shown: a key put into the wrong variable would be. */
    private static Failure invalid(String place, String why) {
        return new Failure(
                ErrorCode.ENDPOINT_INVALID,
                place
                        + " cannot be used: "
                        + why
                        + ". Write the root alone, such as https://models.example.org or"
                        + " http://localhost:11434.");
    }
}
