package io.beatframe.plan;

import io.beatframe.failure.Failure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One object of a plan file, read field by field. What is missing or wrong becomes a problem with
 * its place, and a stand-in is returned so that reading goes on to the next.
 */
final class PlanFields {
    /** What rounding to microseconds, or to milliseconds by hand, may cost. */
    private static final double ROUNDING_SEC = 0.0015;

    private final JsonNode node;
    private final String where;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>(Set.of("comment"));
    private final Set<String> wrong = new LinkedHashSet<>();

    /**
     * @param where e.g. "shot 3"; empty for the whole plan
     */
    PlanFields(JsonNode node, String where, Problems problems) {
        this.node = node.isObject() ? node : JsonNodeFactory.instance.objectNode();
        this.where = where;
        this.problems = problems;
        if (!node.isObject()) {
            problems.add(where, "must be an object { … }, not " + shown(node));
        }
    }

    String text(String name, int least, int most) {
        JsonNode value = get(name);
        if (value == null) {
            return "";
        }
        if (!value.isString()) {
            problem(name, "must be text in quotes, not " + shown(value));
            return "";
        }
        String text = value.stringValue();
        int length = text.codePointCount(0, text.length());
        if (length < least || length > most || least > 0 && text.isBlank()) {
            problem(
                    name,
                    "has " + length + " characters; " + least + " to " + most + " are allowed");
        }
        refuseControls(name, text);
        return text;
    }

    /** Empty where there is none. */
    String optionalText(String name, int most) {
        known.add(name);
        return node.has(name) ? text(name, 0, most) : "";
    }

    double number(String name, double least, double most) {
        JsonNode value = get(name);
        return value == null ? least : number(name, value, least, most);
    }

    OptionalDouble optionalNumber(String name, double least, double most) {
        known.add(name);
        JsonNode value = node.get(name);
        return value == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(number(name, value, least, most));
    }

    private double number(String name, JsonNode value, double least, double most) {
        double number = value.isNumber() ? value.numberValue().doubleValue() : Double.NaN;
        if (number >= least && number <= most) {
            return number;
        }
        problem(
                name,
                "must be a number from "
                        + plain(least)
                        + " to "
                        + plain(most)
                        + ", not "
                        + shown(value));
        return least;
    }

    long whole(String name, long least, long most) {
        JsonNode value = get(name);
        if (value == null) {
            return least;
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            long number = value.longValue();
            if (number >= least && number <= most) {
                return number;
            }
        }
        problem(
                name,
                "must be a whole number from " + least + " to " + most + ", not " + shown(value));
        return least;
    }

    boolean flag(String name) {
        JsonNode value = get(name);
        if (value != null && !value.isBoolean()) {
            problem(name, "must be true or false, not " + shown(value));
        }
        return value != null && value.isBoolean() && value.booleanValue();
    }

    /**
     * @param find finds the constant or throws a Failure that lists the words there are
     */
    <T> T word(String name, Function<String, T> find, T standIn) {
        JsonNode value = get(name);
        if (value == null) {
            return standIn;
        }
        try {
            // A frame rate may be written as a number.
            return find.apply(
                    value.isString() || value.isIntegralNumber() ? value.asString() : shown(value));
        } catch (Failure unknown) {
            String sentence = unknown.message();
            problem(
                    name,
                    sentence.endsWith(".")
                            ? sentence.substring(0, sentence.length() - 1)
                            : sentence);
            return standIn;
        }
    }

    PlanFields object(String name) {
        JsonNode value = get(name);
        return new PlanFields(
                value == null ? JsonNodeFactory.instance.objectNode() : value,
                place(name),
                value == null ? new Problems() : problems);
    }

    /** Empty where it is missing. */
    Optional<PlanFields> optionalObject(String name) {
        known.add(name);
        return node.has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** The items of a list of objects, each with its place, e.g. "beat 12". */
    List<PlanFields> objects(String name, String item, int most) {
        List<PlanFields> objects = new ArrayList<>();
        for (JsonNode element : list(name, most)) {
            objects.add(new PlanFields(element, item + " " + (objects.size() + 1), problems));
        }
        return objects;
    }

    /** The same where the list may be missing; then there are none. */
    List<PlanFields> optionalObjects(String name, String item, int most) {
        known.add(name);
        return node.has(name) ? objects(name, item, most) : List.of();
    }

    List<String> texts(String name, int most, int longest) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : list(name, most)) {
            if (element.isString() && element.stringValue().length() <= longest) {
                refuseControls(name, element.stringValue());
                texts.add(element.stringValue());
            } else {
                problem(
                        name,
                        "holds texts of up to " + longest + " characters, not " + shown(element));
            }
        }
        return texts;
    }

    /**
     * Plans are printed, and a terminal obeys some of these. Half a character is in no encoding.
     */
    private void refuseControls(String name, String text) {
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            problem(name, "holds a control character");
        }
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            problem(name, "holds half a character (a lone surrogate)");
        }
    }

    private List<JsonNode> list(String name, int most) {
        JsonNode value = get(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            problem(name, "must be a list [ … ], not " + shown(value));
            return List.of();
        }
        if (value.size() > most) {
            problem(name, "has " + value.size() + " entries; at most " + most + " are allowed");
            return List.of();
        }
        return List.copyOf(value.values());
    }

    /**
     * For a number that follows from frames: it may be left out, but not say something else.
     *
     * @param seconds what follows
     * @param ruler the fields that it follows from
     * @param contradictions kept apart, because one slip in the frames makes several
     */
    void agrees(String name, double seconds, String ruler, Problems contradictions) {
        OptionalDouble written = optionalNumber(name, 0, 86_400);
        if (written.isPresent()
                && right(name)
                && Math.abs(written.getAsDouble() - seconds) > ROUNDING_SEC) {
            contradictions.add(
                    place(name),
                    written.getAsDouble()
                            + " contradicts "
                            + ruler
                            + ", from which follow "
                            + ReelMusic.micros(seconds)
                            + " s; frames rule: change "
                            + ruler
                            + ", and correct or remove "
                            + name);
        }
    }

    /** Fields that may stand there without being read. */
    void ignore(String... names) {
        known.addAll(List.of(names));
    }

    boolean has(String name) {
        return node.has(name);
    }

    /** Whether nothing was found wrong with a field that has been read. */
    boolean right(String name) {
        return !wrong.contains(name);
    }

    void problem(String name, String what) {
        wrong.add(name);
        problems.add(place(name), what);
    }

    /** To be called when all fields have been asked for. */
    void refuseOthers() {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                problem(
                        Words.shown(name, 40),
                        "no such field; there are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    private @Nullable JsonNode get(String name) {
        known.add(name);
        JsonNode value = node.get(name);
        if (value == null) {
            problem(name, "is missing");
        }
        return value;
    }

    private String place(String name) {
        return where.isEmpty() ? name : where + ", " + name;
    }

    private static String shown(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case STRING -> "the text '" + Words.shown(value.stringValue(), 40) + "'";
            case NULL, MISSING -> "null";
            case BINARY, BOOLEAN, NUMBER -> Words.shown(value.asString(), 40);
        };
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
