package io.beatframe.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Looks up hosts that strangers name, and gives no address of a network that is not public; one
 * forbidden answer among many refuses them all.
 */
public final class CheckedNames {
    private final Names names;
    private final Predicate<InetAddress> allowed;

    public CheckedNames(Names names, Predicate<InetAddress> allowed) {
        this.names = names;
        this.allowed = allowed;
    }

    /** By this machine's own look-up. */
    public static CheckedNames ofTheInternet() {
        return new CheckedNames(InetAddress::getAllByName, PublicAddresses::contain);
    }

    /** Not an UnknownHostException, which would count as a passing failure. */
    public static final class Forbidden extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Forbidden(String host) {
            super(host);
        }
    }

    /**
     * @return one or more
     * @throws Forbidden when one of them is not allowed
     */
    public InetAddress[] addresses(String host) throws UnknownHostException {
        InetAddress[] found = names.addresses(host);
        if (found.length == 0) {
            throw new UnknownHostException(host);
        }
        if (!Arrays.stream(found).allMatch(allowed)) {
            throw new Forbidden(host);
        }
        return found;
    }
}
