package io.beatframe.network;

import io.beatframe.failure.DiskFull;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * One question over HTTP and its answer, under rules that hold for all of them: no redirect is
 * followed, as it would carry keys to whomever it names; the answer has a most of bytes and of
 * time, body included; interrupting the thread ends it at once.
 */
public final class Exchange {
    private static final Duration CONNECT = Duration.ofSeconds(15);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .build();

    private Exchange() {}

    /**
     * @param within from now to the last byte of the body
     * @param mostBytes of the body
     * @return an answer of any status
     * @throws Failure CANCELLED when interrupted
     */
    public static <T> HttpResponse<T> of(
            HttpRequest request, BodyHandler<T> body, Duration within, long mostBytes)
            throws NoAnswer {
        CompletableFuture<HttpResponse<T>> coming =
                CLIENT.sendAsync(request, BodyHandlers.limiting(body, mostBytes));
        try {
            return coming.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.CANCELLED, "Waiting for an answer was cancelled.");
        } catch (TimeoutException late) {
            throw new NoAnswer(
                    NoAnswer.Reason.LATE,
                    "did not answer within " + within.toMillis() / 1000.0 + " s");
        } catch (ExecutionException broken) {
            throw noAnswer(broken, mostBytes);
        } finally {
            coming.cancel(true);
        }
    }

    private static NoAnswer noAnswer(Throwable broken, long mostBytes) {
        if (DiskFull.caused(broken)) {
            return new NoAnswer(NoAnswer.Reason.UNKEPT, "sends what a full disk has no place for");
        }
        boolean connecting = false;
        for (Throwable at = broken; at != null; at = at.getCause()) {
            switch (at) {
                case UnknownHostException unknown -> {
                    return unknownHost();
                }
                case UnresolvedAddressException unknown -> {
                    return unknownHost();
                }
                // The JDK's client also wraps into it that a name is not known.
                case ConnectException refused -> connecting = true;
                case HttpConnectTimeoutException slow -> connecting = true;
                case SSLHandshakeException insecure -> {
                    return new NoAnswer(
                            NoAnswer.Reason.INSECURE,
                            "has no secure connection: " + insecure.getMessage());
                }
                case IOException io when tooLarge(io) -> {
                    return new NoAnswer(
                            NoAnswer.Reason.TOO_LARGE,
                            "answers more than " + mostBytes / 1_000_000.0 + " MB");
                }
                default -> {}
            }
        }
        return connecting
                ? new NoAnswer(
                        NoAnswer.Reason.UNREACHED, "does not accept connections at its address")
                : new NoAnswer(
                        NoAnswer.Reason.BROKEN, "broke the connection before the answer was whole");
    }

    private static NoAnswer unknownHost() {
        return new NoAnswer(NoAnswer.Reason.UNREACHED, "has a host name that nobody knows");
    }

    /** The JDK has no type of its own for it. */
    private static boolean tooLarge(IOException io) {
        return String.valueOf(io.getMessage()).contains("exceeds capacity");
    }
}
