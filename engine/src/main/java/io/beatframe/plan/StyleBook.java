package io.beatframe.plan;

import io.beatframe.request.Style;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;

/** Reads {@code styles.json} once. */
final class StyleBook {
    private static final Map<Style, StyleRules> RULES =
            Weights.ordered(Resources.read("styles.json", new TypeReference<>() {}));

    private StyleBook() {}

    static StyleRules rules(Style style) {
        return Objects.requireNonNull(RULES.get(style), () -> "No rules for " + style.id());
    }
}
