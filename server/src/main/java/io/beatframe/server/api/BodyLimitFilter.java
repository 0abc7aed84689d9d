package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.tenant.Places;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bodies that are no uploads are read into memory, so they are short. Forms are written to the disk
 * before any handler is asked, so they are let through to where one waits for them alone, and few
 * at a time for each tenant; their length is Spring's to limit.
 */
@Component
@Order(CallerFilter.ORDER + 1)
@Profile("api")
final class BodyLimitFilter extends OncePerRequestFilter {
    /** A plan is the longest of them. */
    static final long MOST_BYTES = 6_000_000;

    /** Each may have 510 MB on the disk of the data folder. */
    private static final int MOST_FORMS = 4;

    private static final List<String> FORMS = List.of("/v1/songs", "/v1/reels");

    private final Places forms = new Places(MOST_FORMS);

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            try (Places.Place place = formPlace(request)) {
                chain.doFilter(request, response);
            }
            return;
        }
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw tooLarge();
        }
        chain.doFilter(new Limited(request), response);
    }

    private Places.Place formPlace(HttpServletRequest request) {
        if (!request.getMethod().equals("POST") || !FORMS.contains(request.getRequestURI())) {
            throw new Failure(
                    ErrorCode.REQUEST_INVALID, "A form is taken by POST " + FORMS + " alone.");
        }
        Caller caller = (Caller) request.getAttribute(Caller.ATTRIBUTE);
        return forms.take(caller.tenantId())
                .orElseThrow(() ->
                        new Failure(
                                ErrorCode.RATE_LIMITED,
                                MOST_FORMS
                                        + " uploads of this account are under way. Wait until one is"
                                        + " done.",
                                null,
                                true));
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
