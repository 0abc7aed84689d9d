package io.beatframe.deliver;

import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Values as JSON that every reader takes: what is absent and what is no number is {@code null},
 * because JSON knows no NaN.
 */
public final class PlainJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Double.class, new FiniteOrNull<>(Double.class))
                                    .addSerializer(double.class, new FiniteOrNull<>(double.class))
                                    .addSerializer(Float.class, new FiniteOrNull<>(Float.class))
                                    .addSerializer(float.class, new FiniteOrNull<>(float.class))
                                    .addSerializer(
                                            OptionalDouble.class, new OptionalFiniteOrNull()))
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private PlainJson() {}

    /** Indented, with a line break at the end. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value) + "\n";
    }

    private static final class FiniteOrNull<N extends Number> extends StdSerializer<N> {
        FiniteOrNull(Class<N> type) {
            super(type);
        }

        @Override
        public void serialize(N value, JsonGenerator json, SerializationContext context) {
            writeFinite(json, value.doubleValue());
        }
    }

    private static final class OptionalFiniteOrNull extends StdSerializer<OptionalDouble> {
        OptionalFiniteOrNull() {
            super(OptionalDouble.class);
        }

        @Override
        public void serialize(
                OptionalDouble value, JsonGenerator json, SerializationContext context) {
            writeFinite(json, value.orElse(Double.NaN));
        }
    }

    private static void writeFinite(JsonGenerator json, double value) {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
