package io.beatframe.provider;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * One exchange with a provider, under rules that hold for all of them: no redirect is followed, as
 * it would carry the key to whomever it names; the answer has a most of bytes and of time, body
 * included; interrupting the thread ends it at once. What goes wrong is a {@link Failure}, and
 * foreign words in it are redacted.
 */
public final class ProviderHttp {
    private static final Duration CONNECT = Duration.ofSeconds(15);

    private final Provider provider;
    private final Redaction redaction;
    private final HttpClient client;

    public ProviderHttp(Provider provider, Redaction redaction) {
        this.provider = provider;
        this.redaction = redaction;
        this.client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT)
                        .build();
    }

    /**
     * A reply of status 2xx.
     *
     * @param within from now to the last byte of the body
     * @param mostBytes of the body
     * @throws Failure PROVIDER_UNAUTHORISED, _REFUSED, _RATE_LIMITED, _UNAVAILABLE or _INVALID by
     *     the status and the body; CANCELLED when interrupted
     */
    public Reply send(HttpRequest request, Duration within, long mostBytes) {
        Reply reply = exchange(request, within, mostBytes);
        if (!reply.succeeded()) {
            throw Complaint.failure(provider, reply, redaction);
        }
        return reply;
    }

    /**
     * A reply of any status; for callers that read their own meaning out of some.
     *
     * @throws Failure PROVIDER_UNAVAILABLE when nothing came back whole and in time,
     *     PROVIDER_INVALID when it is too large, CANCELLED when interrupted
     */
    public Reply exchange(HttpRequest request, Duration within, long mostBytes) {
        CompletableFuture<HttpResponse<byte[]>> coming =
                client.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
        try {
            HttpResponse<byte[]> response = coming.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new Failure(
                    ErrorCode.CANCELLED, "Waiting for " + provider.label() + " was cancelled.");
        } catch (TimeoutException late) {
            throw unavailable("did not answer within " + within.toSeconds() + " s");
        } catch (ExecutionException broken) {
            throw failure(broken, mostBytes);
        } finally {
            coming.cancel(true);
        }
    }

    /** Without the cause: it may name addresses with keys in them, and libraries unwrap it. */
    private Failure failure(Throwable broken, long mostBytes) {
        for (Throwable at = broken; at != null; at = at.getCause()) {
            switch (at) {
                case UnknownHostException unknown -> {
                    return unavailable("has a host name that nobody knows");
                }
                case UnresolvedAddressException unknown -> {
                    return unavailable("has a host name that nobody knows");
                }
                case ConnectException refused -> {
                    return unavailable("does not accept connections at its address");
                }
                case SSLException insecure -> {
                    return new Failure(
                            ErrorCode.PROVIDER_INVALID,
                            "There is no secure connection to "
                                    + provider.label()
                                    + ": "
                                    + redaction.shown(String.valueOf(insecure.getMessage()), 160)
                                    + ". Look at "
                                    + provider.addressSetting()
                                    + " and at the proxy.");
                }
                case IOException io when tooLarge(io) -> {
                    return new Failure(
                            ErrorCode.PROVIDER_INVALID,
                            provider.label()
                                    + " answers more than "
                                    + mostBytes / 1_000_000.0
                                    + " MB, which is no answer to what was asked.");
                }
                default -> {}
            }
        }
        return unavailable("broke the connection before the answer was whole");
    }

    /** The JDK has no type of its own for it. */
    private static boolean tooLarge(IOException io) {
        return String.valueOf(io.getMessage()).contains("exceeds capacity");
    }

    private Failure unavailable(String what) {
        return new Failure(
                ErrorCode.PROVIDER_UNAVAILABLE,
                provider.label()
                        + " "
                        + what
                        + ". Check the network and "
                        + provider.addressSetting()
                        + ".",
                null,
                true);
    }
}
