package io.beatframe.plan.llm;

import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.beatframe.plan.CameraMove;
import io.beatframe.plan.Composition;
import io.beatframe.plan.Light;
import io.beatframe.plan.SceneKind;
import io.beatframe.plan.ShotSize;
import io.beatframe.plan.Subject;
import io.beatframe.plan.TimeOfDay;
import io.beatframe.plan.Transition;
import io.beatframe.plan.Weather;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The form of an answer. Shallow and small: providers refuse schemas with too many states. Every
 * field is required, as OpenAI's strict mode wants it. No field holds a time.
 */
final class AnswerSchema {
    private AnswerSchema() {}

    static final List<String> SCENES = words(SceneKind.values(), SceneKind::id);
    static final List<String> TIMES = words(TimeOfDay.values(), TimeOfDay::id);
    static final List<String> WEATHERS = words(Weather.values(), Weather::id);
    static final List<String> SUBJECTS = words(Subject.values(), Subject::id);
    static final List<String> CAMERAS = words(CameraMove.values(), CameraMove::id);
    static final List<String> SIZES = words(ShotSize.values(), ShotSize::id);
    static final List<String> COMPOSITIONS = words(Composition.values(), Composition::id);
    static final List<String> LIGHTS = words(Light.From.values(), Light.From::id);
    static final List<String> JOINS = words(Transition.Kind.values(), Transition.Kind::id);

    static final JsonSchema SCHEMA =
            JsonSchema.builder()
                    .name("treatment")
                    .rootElement(
                            JsonObjectSchema.builder()
                                    .addStringProperty("subject")
                                    .addStringProperty("world")
                                    .addEnumProperty("place", SCENES)
                                    .addEnumProperty("time_of_day", TIMES)
                                    .addEnumProperty("weather", WEATHERS)
                                    .addEnumProperty("subject_kind", SUBJECTS)
                                    .addStringProperty("light")
                                    .addStringProperty("colour")
                                    .addStringProperty("consistency")
                                    .addProperty(
                                            "shots",
                                            JsonArraySchema.builder().items(shot()).build())
                                    .required(
                                            "subject",
                                            "world",
                                            "place",
                                            "time_of_day",
                                            "weather",
                                            "subject_kind",
                                            "light",
                                            "colour",
                                            "consistency",
                                            "shots")
                                    .additionalProperties(false)
                                    .build())
                    .build();

    private static JsonObjectSchema shot() {
        return JsonObjectSchema.builder()
                .addIntegerProperty("beat")
                .addStringProperty("action")
                .addEnumProperty("camera", CAMERAS)
                .addEnumProperty("size", SIZES)
                .addEnumProperty("composition", COMPOSITIONS)
                .addEnumProperty("light_from", LIGHTS)
                .addEnumProperty("transition", JOINS)
                .required(
                        "beat",
                        "action",
                        "camera",
                        "size",
                        "composition",
                        "light_from",
                        "transition")
                .additionalProperties(false)
                .build();
    }

    private static <E> List<String> words(E[] values, Function<E, String> id) {
        return Arrays.stream(values).map(id).toList();
    }
}
