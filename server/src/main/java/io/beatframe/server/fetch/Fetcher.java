package io.beatframe.server.fetch;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.network.CheckedNames;
import io.beatframe.network.RetryAfter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;

/**
 * Asks https addresses that strangers name. Every connection, redirected ones too, goes to an
 * address that was just found to be public ({@link CheckedDns}); nothing is unpacked, no cookie,
 * proxy or password is used, and size and time have an end.
 */
public final class Fetcher implements AutoCloseable {
    private static final int BLOCK = 1 << 16;
    private static final int MOST_URL = 2048;

    /**
     * More than ever ask at once: how many may is their own affair, and with few connections one
     * tenant's slow addresses would keep those of all others waiting.
     */
    private static final int CONNECTIONS = 1000;

    /**
     * Java has one exception for a name that does not exist and for a resolver that does not
     * answer, and only the C library's words tell which. In another language than English, or said
     * again out of Java's memory, they tell nothing, and it is better to ask once more.
     */
    private static final Pattern NO_SUCH_NAME =
            Pattern.compile(
                    "(?i)name or service not known|no address associated|does not resolve|servname"
                            + " provided|no such host");

    private final CloseableHttpClient client;
    private final FetchLimits limits;

    public Fetcher(FetchLimits limits) {
        this(limits, CheckedNames.ofTheInternet(), SSLContexts.createSystemDefault());
    }

    Fetcher(FetchLimits limits, CheckedNames names, SSLContext trust) {
        this.limits = limits;
        Timeout silence = Timeout.of(limits.silence());
        this.client =
                HttpClients.custom()
                        .setConnectionManager(
                                PoolingHttpClientConnectionManagerBuilder.create()
                                        .setMaxConnTotal(CONNECTIONS)
                                        .setMaxConnPerRoute(CONNECTIONS)
                                        .setDnsResolver(new CheckedDns(names))
                                        .setTlsSocketStrategy(
                                                ClientTlsStrategyBuilder.create()
                                                        .setSslContext(trust)
                                                        .buildClassic())
                                        .setDefaultSocketConfig(
                                                SocketConfig.custom().setSoTimeout(silence).build())
                                        .setDefaultConnectionConfig(
                                                ConnectionConfig.custom()
                                                        .setConnectTimeout(silence)
                                                        .setSocketTimeout(silence)
                                                        .build())
                                        .build())
                        .setDefaultRequestConfig(
                                RequestConfig.custom().setResponseTimeout(silence).build())
                        // A connection that is kept would answer for a name without a look-up.
                        .setConnectionReuseStrategy((request, response, context) -> false)
                        .setUserAgent("Beatframe")
                        .disableRedirectHandling()
                        .disableContentCompression()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .disableAutomaticRetries()
                        .build();
    }

    /**
     * An address as it may be asked.
     *
     * @throws Failure FETCH_REFUSED for all but plain https addresses; where its name leads is
     *     found out when it is asked
     */
    public static URI address(String text) {
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException unreadable) {
            throw refused("it is no address");
        }
        return checked(address);
    }

    private static URI checked(URI address) {
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            throw refused("it does not begin with https://");
        }
        if (address.getHost() == null || address.getHost().isBlank()) {
            throw refused("it names no host");
        }
        if (address.getRawUserInfo() != null) {
            throw refused("it holds a user name or password");
        }
        if (address.toString().length() > MOST_URL) {
            throw refused("it is longer than " + MOST_URL + " characters");
        }
        return address;
    }

    /**
     * Writes what the address holds into a new file.
     *
     * @return its size in bytes
     * @throws Failure FETCH_REFUSED, FETCH_FAILED, BODY_TOO_LARGE; no file is left then
     */
    public long get(URI address, Path file) {
        Instant end = Instant.now().plus(limits.time());
        URI at = checked(address);
        for (int hop = 0; hop <= limits.redirects(); hop++) {
            Answer<Long> answer = ask(new HttpGet(at), end, response -> saved(response, file, end));
            switch (answer) {
                case Answer.Here<Long>(Long bytes) -> {
                    return bytes;
                }
                case Answer.Elsewhere<Long>(String location) -> at = next(at, location);
            }
        }
        throw refused("it redirects more than " + limits.redirects() + " times");
    }

    /**
     * Sends a webhook. A redirect is an answer like any other and is not followed.
     *
     * @return the status of the answer
     * @throws Failure FETCH_REFUSED; FETCH_FAILED when there was no answer
     */
    public int post(URI address, byte[] body, Map<String, String> headers) {
        HttpPost request = new HttpPost(checked(address));
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        headers.forEach(request::setHeader);
        Answer<Integer> answer =
                ask(
                        request,
                        Instant.now().plus(limits.time()),
                        response -> new Answer.Here<>(response.getCode()));
        return switch (answer) {
            case Answer.Here<Integer>(Integer status) -> status;
            case Answer.Elsewhere<Integer> never -> throw new IllegalStateException("" + never);
        };
    }

    /** What a server said. */
    private sealed interface Answer<T> {
        record Here<T>(T value) implements Answer<T> {}

        record Elsewhere<T>(String location) implements Answer<T> {}
    }

    @FunctionalInterface
    private interface Reader<T> {
        Answer<T> read(ClassicHttpResponse response) throws IOException;
    }

    private <T> Answer<T> ask(HttpUriRequestBase request, Instant end, Reader<T> reader) {
        long left = Duration.between(Instant.now(), end).toMillis();
        Executor atTheEnd =
                CompletableFuture.delayedExecutor(Math.max(1, left), TimeUnit.MILLISECONDS);
        // Against one who drips a byte a second: no single wait is long, but all together are.
        CompletableFuture<Void> timer = CompletableFuture.runAsync(request::cancel, atTheEnd);
        try {
            return client.execute(request, reader::read);
        } catch (CheckedNames.Forbidden forbidden) {
            throw refused("it leads into a network that is not public");
        } catch (IOException stopped) {
            if (Thread.currentThread().isInterrupted()) {
                throw new Failure(ErrorCode.CANCELLED, "Cancelled.", stopped);
            }
            throw broken(request, stopped);
        } finally {
            timer.cancel(false);
        }
    }

    private static Failure broken(HttpUriRequestBase request, IOException why) {
        return switch (why) {
            case SSLException untrusted when !brokenOff(untrusted) ->
                    failed(request, "its certificate is not to be trusted", untrusted, false);
            case UnknownHostException unknown when nobody(unknown) ->
                    failed(request, "there is no such host", unknown, false);
            case UnknownHostException unknown ->
                    failed(request, "its host could not be looked up", unknown, true);
            case IOException broken ->
                    failed(
                            request,
                            request.isCancelled() ? "it takes too long" : "it does not answer",
                            broken,
                            true);
        };
    }

    private static boolean nobody(UnknownHostException unknown) {
        return NO_SUCH_NAME.matcher(String.valueOf(unknown.getMessage())).find();
    }

    /** Whether the line was cut while both sides made it safe, which says nothing of who it is. */
    private static boolean brokenOff(SSLException insecure) {
        return Stream.iterate(insecure.getCause(), Objects::nonNull, Throwable::getCause)
                .anyMatch(why ->
                        why instanceof EOFException
                                || why instanceof SocketException
                                || why instanceof SocketTimeoutException);
    }

    private Answer<Long> saved(ClassicHttpResponse response, Path file, Instant end)
            throws IOException {
        int status = response.getCode();
        Optional<String> location = header(response, HttpHeaders.LOCATION);
        if (status >= 300 && status < 400 && location.isPresent()) {
            return new Answer.Elsewhere<>(location.get());
        }
        if (status != 200 || response.getEntity() == null) {
            throw new Failure(
                            ErrorCode.FETCH_FAILED,
                            "The address answers with status " + status + " and not with a file.",
                            new IOException("status " + status),
                            status == 408 || status == 425 || status == 429 || status >= 500)
                    .after(header(response, HttpHeaders.RETRY_AFTER).flatMap(RetryAfter::of));
        }
        if (response.getEntity().getContentLength() > limits.bytes()) {
            throw tooLarge();
        }
        try (InputStream from = response.getEntity().getContent();
                OutputStream to = Files.newOutputStream(file)) {
            return new Answer.Here<>(copied(from, to));
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(file);
            if (Instant.now().isAfter(end)) {
                throw new IOException("time is up", failed);
            }
            throw failed;
        }
    }

    private static Optional<String> header(ClassicHttpResponse response, String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
    }

    private long copied(InputStream from, OutputStream to) throws IOException {
        byte[] block = new byte[BLOCK];
        // However few come at first: RIFF alone, or ID3, could be the beginning of a page.
        int read = from.readNBytes(block, 0, MediaBytes.LOOKED_AT);
        if (read > 0) {
            MediaBytes.require(block, read);
        }
        long total = 0;
        for (; read > 0; read = from.read(block)) {
            total += read;
            if (total > limits.bytes()) {
                throw tooLarge();
            }
            to.write(block, 0, read);
        }
        return total;
    }

    private static URI next(URI from, String location) {
        try {
            return checked(from.resolve(location));
        } catch (IllegalArgumentException unreadable) {
            throw refused("it redirects to what is no address");
        }
    }

    private Failure tooLarge() {
        return new Failure(
                ErrorCode.BODY_TOO_LARGE,
                "The file at the address has more than "
                        + limits.bytes() / 1_000_000
                        + " MB. Give a shorter or smaller one.");
    }

    private static Failure refused(String why) {
        return new Failure(
                ErrorCode.FETCH_REFUSED,
                "The address is not asked: " + why + ". Give a public https address.");
    }

    private static Failure failed(
            HttpUriRequestBase request, String why, IOException cause, boolean retriable) {
        return new Failure(
                ErrorCode.FETCH_FAILED,
                "Nothing can be had from " + request.getAuthority() + ": " + why + ".",
                cause,
                retriable);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
