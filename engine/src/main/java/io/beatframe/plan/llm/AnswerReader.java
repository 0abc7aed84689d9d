package io.beatframe.plan.llm;

import io.beatframe.plan.CameraMove;
import io.beatframe.plan.Composition;
import io.beatframe.plan.Light;
import io.beatframe.plan.SceneKind;
import io.beatframe.plan.Score;
import io.beatframe.plan.ShotIdea;
import io.beatframe.plan.ShotSize;
import io.beatframe.plan.Subject;
import io.beatframe.plan.TimeOfDay;
import io.beatframe.plan.Transition;
import io.beatframe.plan.Treatment;
import io.beatframe.plan.Weather;
import io.beatframe.provider.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads a treatment out of an answer, field by field. What cannot be used is left open, for the
 * rules to decide, and becomes a fault that the model can be asked to mend. Nothing else is
 * believed: fields that nobody asked for, such as lengths, are only named.
 */
final class AnswerReader {
    private static final int MOST_SHOTS = 400;
    private static final Pattern URL = Pattern.compile("(?i)https?:|www\\.|[<>{}`]|\\]\\(");

    private static final Set<String> TOP =
            Set.of(
                    "subject",
                    "world",
                    "place",
                    "time_of_day",
                    "weather",
                    "subject_kind",
                    "light",
                    "colour",
                    "consistency",
                    "shots");
    private static final Set<String> OF_SHOT =
            Set.of("beat", "action", "camera", "size", "composition", "light_from", "transition");

    private final Score score;
    private final Redaction redaction;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> unasked = new TreeSet<>();

    /**
     * What an answer is worth.
     *
     * @param faults sentences that the model understands; none: all is as asked
     * @param unasked names of fields that were not believed
     */
    record Reading(Treatment treatment, List<String> faults, Set<String> unasked) {
        boolean better(Reading other) {
            boolean shots = !treatment.shots().isEmpty();
            return shots == !other.treatment.shots().isEmpty()
                    ? faults.size() < other.faults.size()
                    : shots;
        }
    }

    private AnswerReader(Score score, Redaction redaction) {
        this.score = score;
        this.redaction = redaction;
    }

    static Reading read(Answer answer, Score score, Redaction redaction) {
        AnswerReader reader = new AnswerReader(score, redaction);
        Treatment treatment = reader.treatment(answer);
        return new Reading(treatment, List.copyOf(reader.faults), Set.copyOf(reader.unasked));
    }

    private Treatment treatment(Answer answer) {
        Optional<AnswerJson.Read> json = AnswerJson.in(answer.text());
        if (json.isEmpty()) {
            faults.add(
                    answer.text().isBlank()
                            ? "the answer is empty; send the JSON object that was asked for"
                            : "the answer holds no JSON object; send that and nothing else");
            return Treatment.NONE;
        }
        JsonNode tree = json.get().tree();
        if (answer.cutOff() || !json.get().whole()) {
            faults.add("the answer is cut off; send it whole, with shorter sentences");
        }
        unasked(tree, TOP);
        return new Treatment(
                text(tree, "", "subject", 200),
                text(tree, "", "world", 300),
                word(tree, "", "place", SceneKind.values(), SceneKind::id),
                word(tree, "", "time_of_day", TimeOfDay.values(), TimeOfDay::id),
                word(tree, "", "weather", Weather.values(), Weather::id),
                word(tree, "", "subject_kind", Subject.values(), Subject::id),
                text(tree, "", "light", 300),
                text(tree, "", "colour", 300),
                text(tree, "", "consistency", 500),
                shots(tree.path("shots")));
    }

    private List<ShotIdea> shots(JsonNode list) {
        if (!list.isArray() || list.isEmpty()) {
            faults.add("shots: must be a list of shots, each with its beat");
            return List.of();
        }
        if (list.size() > MOST_SHOTS) {
            faults.add("shots: " + list.size() + " are too many");
        }
        List<ShotIdea> ideas = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_SHOTS, list.size()); i++) {
            shot(list.get(i), "shot " + (i + 1) + ", ").ifPresent(ideas::add);
        }
        return ideas;
    }

    private Optional<ShotIdea> shot(JsonNode node, String where) {
        JsonNode shot = node.isObject() ? node : JsonNodeFactory.instance.objectNode();
        unasked(shot, OF_SHOT);
        Optional<Integer> joint = joint(shot.path("beat"), where);
        ShotIdea idea =
                new ShotIdea(
                        joint.orElse(0),
                        word(shot, where, "camera", CameraMove.values(), CameraMove::id),
                        word(shot, where, "size", ShotSize.values(), ShotSize::id),
                        word(shot, where, "composition", Composition.values(), Composition::id),
                        word(shot, where, "light_from", Light.From.values(), Light.From::id),
                        word(
                                shot,
                                where,
                                "transition",
                                Transition.Kind.values(),
                                Transition.Kind::id),
                        text(shot, where, "action", 300));
        return joint.map(at -> idea);
    }

    private Optional<Integer> joint(JsonNode beat, String where) {
        double number = Double.NaN;
        if (beat.isNumber()) {
            number = beat.doubleValue();
        } else if (beat.isString() && beat.stringValue().strip().matches("\\d{1,6}")) {
            number = Integer.parseInt(beat.stringValue().strip());
        }
        if (number == Math.rint(number) && number >= 0 && number < score.end()) {
            return Optional.of((int) number);
        }
        faults.add(
                where
                        + "beat: must be a whole number from 0 to "
                        + (score.end() - 1)
                        + ", a beat of the list, not "
                        + shown(beat));
        return Optional.empty();
    }

    private <E> Optional<E> word(
            JsonNode node, String where, String name, E[] values, Function<E, String> id) {
        JsonNode value = node.path(name);
        String said =
                value.isString()
                        ? value.stringValue()
                                .strip()
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[ -]+", "_")
                        : "";
        List<String> known = new ArrayList<>();
        for (E constant : values) {
            if (id.apply(constant).equals(said)) {
                return Optional.of(constant);
            }
            known.add(id.apply(constant));
        }
        faults.add(where + name + ": must be one of " + known + ", not " + shown(value));
        return Optional.empty();
    }

    private Optional<String> text(JsonNode node, String where, String name, int most) {
        JsonNode value = node.path(name);
        String said = value.isString() ? redaction.shown(value.stringValue(), most) : "";
        Optional<String> wrong = wrong(value, said, most);
        wrong.ifPresent(fault -> faults.add(where + name + ": " + fault));
        return wrong.isEmpty() ? Optional.of(said) : Optional.empty();
    }

    private static Optional<String> wrong(JsonNode value, String said, int most) {
        if (said.isBlank()) {
            return Optional.of("is missing; write a sentence in English");
        }
        if (value.stringValue().length() > most) {
            return Optional.of("has more than " + most + " characters; shorten it");
        }
        if (URL.matcher(said).find()) {
            return Optional.of("must be plain words, without links, markup or code");
        }
        long letters = said.codePoints().filter(Character::isLetter).count();
        long latin =
                said.codePoints()
                        .filter(Character::isLetter)
                        .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
                        .count();
        return letters < 3 || 10 * latin < 9 * letters
                ? Optional.of("must be English words; video models read no others well")
                : Optional.empty();
    }

    private void unasked(JsonNode node, Set<String> asked) {
        for (String name : node.propertyNames()) {
            if (!asked.contains(name) && unasked.size() < 10) {
                unasked.add(redaction.shown(name, 40));
            }
        }
    }

    private String shown(JsonNode value) {
        return value.isMissingNode() ? "missing" : redaction.shown(value.toString(), 60);
    }
}
