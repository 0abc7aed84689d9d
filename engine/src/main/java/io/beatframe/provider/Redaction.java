package io.beatframe.provider;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes secrets out of foreign text: the keys that are set, and what looks like a key or a signed
 * address wherever it comes from. A provider's error may well repeat what it was sent.
 */
public final class Redaction {
    private static final String MARK = "***";

    /** Shorter values would mark half of any sentence. */
    private static final int SHORTEST_SECRET = 6;

    private static final Pattern LOOKS_SECRET =
            Pattern.compile(
                    "(?i)(authorization|x-goog-api-key|x-api-key)[\"']?\\s*[:=]\\s*[\"']?(bearer|key|basic)?\\s*[^\\s\"',;]+"
                            + "|[?&](key|token|sig|signature|x-[a-z]+-(signature|security-token|credential))=[^\\s\"'&]+"
                            + "|\\bbearer\\s+[a-z0-9._~+/=-]{12,}"
                            + "|\\b(sk-[a-z0-9_-]{12,}|AIza[a-z0-9_-]{20,}|ya29\\.[a-z0-9._-]{12,}|r8_[a-z0-9]{12,})");

    private final List<String> secrets;

    Redaction(Collection<Secret> secrets) {
        List<String> longestFirst = new ArrayList<>(secrets.stream().map(Secret::reveal).toList());
        longestFirst.removeIf(secret -> secret.length() < SHORTEST_SECRET);
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        this.secrets = List.copyOf(longestFirst);
    }

    /** The text on one line, without secrets, and cut to at most so many characters. */
    public String shown(String text, int most) {
        // Cut first: an error page may have megabytes, and a key at the cut is no longer whole.
        String near = text.length() <= 4L * most ? text : text.substring(0, 4 * most);
        String line = without(near).replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        return line.length() <= most ? line : line.substring(0, most - 3) + "...";
    }

    /** The text without secrets. */
    public String without(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, MARK);
        }
        return LOOKS_SECRET.matcher(clean).replaceAll(MARK);
    }

    @Override
    public String toString() {
        return "Redaction of " + secrets.size() + " secrets";
    }
}
