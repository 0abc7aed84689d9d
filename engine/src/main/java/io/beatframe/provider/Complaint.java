package io.beatframe.provider;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.regex.Pattern;

/** What a reply that is no success means. The providers differ in words, hardly in kind. */
final class Complaint {
    /** Said by Gemini with a 400, where others say 401. */
    private static final Pattern KEY_INVALID =
            Pattern.compile(
                    "API_KEY_INVALID|API_KEY_EXPIRED|invalid[ _]api[ _]key",
                    Pattern.CASE_INSENSITIVE);

    /** The rules of the house, as they are named in a 400 or 403. */
    private static final Pattern REFUSAL =
            Pattern.compile(
                    "content[_ ](policy|filter)|moderation|safety|PROHIBITED_CONTENT|responsible.?ai",
                    Pattern.CASE_INSENSITIVE);

    /** A 429 that no waiting helps. */
    private static final Pattern NO_MONEY =
            Pattern.compile("insufficient_quota|billing|credit balance", Pattern.CASE_INSENSITIVE);

    private Complaint() {}

    static Failure failure(Provider provider, Reply reply) {
        String body = reply.text();
        String said = ending(reply);
        String who = provider.label();
        int status = reply.status();
        if (status >= 300 && status < 400) {
            return new Failure(
                    ErrorCode.PROVIDER_INVALID,
                    who
                            + " sends us elsewhere (status "
                            + status
                            + "), and keys are not carried on. Set "
                            + provider.addressSetting()
                            + " to the address it really has.");
        }
        if (status == 401 || status == 402 || KEY_INVALID.matcher(body).find()) {
            return unauthorised(provider, status, said);
        }
        if ((status == 400 || status == 403 || status == 422) && REFUSAL.matcher(body).find()) {
            return new Failure(
                    ErrorCode.PROVIDER_REFUSED,
                    who + " refuses this request by its rules" + said + " Change the prompt.");
        }
        if (status == 403) {
            return unauthorised(provider, status, said);
        }
        if (status == 429) {
            return limited(who, reply, body, said);
        }
        if (status == 408 || status == 425 || status >= 500) {
            return new Failure(
                            ErrorCode.PROVIDER_UNAVAILABLE,
                            who + " has a failure of its own (status " + status + ")" + said,
                            null,
                            true)
                    .after(reply.retryAfter());
        }
        return new Failure(
                ErrorCode.PROVIDER_INVALID,
                who + " does not take this request (status " + status + ")" + said);
    }

    private static Failure unauthorised(Provider provider, int status, String said) {
        return new Failure(
                ErrorCode.PROVIDER_UNAUTHORISED,
                provider.label()
                        + " does not accept the key (status "
                        + status
                        + ")"
                        + said
                        + provider.keySetting().map(key -> " Check " + key + ".").orElse(""));
    }

    private static Failure limited(String who, Reply reply, String body, String said) {
        // Gemini speaks of billing at every limit, and names a time where waiting is enough.
        boolean waitingHelps = reply.retryAfter().isPresent() || !NO_MONEY.matcher(body).find();
        return new Failure(
                        ErrorCode.PROVIDER_RATE_LIMITED,
                        who
                                + (waitingHelps
                                        ? " takes no more requests just now"
                                        : " is not paid for")
                                + said,
                        null,
                        waitingHelps)
                .after(reply.retryAfter());
    }

    /** The provider's own words, as the end of a sentence. */
    private static String ending(Reply reply) {
        String words = reply.said();
        if (words.isEmpty()) {
            return ".";
        }
        return ": " + words + (words.matches(".*[.!?…]") ? "" : ".");
    }
}
