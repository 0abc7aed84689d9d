package io.beatframe.server.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The one look-up of a connection. What is checked here is what is connected to, so a name that
 * answers otherwise a moment later (DNS rebinding) gains nothing; and one forbidden answer among
 * many refuses them all.
 */
final class CheckedNames implements DnsResolver {
    private final Names names;
    private final Predicate<InetAddress> allowed;

    CheckedNames(Names names, Predicate<InetAddress> allowed) {
        this.names = names;
        this.allowed = allowed;
    }

    /** Not an UnknownHostException, which would count as a passing failure. */
    static final class Forbidden extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Forbidden(String host) {
            super(host);
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.addresses(host);
        if (found.length == 0) {
            throw new UnknownHostException(host);
        }
        if (!Arrays.stream(found).allMatch(allowed)) {
            throw new Forbidden(host);
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
