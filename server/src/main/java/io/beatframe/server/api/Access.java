package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.Settings;
import io.beatframe.server.tenant.ApiKeys;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Whether the service is open to whoever sits at its machine: as long as it listens to that machine
 * alone and there never was an API key. Once there was one, only keys open it, also after the last
 * is revoked.
 */
@Component
@Profile("api")
public final class Access {
    private final ApiKeys keys;
    private volatile boolean closed;

    /**
     * @throws Failure OPTION_INVALID when others could reach it and there is no key
     */
    Access(ApiKeys keys, Settings settings) {
        this.keys = keys;
        this.closed = keys.any();
        if (!closed && !loopback(settings.host())) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID,
                    "--host "
                            + settings.host()
                            + " would let everybody in, as there are no API keys. Make one with"
                            + " 'beatframe keys create', or leave out --host.");
        }
    }

    public boolean open() {
        if (!closed) {
            closed = keys.any();
        }
        return !closed;
    }

    /**
     * Whether only this machine reaches what listens at that address.
     *
     * @throws Failure OPTION_INVALID
     */
    public static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID, "There is no address '" + host + "' here.", unknown);
        }
    }
}
