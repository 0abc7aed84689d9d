package io.beatframe.provider;

import java.net.URI;
import java.util.Optional;

/**
 * Where a provider is reached, and with which key.
 *
 * @param root scheme, host, port and perhaps a path, without the API's version and without a slash
 *     at the end
 */
public record Endpoint(Provider provider, URI root, Optional<Secret> key) {

    /**
     * @param path begins with a slash and a version, as {@code /v1/videos}; already encoded
     */
    public URI at(String path) {
        return URI.create(root + path);
    }

    /**
     * Whether a key meant for this provider may go to an address that the provider named: a result
     * to fetch, a redirect. Only to the very server that it was meant for.
     */
    public boolean trusts(URI address) {
        return root.getScheme().equalsIgnoreCase(address.getScheme())
                && root.getHost().equalsIgnoreCase(address.getHost())
                && port(root) == port(address);
    }

    /**
     * Whether an address that the provider named may be asked, without a key, wherever its name
     * leads: the user named its host, or it is this machine as the provider is.
     */
    public boolean vouchesFor(URI address) {
        boolean asSafe =
                "https".equalsIgnoreCase(address.getScheme())
                        || ("http".equalsIgnoreCase(address.getScheme())
                                && "http".equalsIgnoreCase(root.getScheme()));
        return asSafe
                && (root.getHost().equalsIgnoreCase(address.getHost())
                        || (Addresses.loopback(root) && Addresses.loopback(address)));
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "http".equalsIgnoreCase(address.getScheme()) ? 80 : 443;
    }

    /** Whether what is sent can be read on the way: not encrypted, and not to this machine. */
    public boolean readableOnTheWay() {
        return root.getScheme().equalsIgnoreCase("http") && !Addresses.loopback(root);
    }
}
