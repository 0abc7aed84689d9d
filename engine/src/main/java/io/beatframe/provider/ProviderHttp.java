package io.beatframe.provider;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.network.Exchange;
import io.beatframe.network.NoAnswer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Asks a provider. What goes wrong is a {@link Failure}, and foreign words in it are redacted; for
 * callers to whom a failure of any kind is just that.
 */
public final class ProviderHttp {
    private final Provider provider;
    private final Redaction redaction;

    public ProviderHttp(Provider provider, Redaction redaction) {
        this.provider = provider;
        this.redaction = redaction;
    }

    /**
     * A reply of status 2xx.
     *
     * @param within from now to the last byte of the body
     * @param mostBytes of the body
     * @throws Failure PROVIDER_UNAUTHORISED, _REFUSED, _RATE_LIMITED, _UNAVAILABLE or _INVALID by
     *     the status and the body; PROVIDER_UNAVAILABLE when nothing came back whole and in time;
     *     CANCELLED when interrupted
     */
    public Reply send(HttpRequest request, Duration within, long mostBytes) {
        Reply reply = reply(request, within, mostBytes);
        if (!reply.ok()) {
            throw Complaint.failure(provider, reply);
        }
        return reply;
    }

    private Reply reply(HttpRequest request, Duration within, long mostBytes) {
        try {
            HttpResponse<byte[]> response =
                    Exchange.of(request, BodyHandlers.ofByteArray(), within, mostBytes);
            return new Reply(response.statusCode(), response.headers(), response.body(), redaction);
        } catch (NoAnswer silence) {
            throw failure(silence);
        }
    }

    private Failure failure(NoAnswer silence) {
        String what = provider.label() + " " + redaction.shown(silence.why(), 200) + ". ";
        return switch (silence.reason()) {
            case UNKEPT -> new Failure(ErrorCode.DISK_FULL, what + "Free some space.", null, true);
            case UNREACHED ->
                    new Failure(
                            ErrorCode.PROVIDER_UNAVAILABLE,
                            what
                                    + "If it is a server of yours, start it; else check the network. Its"
                                    + " address is in "
                                    + provider.addressSetting()
                                    + ".",
                            null,
                            true);
            case BROKEN, LATE ->
                    new Failure(
                            ErrorCode.PROVIDER_UNAVAILABLE,
                            what + "Check the network and " + provider.addressSetting() + ".",
                            null,
                            true);
            case INSECURE, FORBIDDEN ->
                    new Failure(
                            ErrorCode.PROVIDER_INVALID,
                            what
                                    + "Look at "
                                    + provider.addressSetting()
                                    + " and at the proxy between.");
            case TOO_LARGE ->
                    new Failure(
                            ErrorCode.PROVIDER_INVALID,
                            what + "That is no answer to what was asked.");
        };
    }
}
