package io.beatframe.server.fetch;

import io.beatframe.network.CheckedNames;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The one look-up of a connection. What is checked here is what is connected to, so a name that
 * answers otherwise a moment later (DNS rebinding) gains nothing.
 */
record CheckedDns(CheckedNames names) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return names.addresses(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
