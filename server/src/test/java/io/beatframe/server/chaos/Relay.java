package io.beatframe.server.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands before a server, and can make it slow, or vanish: connections stay, and nothing goes
 * through them ever again, as when a machine or the line to it is gone. Only new ones reach the
 * server when it is back.
 */
final class Relay implements AutoCloseable {
    private final int target;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Connections of an earlier life carry nothing. */
    private volatile int life;

    private volatile boolean gone;

    /** Before each piece of up to 16 kB. */
    private volatile Duration pause = Duration.ZERO;

    Relay(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answer);
    }

    int port() {
        return door.getLocalPort();
    }

    void vanish() {
        gone = true;
        life++;
    }

    void comeBack() {
        gone = false;
    }

    void slow(Duration before) {
        pause = before;
    }

    private void answer() {
        while (true) {
            try {
                Socket client = door.accept();
                open.add(client);
                if (!gone) {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                    open.add(server);
                    int own = life;
                    Thread.ofVirtual().start(() -> carry(client, server, own));
                    Thread.ofVirtual().start(() -> carry(server, client, own));
                }
            } catch (IOException closedOrServerStopped) {
                if (door.isClosed()) {
                    return;
                }
            }
        }
    }

    private void carry(Socket from, Socket to, int own) {
        byte[] bytes = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); own == life; read = in.read(bytes)) {
                if (read < 0) {
                    end(from);
                    end(to);
                    return;
                }
                LockSupport.parkNanos(pause.toNanos());
                out.write(bytes, 0, read);
            }
        } catch (IOException ended) {
            if (own == life) {
                end(from);
                end(to);
            }
        }
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException closedAlready) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(this::end);
    }
}
