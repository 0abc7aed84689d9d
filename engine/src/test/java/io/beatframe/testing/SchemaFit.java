package io.beatframe.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares JSON with a published schema: as much of JSON Schema as our schemas use. */
public final class SchemaFit {
    private SchemaFit() {}

    /** A schema of the folder docs; tests run in a module's folder beside it. */
    public static JsonNode schema(String name) {
        try {
            return JsonMapper.shared().readTree(Files.readString(Path.of("../docs", name)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** What does not fit, with its place. */
    public static List<String> misfits(JsonNode value, JsonNode schema) {
        List<String> misfits = new ArrayList<>();
        fit(value, schema, "$", misfits);
        return misfits;
    }

    private static void fit(JsonNode value, JsonNode schema, String where, List<String> misfits) {
        if (schema.has("anyOf")
                && schema.get("anyOf")
                        .valueStream()
                        .noneMatch(one -> misfits(value, one).isEmpty())) {
            misfits.add(where + ": " + value + " is none of what it may be");
        }
        if (schema.has("enum") && !schema.get("enum").valueStream().toList().contains(value)) {
            misfits.add(where + ": " + value + " is none of " + schema.get("enum"));
        }
        if (schema.has("const") && !schema.get("const").equals(value)) {
            misfits.add(where + ": " + value);
        }
        if (schema.has("type") && !isA(schema.get("type").stringValue(), value)) {
            misfits.add(where + ": " + value + " is no " + schema.get("type"));
            return;
        }
        if (schema.has("minimum")
                && (value.doubleValue() < schema.get("minimum").doubleValue()
                        || value.doubleValue() > schema.get("maximum").doubleValue())) {
            misfits.add(where + ": " + value + " out of range");
        }
        if (schema.has("maxLength")
                && (value.stringValue().length() < schema.get("minLength").intValue()
                        || value.stringValue().length() > schema.get("maxLength").intValue())) {
            misfits.add(where + ": too long or too short");
        }
        if (schema.has("required")) {
            schema.get("required")
                    .forEach(name -> {
                        if (!value.has(name.stringValue())) {
                            misfits.add(where + " lacks " + name);
                        }
                    });
            for (String name : value.propertyNames()) {
                if (schema.get("properties").has(name)) {
                    fit(
                            value.get(name),
                            schema.get("properties").get(name),
                            where + "." + name,
                            misfits);
                } else {
                    misfits.add(where + " has " + name + ", which the schema does not know");
                }
            }
        }
        if (schema.has("minItems") && value.size() < schema.get("minItems").intValue()) {
            misfits.add(where + ": has only " + value.size() + " items");
        }
        if (schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                fit(value.get(i), schema.get("items"), where + "[" + i + "]", misfits);
            }
        }
    }

    private static boolean isA(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            default -> throw new IllegalArgumentException("The schema has a type " + type);
        };
    }
}
