package io.beatframe.provider;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a reply that is no success means. The providers differ in words, hardly in kind. */
final class Complaint {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SHOWN = 240;

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

    private static final Pattern SECONDS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)s?");

    private Complaint() {}

    static Failure failure(Provider provider, Reply reply, Redaction redaction) {
        String body = reply.text();
        String said = said(body, redaction);
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
                    .after(retryAfter(reply, body));
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
        boolean waitingHelps = !NO_MONEY.matcher(body).find();
        return new Failure(
                        ErrorCode.PROVIDER_RATE_LIMITED,
                        who
                                + (waitingHelps
                                        ? " takes no more requests just now"
                                        : " is not paid for")
                                + said,
                        null,
                        waitingHelps)
                .after(retryAfter(reply, body));
    }

    /** The provider's own words, as the end of a sentence. */
    private static String said(String body, Redaction redaction) {
        String words = redaction.shown(words(body).orElse(""), SHOWN);
        if (words.isEmpty()) {
            return ".";
        }
        return ": " + words + (words.matches(".*[.!?…]") ? "" : ".");
    }

    private static Optional<String> words(String body) {
        try {
            JsonNode tree = JSON.readTree(body);
            JsonNode first = tree.isArray() ? tree.path(0) : tree;
            for (String path :
                    new String[] {"/error/message", "/message", "/detail", "/error", "/title"}) {
                JsonNode at = first.at(path);
                if (at.isString()) {
                    return Optional.of(at.stringValue());
                }
            }
            JsonNode detail = first.at("/detail/0/msg");
            return detail.isString() ? Optional.of(detail.stringValue()) : Optional.empty();
        } catch (JacksonException page) {
            return body.isBlank()
                    ? Optional.empty()
                    : Optional.of(
                            "it answers a page and no JSON; something else may stand at its address");
        }
    }

    /** From the header, in seconds or as a date, or from Google's RetryInfo in the body. */
    static Optional<Duration> retryAfter(Reply reply, String body) {
        Optional<String> header = reply.headers().firstValue("retry-after");
        if (header.isPresent()) {
            Optional<Duration> seconds = seconds(header.get());
            return seconds.isPresent() ? seconds : until(header.get());
        }
        Matcher info = Pattern.compile("\"retryDelay\"\\s*:\\s*\"([^\"]{1,20})\"").matcher(body);
        return info.find() ? seconds(info.group(1)) : Optional.empty();
    }

    private static Optional<Duration> seconds(String text) {
        Matcher number = SECONDS.matcher(text.strip());
        return number.matches()
                ? Optional.of(
                        Duration.ofMillis(Math.round(1000 * Double.parseDouble(number.group(1)))))
                : Optional.empty();
    }

    private static Optional<Duration> until(String date) {
        try {
            Instant then =
                    ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            Duration left = Duration.between(Instant.now(), then);
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }
}
