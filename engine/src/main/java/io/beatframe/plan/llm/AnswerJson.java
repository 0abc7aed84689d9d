package io.beatframe.plan.llm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON in an answer, whatever stands around it: prose, Markdown fences, comments, trailing
 * commas. An answer that is cut off gives what was whole before the cut.
 */
final class AnswerJson {
    private static final int MOST_CHARACTERS = 2_000_000;
    private static final int MOST_STARTS = 20;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final JsonFactory LENIENT =
            JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                    .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(40)
                                    .maxNumberLength(40)
                                    .maxStringLength(100_000)
                                    .maxNameLength(500)
                                    .build())
                    .build();

    private AnswerJson() {}

    /** What was read. */
    record Read(ObjectNode tree, boolean whole) {}

    /**
     * The first object in the text that has shots, or else the first that has anything; an array of
     * objects counts as the shots of one.
     */
    static Optional<Read> in(String text) {
        String some = text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
        Optional<Read> best = Optional.empty();
        int at = nextStart(some, 0);
        for (int tries = 0; at >= 0 && tries < MOST_STARTS; tries++) {
            Read read = read(some.substring(at));
            if (read.tree().has("shots")) {
                return Optional.of(read);
            }
            if (best.isEmpty() && !read.tree().isEmpty()) {
                best = Optional.of(read);
            }
            at = nextStart(some, at + 1);
        }
        return best;
    }

    private static int nextStart(String text, int from) {
        int object = text.indexOf('{', from);
        int array = text.indexOf('[', from);
        return object < 0 || array >= 0 && array < object ? array : object;
    }

    private static Read read(String text) {
        Builder builder = new Builder();
        boolean whole = false;
        try (JsonParser parser = LENIENT.createParser(text)) {
            do {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    break;
                }
                builder.take(token, parser);
                whole = builder.closed();
            } while (!whole);
        } catch (JacksonException cut) {
            whole = false;
        }
        return new Read(builder.object(), whole);
    }

    /** Builds a tree token by token, so that it is there when the next one fails. */
    private static final class Builder {
        private final Deque<JsonNode> open = new ArrayDeque<>();
        private final Deque<String> names = new ArrayDeque<>();
        private JsonNode root = NODES.nullNode();
        private String name = "";

        void take(JsonToken token, JsonParser parser) {
            switch (token) {
                case START_OBJECT -> open(NODES.objectNode());
                case START_ARRAY -> open(NODES.arrayNode());
                case END_OBJECT, END_ARRAY -> {
                    open.pop();
                    name = names.pop();
                }
                case PROPERTY_NAME -> name = parser.currentName();
                case VALUE_STRING -> add(NODES.stringNode(parser.getString()));
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                        add(NODES.numberNode(parser.getDoubleValue()));
                case VALUE_TRUE -> add(NODES.booleanNode(true));
                case VALUE_FALSE -> add(NODES.booleanNode(false));
                case VALUE_NULL, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> add(NODES.nullNode());
            }
        }

        boolean closed() {
            return open.isEmpty();
        }

        ObjectNode object() {
            if (root instanceof ObjectNode object) {
                return object;
            }
            ObjectNode holder = NODES.objectNode();
            if (root instanceof ArrayNode shots && !shots.isEmpty() && shots.get(0).isObject()) {
                holder.set("shots", shots);
            }
            return holder;
        }

        private void open(JsonNode node) {
            add(node);
            open.push(node);
            names.push(name);
        }

        private void add(JsonNode node) {
            JsonNode parent = open.peek();
            if (parent instanceof ObjectNode object) {
                object.set(name, node);
            } else if (parent instanceof ArrayNode array) {
                array.add(node);
            } else {
                root = node;
            }
        }
    }
}
