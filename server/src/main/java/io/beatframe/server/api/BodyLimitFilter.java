package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bodies that are no uploads are read into memory, so they are short; uploads have Spring's limit.
 */
@Component
@Order(1)
@Profile("api")
final class BodyLimitFilter extends OncePerRequestFilter {
    /** A plan is the longest of them. */
    static final long MOST_BYTES = 6_000_000;

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw tooLarge();
        }
        chain.doFilter(new Limited(request), response);
    }

    private static Failure tooLarge() {
        return new Failure(
                ErrorCode.BODY_TOO_LARGE,
                "The request has more than " + MOST_BYTES / 1_000_000 + " MB.");
    }

    /** A body whose length was not said, or was a lie. */
    private static final class Limited extends HttpServletRequestWrapper {
        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream());
        }
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream from;
        private long read;

        Counted(ServletInputStream from) {
            this.from = from;
        }

        @Override
        public int read() throws IOException {
            int value = from.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = from.read(into, offset, length);
            count(count);
            return count;
        }

        private void count(int bytes) {
            read += Math.max(0, bytes);
            if (read > MOST_BYTES) {
                throw tooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return from.isFinished();
        }

        @Override
        public boolean isReady() {
            return from.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            from.setReadListener(listener);
        }
    }
}
