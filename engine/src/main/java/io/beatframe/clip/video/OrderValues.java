package io.beatframe.clip.video;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An order's values by the names that models.json uses. */
final class OrderValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OrderValues() {}

    /**
     * @return empty when the order has no such value, so that the field is left out
     * @throws IllegalArgumentException for a name that nothing has
     */
    static Optional<JsonNode> of(String name, VideoOrder order) {
        JsonNode value =
                switch (name) {
                    case "prompt" -> JSON.stringNode(order.prompt());
                    case "negative_prompt" ->
                            order.negative().isBlank() ? null : JSON.stringNode(order.negative());
                    case "seed" -> JSON.numberNode(order.seed());
                    case "seconds" -> JSON.numberNode(order.seconds());
                    case "whole_seconds" -> JSON.numberNode(order.wholeSeconds());
                    case "seconds_text" -> JSON.stringNode(Long.toString(order.wholeSeconds()));
                    case "seconds_s" -> JSON.stringNode(order.wholeSeconds() + "s");
                    case "frames" -> JSON.numberNode(order.frames());
                    case "fps" -> JSON.numberNode(Math.round(order.rate().perSecond()));
                    case "width" -> JSON.numberNode(order.format().size().width());
                    case "height" -> JSON.numberNode(order.format().size().height());
                    case "tier" -> JSON.stringNode(order.format().tier());
                    case "aspect" -> JSON.stringNode(order.format().aspect().id());
                    case "first_frame" -> order.firstFrame().map(OrderValues::image).orElse(null);
                    case "references" -> images(order.references());
                    default -> throw new IllegalArgumentException("No order has a '" + name + "'");
                };
        return Optional.ofNullable(value);
    }

    private static JsonNode image(Path picture) {
        return JSON.stringNode(EncodedImage.of(picture).dataUri());
    }

    private static @org.jspecify.annotations.Nullable JsonNode images(List<Path> pictures) {
        if (pictures.isEmpty()) {
            return null;
        }
        ArrayNode all = JSON.arrayNode();
        pictures.forEach(picture -> all.add(image(picture)));
        return all;
    }

    /** Each "{name}" of a body is replaced; fields without a value go. */
    static ObjectNode fill(JsonNode body, VideoOrder order) {
        ObjectNode filled = JSON.objectNode();
        body.properties()
                .forEach(field -> {
                    JsonNode value = field.getValue();
                    String text = value.isString() ? value.asString("") : "";
                    if (text.matches("\\{[a-z_]+}")) {
                        of(text.substring(1, text.length() - 1), order)
                                .ifPresent(found -> filled.set(field.getKey(), found));
                    } else {
                        filled.set(field.getKey(), value);
                    }
                });
        return filled;
    }
}
