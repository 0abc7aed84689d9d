package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.tenant.ApiKey;
import io.beatframe.server.tenant.ApiKeys;
import io.beatframe.server.tenant.RateLimiter;
import io.beatframe.server.tenant.Tenant;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who is calling. With API keys: the key's tenant, as often as its rate allows. Without: whoever
 * sits at this machine; but a page of another site in that person's browser could send requests to
 * this machine too, or point a name of its own at it, so only calls by this machine's own names are
 * heard, and none that comes from another site's page.
 */
@Component
@Order(CallerFilter.ORDER)
@Profile("api")
final class CallerFilter extends OncePerRequestFilter {
    /** Before all that reads a body, or serves anything; after {@link ProblemFilter}. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final String BEARER = "bearer ";

    /** What a client reads before it has a key: the description, its page, and health. */
    private static final Pattern OPEN =
            Pattern.compile("/(v1/openapi\\.json|docs|actuator/health)(/[A-Za-z0-9._-]+)*");

    private final Access access;
    private final ApiKeys keys;
    private final RateLimiter rates = new RateLimiter();

    CallerFilter(Access access, ApiKeys keys) {
        this.access = access;
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (access.open()) {
            requireLocal(request);
            serve(Tenant.LOCAL, request, response, chain);
        } else if (guarded(request.getRequestURI())) {
            ApiKey key = key(request, response);
            count(key);
            refuseMetrics(request);
            serve(key.tenant().id(), request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void serve(
            String tenantId,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(Caller.ATTRIBUTE, new Caller(tenantId));
        // So that every line of the log tells for whom it was.
        try (MDC.MDCCloseable here = MDC.putCloseable("tenant", tenantId)) {
            chain.doFilter(request, response);
        }
    }

    /** By the path as it came: one with signs that mean something to somebody is not open. */
    private static boolean guarded(String path) {
        return !OPEN.matcher(path).matches() || path.contains("..");
    }

    /**
     * Metrics tell of all tenants. Where there are keys they are at {@code --ops-port} alone: a
     * proxy may stand before this machine's own address.
     */
    private static void refuseMetrics(HttpServletRequest request) {
        // Decoded and in its normal form, unlike the address as it came.
        if (request.getServletPath().startsWith("/actuator")) {
            throw new Failure(ErrorCode.NOT_FOUND, "There is nothing at this address.");
        }
    }

    private ApiKey key(HttpServletRequest request, HttpServletResponse response) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        Optional<ApiKey> key =
                header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        ? keys.open(header.substring(BEARER.length()).strip())
                        : Optional.empty();
        return key.orElseThrow(() -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"beatframe\"");
            return new Failure(
                    ErrorCode.KEY_REFUSED,
                    header == null
                            ? "This service needs an API key: Authorization: Bearer bf_…"
                            : "There is no such API key, or it was revoked.");
        });
    }

    private void count(ApiKey key) {
        OptionalInt rate = key.tenant().limits().requestsPerMinute();
        if (rate.isEmpty()) {
            return;
        }
        Optional<Duration> wait = rates.take(key.id(), rate.getAsInt());
        if (wait.isPresent()) {
            throw new Failure(
                            ErrorCode.RATE_LIMITED,
                            "More than " + rate.getAsInt() + " requests a minute with this key.",
                            null,
                            true)
                    .after(wait);
        }
    }

    private static void requireLocal(HttpServletRequest request) {
        if (!NAMES.contains(host(request)) || foreign(request.getHeader("Origin"))) {
            throw new Failure(
                    ErrorCode.HOST_REFUSED,
                    "Without API keys this service answers to localhost alone, and to no other site's"
                            + " pages.");
        }
    }

    /** As the client wrote it: what a proxy's headers say, any page could say too. */
    private static String host(HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        return host == null ? request.getServerName() : host.replaceFirst(":\\d+$", "");
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
