package io.beatframe.deliver;

import io.beatframe.picture.Lettering;
import java.util.Locale;

/** Figures and names as they stand on the sheets. */
final class Words {
    private Words() {}

    /** "energetic_dance" as "Energetic dance". */
    static String name(String id) {
        String spaced = id.replace('_', ' ');
        return spaced.isEmpty()
                ? spaced
                : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    /** With a real minus sign; "–" for what is no number. */
    static String figure(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        String digits = String.format(Locale.ROOT, "%." + decimals + "f", value);
        // Not "-0.0".
        boolean negative = digits.startsWith("-") && digits.matches(".*[1-9].*");
        return (negative ? "−" : "") + digits.replace("-", "");
    }

    /** 2 as "2", 23.976 as "23.98". */
    static String brief(double value) {
        return value == Math.rint(value) ? figure(value, 0) : figure(value, 2);
    }

    /** 83.4 as "1:23". */
    static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(
                        Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    /** Without emoji and other signs that would be drawn as boxes, unless nothing else is left. */
    static String drawable(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isWhitespace(c) ? ' ' : c)
                .filter(Lettering::knows)
                .forEach(kept::appendCodePoint);
        String left = kept.toString().replaceAll("\\s+", " ").strip();
        boolean mostlyLost =
                left.codePointCount(0, left.length()) * 2 < text.codePointCount(0, text.length());
        return mostlyLost ? text : left;
    }
}
