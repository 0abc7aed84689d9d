package io.beatframe.server.store;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;

/** Where nobody reads on, the connection is cut: to close it would mean to read it to its end. */
final class AbortingStream extends FilterInputStream {
    private final ResponseInputStream<?> from;
    private boolean ended;

    AbortingStream(ResponseInputStream<?> from) {
        super(from);
        this.from = from;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        ended |= read < 0;
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        ended |= read < 0;
        return read;
    }

    @Override
    public void close() throws IOException {
        if (ended) {
            super.close();
        } else {
            from.abort();
        }
    }
}
