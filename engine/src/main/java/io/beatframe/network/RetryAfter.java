package io.beatframe.network;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a server asks to be left alone (RFC 9110, 10.2.3). */
public final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)s?");

    private RetryAfter() {}

    /**
     * @param header in seconds or as a date; one that has passed is no wait at all
     * @return empty for anything else
     */
    public static Optional<Duration> of(String header) {
        Optional<Duration> seconds = seconds(header);
        return seconds.isPresent() ? seconds : until(header);
    }

    /** {@code 12}, and {@code 12.5s} as Google writes it. */
    public static Optional<Duration> seconds(String text) {
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
