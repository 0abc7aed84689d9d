package io.beatframe.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SceneReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    A lone dancer in a neon city after rain       | CITY      | NIGHT       | RAIN  | DANCER    | a lone dancer
                    A hiker crosses misty mountains at dawn       | MOUNTAINS | DAWN        | FOG   | PERSON    | a hiker
                    A sailboat on the open sea at sunset          | SEA       | GOLDEN_HOUR | CLEAR | BOAT      | a sailboat
                    A red sports car on a desert highway at noon  | ROAD      | DAY         | CLEAR | CAR       | a red sports car
                    Wolves run through a snowy forest at dusk     | FOREST    | DUSK        | SNOW  | ANIMAL    | Wolves
                    A singer on a stage, lasers and a crowd       | STAGE     | NIGHT       | CLEAR | PERSON    | a singer
                    An astronaut drifts past a distant planet     | SPACE     | NIGHT       | CLEAR | ASTRONAUT | an astronaut
                    Two lovers walk along the beach in the evening| SEA       | DUSK        | CLEAR | COUPLE    | two lovers
                    A woman driving a convertible down the road   | ROAD      | DAY         | CLEAR | CAR       | a convertible
                    A runner sprints up the stairs, no rain       | ABSTRACT  | DAY         | CLEAR | RUNNER    | a runner
                    Slow liquid shapes of light and colour        | ABSTRACT  | DAY         | CLEAR | NONE      | Slow liquid shapes of light and colour
                    Eine Tänzerin in der Stadt bei Regen, Nacht   | CITY      | NIGHT       | RAIN  | DANCER    | eine Tänzerin
                    Una bailarina en la playa al atardecer        | SEA       | GOLDEN_HOUR | CLEAR | DANCER    | una bailarina
                    People dancing all night in a warehouse club  | STAGE     | NIGHT       | CLEAR | PERSON    | People
                    Woman meditating on a cliff above the sea     | SEA       | DAY         | CLEAR | PERSON    | Woman
                    Abstract waves of colour pulse with the bass  | ABSTRACT  | DAY         | CLEAR | NONE      | Abstract waves of colour pulse with the bass
                    Rooftop party, fireworks over the skyline     | CITY      | NIGHT       | CLEAR | NONE      | Rooftop party
                    Une femme marche dans la rue sous la pluie    | CITY      | DAY         | RAIN  | PERSON    | une femme
                    """)
    void readsTheWorldOfAPrompt(
            String prompt,
            SceneKind kind,
            TimeOfDay time,
            Weather weather,
            Subject who,
            String words) {
        assertThat(SceneReader.read(prompt)).isEqualTo(new Scene(kind, time, weather, who, words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scarcity, roadmap, seaweed, spaceless, partnership", // words within words
                "\"quotes\" 'and' \\backslashes\\ ; [0:v]scale=1:1[out],drawtext=text='x'",
                "🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥",
                "%{pts} ${HOME} $(rm -rf /) `id` <b>&amp;</b>",
                "----------",
                "雨の夜の街で踊る一人のダンサー",
            })
    void seesNothingWhereNothingIsNamed(String prompt) {
        assertThat(SceneReader.read(prompt).kind()).isEqualTo(SceneKind.ABSTRACT);
        assertThat(SceneReader.read(prompt).subject()).isEqualTo(Subject.NONE);
        assertThat(SceneReader.read(prompt).subjectWords()).isNotBlank();
    }

    @Test
    void theFirstOfTwoEqualsWins() {
        assertThat(SceneReader.read("from the forest to the sea").kind())
                .isEqualTo(SceneKind.FOREST);
        assertThat(SceneReader.read("from the sea to the forest").kind()).isEqualTo(SceneKind.SEA);
    }

    @Test
    void theStyleNamesTheTimeWhereThePromptDoesNot() {
        assertThat(SceneReader.read("a boat on the sea", TimeOfDay.GOLDEN_HOUR).time())
                .isEqualTo(TimeOfDay.GOLDEN_HOUR);
        assertThat(SceneReader.read("a boat on the sea by night", TimeOfDay.GOLDEN_HOUR).time())
                .isEqualTo(TimeOfDay.NIGHT);
    }

    @Test
    void anyTextGivesAScene() {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(500);
            while (text.length() < length) {
                // Lone surrogates too.
                text.append((char) random.nextInt(0x10000));
            }
            Scene scene = SceneReader.read(text.toString());
            assertThat(scene.subjectWords()).isNotEmpty().hasSizeLessThan(200);
        }
        assertThat(SceneReader.read("\n\t \n").subjectWords()).isNotBlank();
        assertThat(SceneReader.read("x".repeat(500)).subjectWords()).hasSize(80);
    }
}
