package io.beatframe.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a server that is told where to listen, or goes away and comes back. It is none of
 * those that systems give to whoever asks for any, so nobody happens to take it meanwhile.
 */
public final class KeptPort {
    /** Linux gives out those from 32768 on by itself, others those from 49152 on. */
    private static final int FIRST = 20_000;

    private static final int AFTER_LAST = 32_768;

    private KeptPort() {}

    /** One at which nobody listens. */
    public static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST);
            try (ServerSocket socket =
                    new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
    }
}
