package io.beatframe.title;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * Where a word that is wider than a line may be parted with a hyphen. Nobody says which language it
 * is of, so there is no dictionary: a syllable begins with the consonant before a vowel, and
 * letters that are written for one sound stay together.
 */
final class Hyphens {
    private static final String VOWELS = "aeiouyæøœαεηιουωаеиоуыэюяіє";
    private static final Set<String> ONE_SOUND =
            Set.of("sch", "ch", "ck", "gh", "ph", "qu", "sh", "th");

    /** How many letters a line may stay shorter for a better place. */
    private static final int SEARCHED = 5;

    private static final int LEAST_LETTERS = 2;

    private Hyphens() {}

    /**
     * Whether a hyphen is due between the two signs about {@code at}: inside a word of letters, and
     * not inside a name such as {@code @…}, {@code #…} or an address, which it would change.
     */
    static boolean due(String text, int at) {
        if (at <= 0 || at >= text.length() || !letter(text, at - 1) || !letter(text, at)) {
            return false;
        }
        return text.substring(wordStart(text, at), wordEnd(text, at))
                .codePoints()
                .noneMatch(sign -> "@#/_".indexOf(sign) >= 0 || Character.isDigit(sign));
    }

    /**
     * The best place for a hyphen.
     *
     * @param from where the line begins
     * @param most the last place where the line can end
     * @return {@code most} where no other is better
     */
    static int best(String text, int from, int most) {
        int first = Math.max(from, wordStart(text, most)) + LEAST_LETTERS;
        int last = Math.min(most, wordEnd(text, most) - LEAST_LETTERS);
        for (int at = last; at >= Math.max(first, most - SEARCHED); at--) {
            if (due(text, at) && beginsSyllable(text, at)) {
                return at;
            }
        }
        return most;
    }

    private static boolean beginsSyllable(String text, int at) {
        for (int length = 3; length > 1; length--) {
            for (int before = 1; before < length; before++) {
                if (ONE_SOUND.contains(lower(text, at - before, at - before + length))) {
                    return false;
                }
            }
        }
        int sound =
                ONE_SOUND.contains(lower(text, at, at + 3))
                        ? 3
                        : ONE_SOUND.contains(lower(text, at, at + 2)) ? 2 : 1;
        return !vowel(text, at) && vowel(text, at + sound);
    }

    private static String lower(String text, int from, int to) {
        return from < 0 || to > text.length()
                ? ""
                : text.substring(from, to).toLowerCase(Locale.ROOT);
    }

    private static boolean vowel(String text, int at) {
        String plain = Normalizer.normalize(lower(text, at, at + 1), Normalizer.Form.NFD);
        return !plain.isEmpty() && VOWELS.indexOf(plain.charAt(0)) >= 0;
    }

    private static boolean letter(String text, int at) {
        int sign = text.codePointAt(at);
        UnicodeScript script = UnicodeScript.of(sign);
        return Character.isLetter(sign)
                && (script == UnicodeScript.LATIN
                        || script == UnicodeScript.GREEK
                        || script == UnicodeScript.CYRILLIC);
    }

    private static int wordStart(String text, int at) {
        int start = at;
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int wordEnd(String text, int at) {
        int end = at;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
