package io.beatframe.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
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
            chain.doFilter(request, response);
        } catch (RuntimeException thrown) {
            if (response.isCommitted()) {
                throw thrown;
            }
            response.resetBuffer();
            problems.write(response, thrown);
        }
    }
}
