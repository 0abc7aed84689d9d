package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What the other filters throw becomes a problem as well. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@Profile("api")
final class ProblemFilter extends OncePerRequestFilter {
    private final Problems problems;

    ProblemFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            requireAcceptThatCanBeRead(request);
            chain.doFilter(request, response);
        } catch (RuntimeException thrown) {
            if (response.isCommitted()) {
                throw thrown;
            }
            response.resetBuffer();
            problems.write(response, thrown);
        }
    }

    /** Spring would find no form for any answer, an error's included, and say nothing at all. */
    private static void requireAcceptThatCanBeRead(HttpServletRequest request) {
        try {
            MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        } catch (InvalidMediaTypeException unreadable) {
            throw new Failure(
                    ErrorCode.REQUEST_INVALID,
                    "The header Accept lists media types, like application/json.",
                    unreadable);
        }
    }
}
