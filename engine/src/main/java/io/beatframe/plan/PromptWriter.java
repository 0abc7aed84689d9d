package io.beatframe.plan;

import io.beatframe.model.ModelCard;
import io.beatframe.model.PromptStyle;
import io.beatframe.request.Aspect;
import io.beatframe.request.ReelRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/**
 * Writes what a text-to-video model is told: whole sentences, in the order that it likes. The
 * sentences on the subject and on the world are the same in all shots, which holds them together;
 * without a treatment the subject's is the user's own prompt.
 */
final class PromptWriter {
    private static final Map<Subject, Actions> ACTIONS =
            Resources.read("actions.json", new TypeReference<>() {});

    private final ReelRequest request;
    private final StyleRules rules;
    private final Scene scene;
    private final Dice dice;
    private final String subjectSentence;
    private final PromptStyle style;
    private final Treatment treatment;
    private String lastAction = "";

    /** One completable action each: at rest, at full energy, and such as a close-up can hold. */
    record Actions(List<String> calm, List<String> full, List<String> close) {
        List<String> fitting(double energy, ShotSize size) {
            return size == ShotSize.CLOSE ? close : energy < 0.5 ? calm : full;
        }
    }

    /**
     * @param camera the video model that is spoken to, where one is
     */
    PromptWriter(
            ReelRequest request,
            Optional<ModelCard> camera,
            StyleRules rules,
            Scene scene,
            Treatment treatment) {
        this.request = request;
        this.rules = rules;
        this.scene = scene;
        this.dice = new Dice(request.seed(), "action");
        this.treatment = treatment;
        this.style = camera.map(ModelCard::style).orElse(PromptStyle.SENTENCES);
        this.subjectSentence =
                asSentence(treatment.subject().orElse(PromptText.oneLine(request.prompt())));
    }

    /**
     * @param movement the camera's move in words
     * @param tone the colours in words
     */
    String write(Framing framing, String action, String movement, String tone) {
        return ModelPrompt.write(
                style,
                new PromptParts(
                        shot(framing),
                        subjectSentence,
                        action,
                        treatment.world().map(PromptWriter::asSentence).orElseGet(this::place),
                        PromptParts.camera(framing.camera(), movement),
                        light() + ", the key from " + ShotWriter.from(framing.light().from()) + ".",
                        ShotWriter.sentence(tone.substring(0, tone.lastIndexOf(", graded"))),
                        "The mood is " + rules.guide().mood() + ".",
                        format(request.aspect()) + "."));
    }

    /** The reel's one approach to light, without a full stop. */
    String light() {
        return treatment
                .light()
                .map(own -> own.replaceFirst("[.!]+$", ""))
                .orElse(rules.light().words());
    }

    private static String asSentence(String words) {
        String prompt = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        char end = prompt.charAt(prompt.length() - 1);
        return end == '.' || end == '!' || end == '?' || end == '…' ? prompt : prompt + ".";
    }

    private static String shot(Framing framing) {
        String size =
                switch (framing.size()) {
                    case WIDE -> "A wide shot";
                    case MEDIUM -> "A medium shot";
                    case CLOSE -> "A close-up";
                };
        return size
                + switch (framing.composition()) {
                    case RULE_OF_THIRDS_LEFT -> " with the subject on the left third.";
                    case RULE_OF_THIRDS_RIGHT -> " with the subject on the right third.";
                    case CENTERED -> " with the subject in the centre of the frame.";
                    case SYMMETRICAL -> " in exact symmetry.";
                    case LAYERED_DEPTH -> " with layers in the near, middle and far distance.";
                    case LEADING_LINES -> " in which the lines of the place lead to the subject.";
                    case NEGATIVE_SPACE -> " with a small subject and much empty space.";
                    case LOW_ANGLE -> " from a low angle.";
                    case DUTCH_ANGLE -> " with a tilted horizon.";
                };
    }

    /** What happens, in a sentence. */
    String action(double energy, ShotSize size, Optional<String> wished) {
        return wished.map(PromptWriter::asSentence).orElseGet(() -> action(energy, size));
    }

    private String action(double energy, ShotSize size) {
        Actions actions = Objects.requireNonNull(ACTIONS.get(scene.subject()));
        List<String> fitting = actions.fitting(energy, size);
        String action = fitting.get(dice.below(fitting.size()));
        if (action.equals(lastAction)) {
            action = fitting.get((fitting.indexOf(action) + 1) % fitting.size());
        }
        lastAction = action;
        return who() + " " + action + ".";
    }

    private String who() {
        return switch (scene.subject()) {
            case DANCER -> "The dancer";
            case PERSON -> "The person";
            case COUPLE -> "The two";
            case RUNNER -> "The runner";
            case CAR -> "The car";
            case BOAT -> "The boat";
            case ANIMAL -> "The animal";
            case ASTRONAUT -> "The astronaut";
            case NONE -> "The place";
        };
    }

    private String place() {
        String where =
                switch (scene.kind()) {
                    case CITY -> "The scene is a city";
                    case MOUNTAINS -> "The scene is a mountain landscape";
                    case SEA -> "The scene is by the water";
                    case DESERT -> "The scene is a desert";
                    case FOREST -> "The scene is among trees";
                    case STAGE -> "The scene is a stage";
                    case ROAD -> "The scene is an open road";
                    case SPACE -> "The scene is outer space";
                    case ABSTRACT -> "It all happens";
                };
        String when =
                switch (scene.time()) {
                    case DAWN -> " at dawn";
                    case DAY -> " by day";
                    case GOLDEN_HOUR -> " at golden hour";
                    case DUSK -> " at dusk";
                    case NIGHT -> " at night";
                };
        return where
                + when
                + switch (scene.weather()) {
                    case CLEAR -> ".";
                    case RAIN -> ", with rain and wet reflections.";
                    case SNOW -> ", with falling snow.";
                    case FOG -> ", with drifting fog.";
                };
    }

    private static String format(Aspect aspect) {
        return switch (aspect) {
            case PORTRAIT, FEED -> "Vertical " + aspect.id();
            case SQUARE -> "Square " + aspect.id();
            case LANDSCAPE -> "Widescreen " + aspect.id();
        };
    }
}
