package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Without API keys, a page of another site in the user's browser could send requests to this
 * machine, or point a name of its own at it. So only calls by this machine's own names are heard,
 * and none that comes from another site's page.
 */
@Component
@Profile("api")
final class LocalOnlyFilter extends OncePerRequestFilter {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Problems problems;

    LocalOnlyFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!NAMES.contains(request.getServerName()) || foreign(request.getHeader("Origin"))) {
            problems.write(
                    response,
                    new Failure(
                            ErrorCode.HOST_REFUSED,
                            "Without API keys this service answers to localhost alone, and to no other"
                                    + " site's pages."));
            return;
        }
        request.setAttribute(Caller.ATTRIBUTE, Caller.LOCAL);
        chain.doFilter(request, response);
    }

    private static boolean foreign(@Nullable String origin) {
        if (origin == null) {
            return false;
        }
        try {
            String host = URI.create(origin).getHost();
            return host == null || !NAMES.contains(host);
        } catch (IllegalArgumentException notAnOrigin) {
            return true;
        }
    }
}
