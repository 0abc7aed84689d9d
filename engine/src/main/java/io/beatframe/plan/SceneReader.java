package io.beatframe.plan;

import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/**
 * Reads the world of the reel out of a prompt by its words ({@code scene-words.json}): what is
 * named counts two, what hints at it counts one, the larger sum wins, and of equals the one that is
 * named first. It understands no sentences, but it never fails, and it is the same every time.
 */
public final class SceneReader {
    private static final Book BOOK = Resources.read("scene-words.json", new TypeReference<>() {});

    private SceneReader() {}

    /** What the table holds; each part is a vocabulary of its own. */
    record Book(
            Map<SceneKind, Vocabulary.Words> scene,
            Map<TimeOfDay, Vocabulary.Words> time,
            Map<Weather, Vocabulary.Words> weather,
            Map<Subject, Vocabulary.Words> subject) {}

    private static final Vocabulary<SceneKind> SCENES = new Vocabulary<>(BOOK.scene());
    private static final Vocabulary<TimeOfDay> TIMES = new Vocabulary<>(BOOK.time());
    private static final Vocabulary<Weather> WEATHERS = new Vocabulary<>(BOOK.weather());
    private static final Vocabulary<Subject> SUBJECTS = new Vocabulary<>(BOOK.subject());

    /** The world of a prompt; by day, where the prompt and its place say nothing of the time. */
    public static Scene read(String prompt) {
        return read(prompt, TimeOfDay.DAY);
    }

    /**
     * @param otherwise the time of day when the prompt names none
     */
    static Scene read(String prompt, TimeOfDay otherwise) {
        PromptText text = new PromptText(prompt);
        Optional<Vocabulary.Hit<SceneKind>> scene = SCENES.find(text);
        Optional<Vocabulary.Hit<Subject>> subject = SUBJECTS.find(text);
        SceneKind kind = scene.map(Vocabulary.Hit::meaning).orElse(SceneKind.ABSTRACT);
        Subject who = subject.map(Vocabulary.Hit::meaning).orElse(Subject.NONE);
        return new Scene(
                kind,
                TIMES.find(text).map(Vocabulary.Hit::meaning).orElse(timeOf(kind, otherwise)),
                WEATHERS.find(text).map(Vocabulary.Hit::meaning).orElse(Weather.CLEAR),
                who,
                subjectWords(text, who, subject));
    }

    private static TimeOfDay timeOf(SceneKind kind, TimeOfDay otherwise) {
        return switch (kind) {
            case STAGE, SPACE -> TimeOfDay.NIGHT;
            case CITY, MOUNTAINS, SEA, DESERT, FOREST, ROAD, ABSTRACT -> otherwise;
        };
    }

    private static String subjectWords(
            PromptText text, Subject who, Optional<Vocabulary.Hit<Subject>> subject) {
        return who == Subject.NONE
                ? text.firstClause()
                : subject.flatMap(Vocabulary.Hit::noun)
                        .map(text::nounPhrase)
                        .orElse(plainWords(who));
    }

    private static String plainWords(Subject subject) {
        return switch (subject) {
            case DANCER -> "a dancer";
            case PERSON -> "a person";
            case COUPLE -> "a couple";
            case RUNNER -> "a runner";
            case CAR -> "a car";
            case BOAT -> "a boat";
            case ANIMAL -> "an animal";
            case ASTRONAUT -> "an astronaut";
            case NONE -> "the place itself";
        };
    }
}
