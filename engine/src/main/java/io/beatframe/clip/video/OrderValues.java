package io.beatframe.clip.video;

import io.beatframe.model.OrderField;
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
     */
    static Optional<JsonNode> of(OrderField field, VideoOrder order) {
        JsonNode value =
                switch (field) {
                    case PROMPT -> JSON.stringNode(order.prompt());
                    case NEGATIVE_PROMPT ->
                            order.negative().isBlank() ? null : JSON.stringNode(order.negative());
                    case SEED -> JSON.numberNode(order.seed());
                    case SECONDS -> JSON.numberNode(order.seconds());
                    case WHOLE_SECONDS -> JSON.numberNode(order.wholeSeconds());
                    case SECONDS_TEXT -> JSON.stringNode(Long.toString(order.wholeSeconds()));
                    case SECONDS_S -> JSON.stringNode(order.wholeSeconds() + "s");
                    case FRAMES -> JSON.numberNode(order.frames());
                    case FPS -> JSON.numberNode(Math.round(order.rate().perSecond()));
                    case WIDTH -> JSON.numberNode(order.format().size().width());
                    case HEIGHT -> JSON.numberNode(order.format().size().height());
                    case TIER -> JSON.stringNode(order.format().tier());
                    case ASPECT -> JSON.stringNode(order.format().aspect().id());
                    case FIRST_FRAME -> order.firstFrame().map(OrderValues::image).orElse(null);
                    case REFERENCES -> images(order.references());
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
                .forEach(field ->
                        filled(field.getValue(), order)
                                .ifPresent(value -> filled.set(field.getKey(), value)));
        return filled;
    }

    private static Optional<JsonNode> filled(JsonNode value, VideoOrder order) {
        Optional<OrderField> field = OrderField.at(value);
        if (field.isPresent()) {
            return of(field.get(), order);
        }
        if (value.isObject()) {
            return Optional.of(fill(value, order));
        }
        if (value.isArray()) {
            ArrayNode all = JSON.arrayNode();
            value.forEach(one -> filled(one, order).ifPresent(all::add));
            return Optional.of(all);
        }
        return Optional.of(value);
    }
}
