package io.beatframe.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words with a meaning each, found in a prompt. */
final class Vocabulary<E extends Enum<E>> {
    private static final int NAMED = 2;
    private static final int HINTED = 1;

    /** Of "no rain" nothing is seen. */
    private static final Set<String> NEGATIONS =
            Set.of(
                    "no", "not", "without", "never", "ohne", "kein", "keine", "sin", "sans",
                    "senza");

    /**
     * @param nouns name the thing
     * @param signs only hint at it
     */
    record Words(List<String> nouns, List<String> signs) {}

    /**
     * @param noun the words that name it, where something names it
     */
    record Hit<E>(E meaning, int score, int first, Optional<PromptText.Place> noun) {
        boolean beats(Hit<E> other) {
            return score != other.score ? score > other.score : first < other.first;
        }
    }

    private record Entry<E>(E meaning, List<String> words, int weight) {}

    /** By the first word, so that a prompt is read once. */
    private final Map<String, List<Entry<E>>> entries = new HashMap<>();

    Vocabulary(Map<E, Words> meanings) {
        Weights.ordered(meanings)
                .forEach((meaning, words) -> {
                    words.nouns().forEach(phrase -> add(meaning, phrase, NAMED));
                    words.signs().forEach(phrase -> add(meaning, phrase, HINTED));
                });
    }

    private void add(E meaning, String phrase, int weight) {
        List<String> words = List.of(phrase.split(" "));
        entries.computeIfAbsent(words.getFirst(), key -> new ArrayList<>())
                .add(new Entry<>(meaning, words, weight));
    }

    /** The meaning that the prompt speaks of most. */
    Optional<Hit<E>> find(PromptText text) {
        Map<E, Hit<E>> sums = new HashMap<>();
        int at = 0;
        while (at < text.size()) {
            Entry<E> entry = longestAt(text, at);
            if (entry == null) {
                at++;
                continue;
            }
            PromptText.Place place = new PromptText.Place(at, at + entry.words().size() - 1);
            if (at == 0 || !NEGATIONS.contains(text.plain(at - 1))) {
                sums.merge(entry.meaning(), hit(entry, place), Vocabulary::sum);
            }
            at = place.last() + 1;
        }
        return sums.values().stream().reduce((a, b) -> b.beats(a) ? b : a);
    }

    private static <E> Hit<E> hit(Entry<E> entry, PromptText.Place place) {
        return new Hit<>(
                entry.meaning(),
                entry.weight(),
                place.first(),
                entry.weight() == NAMED ? Optional.of(place) : Optional.empty());
    }

    private static <E> Hit<E> sum(Hit<E> earlier, Hit<E> later) {
        return new Hit<>(
                earlier.meaning(),
                earlier.score() + later.score(),
                earlier.first(),
                earlier.noun().isPresent() ? earlier.noun() : later.noun());
    }

    private @Nullable Entry<E> longestAt(PromptText text, int at) {
        Entry<E> longest = null;
        for (String first : singulars(text.plain(at))) {
            for (Entry<E> entry : entries.getOrDefault(first, List.of())) {
                if (matches(entry.words(), text, at)
                        && (longest == null || entry.words().size() > longest.words().size())) {
                    longest = entry;
                }
            }
        }
        return longest;
    }

    private static boolean matches(List<String> words, PromptText text, int at) {
        if (at + words.size() > text.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!singulars(text.plain(at + i)).contains(words.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The word as it stands, and without a plural's ending. */
    private static List<String> singulars(String word) {
        List<String> forms = new ArrayList<>(List.of(word));
        if (word.length() > 3 && word.endsWith("s")) {
            forms.add(word.substring(0, word.length() - 1));
            if (word.endsWith("es")) {
                forms.add(word.substring(0, word.length() - 2));
            }
        }
        return forms;
    }
}
