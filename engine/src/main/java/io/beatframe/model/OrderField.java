package io.beatframe.model;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What an order has, by the names that bindings and bodies in {@code models.json} use. */
public enum OrderField {
    PROMPT,
    NEGATIVE_PROMPT,
    SEED,
    SECONDS,
    WHOLE_SECONDS,
    /** As "5". */
    SECONDS_TEXT,
    /** As "5s". */
    SECONDS_S,
    FRAMES,
    FPS,
    WIDTH,
    HEIGHT,
    TIER,
    ASPECT,
    FIRST_FRAME,
    REFERENCES;

    private static final Pattern PLACE = Pattern.compile("\\{[a-z_]+}");

    /** As it is written. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException for a name that nothing has
     */
    public static OrderField of(String name) {
        for (OrderField field : values()) {
            if (field.toString().equals(name)) {
                return field;
            }
        }
        throw new IllegalArgumentException("no order has a '" + name + "'");
    }

    /**
     * The field whose value takes the place of a node of a body, such as "{prompt}".
     *
     * @throws IllegalArgumentException for a name that nothing has, or one among other words
     */
    public static Optional<OrderField> at(JsonNode node) {
        String text = node.isString() ? node.asString("") : "";
        if (PLACE.matcher(text).matches()) {
            return Optional.of(of(text.substring(1, text.length() - 1)));
        }
        if (PLACE.matcher(text).find()) {
            throw new IllegalArgumentException(
                    "a value's name stands alone, as in \"{prompt}\", not as in \"" + text + "\"");
        }
        return Optional.empty();
    }

    /** All that a body asks for. */
    static Set<OrderField> in(JsonNode body) {
        Set<OrderField> all = EnumSet.noneOf(OrderField.class);
        at(body).ifPresent(all::add);
        body.forEach(part -> all.addAll(in(part)));
        return all;
    }
}
