package io.beatframe.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.music.MusicWindow;
import io.beatframe.music.Section;
import io.beatframe.request.Aspect;
import io.beatframe.request.Palette;
import io.beatframe.request.Quality;
import io.beatframe.request.Style;
import io.beatframe.testing.SchemaFit;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameRate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema against the code: what we write fits it, and its words are our words. */
class PlanSchemaTest {
    private static final JsonNode SCHEMA = SchemaFit.schema("plan.schema.json");

    @ParameterizedTest
    @EnumSource
    void aWrittenPlanFits(Style style) {
        ShotPlan plan =
                new RulesDirector(Optional.empty())
                        .plan(
                                MadeMusic.request(style, FrameRate.FPS_60, "A boat on the sea", 4),
                                MadeMusic.arc(100),
                                new MusicWindow(1.7, 25));
        Title title =
                new Title(
                        Title.Role.CAPTION,
                        new FrameRange(3, 40),
                        "Line\nanother",
                        OptionalDouble.of(-0.125));
        JsonNode tree = JsonMapper.shared().readTree(PlanJson.write(plan.with(List.of(title))));
        assertThat(SchemaFit.misfits(tree, SCHEMA)).isEmpty();
    }

    @Test
    void theSchemasWordsAreTheCodes() {
        JsonNode shot = at("shots", "items");
        assertThat(words(shot, "camera")).isEqualTo(ids(CameraMove.values()));
        assertThat(words(shot, "shot_size")).isEqualTo(ids(ShotSize.values()));
        assertThat(words(shot, "composition")).isEqualTo(ids(Composition.values()));
        assertThat(words(shot, "section")).isEqualTo(ids(Section.Kind.values()));
        assertThat(words(shot.at("/properties/light"), "kind")).isEqualTo(ids(Light.Kind.values()));
        assertThat(words(shot.at("/properties/light"), "from")).isEqualTo(ids(Light.From.values()));
        List<String> joins = new ArrayList<>(ids(Transition.Kind.values()));
        joins.add("none");
        assertThat(words(shot, "transition_out")).isEqualTo(joins);
        assertThat(words(shot, "transition_in")).isEqualTo(joins);
        JsonNode scene = at("scene");
        assertThat(words(scene, "kind")).isEqualTo(ids(SceneKind.values()));
        assertThat(words(scene, "time_of_day")).isEqualTo(ids(TimeOfDay.values()));
        assertThat(words(scene, "weather")).isEqualTo(ids(Weather.values()));
        assertThat(words(scene, "subject")).isEqualTo(ids(Subject.values()));
        assertThat(words(at("titles", "items"), "role")).isEqualTo(ids(Title.Role.values()));
        JsonNode request = at("request");
        assertThat(words(request, "style_preset"))
                .isEqualTo(Arrays.stream(Style.values()).map(Style::id).toList());
        assertThat(words(request, "color_palette"))
                .isEqualTo(Arrays.stream(Palette.values()).map(Palette::id).toList());
        assertThat(words(request, "model_quality"))
                .isEqualTo(Arrays.stream(Quality.values()).map(Quality::id).toList());
        assertThat(words(request, "aspect_ratio"))
                .isEqualTo(Arrays.stream(Aspect.values()).map(Aspect::id).toList());
    }

    private static JsonNode at(String property, String... more) {
        JsonNode node = SCHEMA.get("properties").get(property);
        for (String name : more) {
            node = node.get(name);
        }
        return node;
    }

    private static List<String> words(JsonNode object, String property) {
        return object.get("properties")
                .get(property)
                .get("enum")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static List<String> ids(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Words::id).toList();
    }
}
