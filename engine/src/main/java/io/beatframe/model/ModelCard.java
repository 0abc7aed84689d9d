package io.beatframe.model;

/**
 * A model of the catalogue.
 *
 * @param name by which users ask for it, e.g. "gemini-omni"
 * @param title for people
 * @param style how it likes to be spoken to
 */
public record ModelCard(
        String name,
        String title,
        Dialect dialect,
        Capabilities capabilities,
        PromptStyle style,
        PriceTag price) {
    public ModelCard {
        if (!name.matches("[a-z0-9][a-z0-9.-]{1,40}")) {
            throw new IllegalArgumentException(
                    "A model's name has small letters, digits, '-' and '.', not '" + name + "'");
        }
    }
}
