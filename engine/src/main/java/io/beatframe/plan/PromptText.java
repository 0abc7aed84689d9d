package io.beatframe.plan;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A prompt cut into words, which remember where they stand. Anything is a prompt. */
final class PromptText {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’][\\p{L}]+)*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Words at which a noun phrase begins, and which belong to it. */
    private static final Set<String> ARTICLES =
            Set.of(
                    "a", "an", "the", "one", "two", "three", "four", "some", "my", "our", "his",
                    "her", "their", "ein", "eine", "einsame", "un", "una", "une", "le", "la", "el",
                    "il", "der", "die", "das");

    /** Words that end a noun phrase, seen from its head to the left. */
    private static final Set<String> BOUNDARIES =
            Set.of(
                    "in",
                    "on",
                    "at",
                    "of",
                    "with",
                    "and",
                    "or",
                    "by",
                    "to",
                    "from",
                    "for",
                    "as",
                    "is",
                    "are",
                    "was",
                    "while",
                    "where",
                    "when",
                    "through",
                    "into",
                    "over",
                    "under",
                    "across",
                    "along",
                    "after",
                    "before",
                    "behind",
                    "beside",
                    "near",
                    "against",
                    "between",
                    "around",
                    "above",
                    "below",
                    "watching",
                    "following",
                    "show",
                    "shows",
                    "make",
                    "film",
                    "video",
                    "about",
                    "like",
                    "that",
                    "who",
                    "which",
                    "then",
                    "i",
                    "we",
                    "you",
                    "he",
                    "she",
                    "they",
                    "it",
                    "mit",
                    "und",
                    "im",
                    "am",
                    "auf",
                    "con",
                    "en",
                    "y",
                    "et",
                    "dans",
                    "sur",
                    "de",
                    "e",
                    "su");

    private static final int PHRASE_WORDS = 5;
    private static final int CLAUSE_CHARACTERS = 80;

    private final String text;
    private final List<Word> words;

    /** A word as written, and as compared: lower case, without accents. */
    private record Word(int start, int end, String plain) {}

    /** Words {@code first} to {@code last}, both included. */
    record Place(int first, int last) {}

    PromptText(String prompt) {
        this.text = oneLine(prompt);
        List<Word> found = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            found.add(new Word(matcher.start(), matcher.end(), plain(matcher.group())));
        }
        this.words = List.copyOf(found);
    }

    /** Without control characters, halves of characters, line breaks and double spaces. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Zs}\\p{Cs}\\uFEFF]+", " ").strip();
    }

    static String plain(String word) {
        String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
        return MARKS.matcher(apart)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replaceAll("['’]s$", "");
    }

    int size() {
        return words.size();
    }

    String plain(int index) {
        return words.get(index).plain();
    }

    /** The head with its adjectives and its article, in the prompt's own spelling. */
    String nounPhrase(Place head) {
        int first = head.first();
        while (first > 0
                && head.last() - first + 1 < PHRASE_WORDS
                && touching(first - 1)
                && !BOUNDARIES.contains(plain(first - 1))) {
            first--;
            if (ARTICLES.contains(plain(first))) {
                break;
            }
        }
        String phrase = text.substring(words.get(first).start(), words.get(head.last()).end());
        return ARTICLES.contains(plain(first)) ? lowerFirst(phrase) : phrase;
    }

    private boolean touching(int index) {
        String between = text.substring(words.get(index).end(), words.get(index + 1).start());
        return between.equals(" ") || between.equals("-");
    }

    /** What stands before the first comma or full stop, at most 80 characters of it. */
    String firstClause() {
        if (words.isEmpty()) {
            return "light and colour in motion";
        }
        int start = words.getFirst().start();
        int end = start;
        for (int i = 0; i < words.size(); i++) {
            boolean joined = i == 0 || touching(i - 1);
            if (!joined || words.get(i).end() - start > CLAUSE_CHARACTERS) {
                break;
            }
            end = words.get(i).end();
        }
        return end > start
                ? text.substring(start, end)
                // One endless word.
                : text.substring(start, text.offsetByCodePoints(start, cut(start)));
    }

    private int cut(int start) {
        return Math.min(CLAUSE_CHARACTERS, text.codePointCount(start, text.length()));
    }

    private static String lowerFirst(String phrase) {
        return phrase.substring(0, 1).toLowerCase(Locale.ROOT) + phrase.substring(1);
    }
}
