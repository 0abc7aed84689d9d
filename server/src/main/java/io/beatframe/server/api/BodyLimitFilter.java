package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.Settings;
import io.beatframe.server.tenant.Places;
import io.beatframe.server.tenant.Room;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bodies that are no uploads are read into memory, so they are short, and few of the longer ones
 * are there at a time. Forms are written to the disk before any handler is asked, so they are let
 * through to where one waits for them alone, and few at a time for each tenant, and no more than
 * the disk has room for; their length is Spring's to limit.
 */
@Component
@Order(CallerFilter.ORDER + 1)
@Profile("api")
final class BodyLimitFilter extends OncePerRequestFilter {
    /** A plan is the longest of them. */
    static final long MOST_BYTES = 6_000_000;

    /** What is shorter is no matter. */
    private static final long SHORT_BYTES = 100_000;

    /** Of each tenant and of all; as objects they take many times that. */
    private static final long EACH_BODIES_BYTES = 6_000_000;

    private static final long ALL_BODIES_BYTES = 18_000_000;

    private static final int MOST_FORMS = 4;

    /** As spring.servlet.multipart.max-request-size has it. */
    private static final long MOST_FORM_BYTES = 510_000_000;

    /** Of each tenant and of all, on the disk of the data folder: a container may have 2 GiB. */
    private static final long EACH_FORMS_BYTES = 2 * MOST_FORM_BYTES;

    private static final long ALL_FORMS_BYTES = 3 * MOST_FORM_BYTES;

    private static final List<String> FORMS = List.of("/v1/songs", "/v1/reels");

    private final Places forms = new Places(MOST_FORMS);
    private final Room formBytes;
    private final Room bodyBytes =
            new Room("large requests", EACH_BODIES_BYTES, () -> ALL_BODIES_BYTES);

    BodyLimitFilter(Settings settings) {
        File disk = settings.data().toFile();
        // What was written of them already counts twice: rather one upload too few.
        this.formBytes =
                new Room(
                        "uploads",
                        EACH_FORMS_BYTES,
                        () -> Math.min(ALL_FORMS_BYTES, disk.getUsableSpace()));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            try (Places.Place place = formPlace(request);
                    Places.Place room = formBytes.take(tenantId(request), formBytes(request))) {
                chain.doFilter(request, response);
            }
            return;
        }
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw tooLarge();
        }
        try (Limited limited = new Limited(request, bodyBytes)) {
            chain.doFilter(limited, response);
        }
    }

    /** Who is let in without a key has no body read. */
    private static String tenantId(HttpServletRequest request) {
        return request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller
                ? caller.tenantId()
                : "";
    }

    /** As it says itself; the longest where it does not, or says more than is taken. */
    private static long formBytes(HttpServletRequest request) {
        long stated = request.getContentLengthLong();
        return stated < 0 ? MOST_FORM_BYTES : Math.min(stated, MOST_FORM_BYTES);
    }

    private Places.Place formPlace(HttpServletRequest request) {
        if (!request.getMethod().equals("POST") || !FORMS.contains(request.getRequestURI())) {
            throw new Failure(
                    ErrorCode.REQUEST_INVALID, "A form is taken by POST " + FORMS + " alone.");
        }
        return forms.take(tenantId(request))
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

    /** A body, whatever was said of its length, and its room once it is a long one. */
    private static final class Limited extends HttpServletRequestWrapper implements AutoCloseable {
        private final Room room;
        private Places.@Nullable Place place;

        Limited(HttpServletRequest request, Room room) {
            super(request);
            this.room = room;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), this);
        }

        private void require(long read) {
            if (read > MOST_BYTES) {
                throw tooLarge();
            }
            if (read > SHORT_BYTES && place == null) {
                long stated = getContentLengthLong();
                place =
                        room.take(
                                tenantId((HttpServletRequest) getRequest()),
                                stated < 0 ? MOST_BYTES : stated);
            }
        }

        @Override
        public void close() {
            if (place != null) {
                place.close();
            }
        }
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream from;
        private final Limited body;
        private long read;

        Counted(ServletInputStream from, Limited body) {
            this.from = from;
            this.body = body;
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
            body.require(read);
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
