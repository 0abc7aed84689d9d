package io.beatframe.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.model.Catalogue;
import io.beatframe.model.ModelCard;
import io.beatframe.model.PromptStyle;
import io.beatframe.music.MusicWindow;
import io.beatframe.request.ReelRequest;
import io.beatframe.request.Style;
import io.beatframe.time.FrameRate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelPromptTest {
    private static final PromptParts PARTS =
            new PromptParts(
                    "A wide shot.",
                    "A boat.",
                    "It turns.",
                    "The sea at dawn.",
                    "The camera does not move.",
                    "Soft light.",
                    "Warm.",
                    "The mood is calm.",
                    "Vertical 9:16.");

    @ParameterizedTest
    @CsvSource({
        "gemini-omni, Single continuous shot",
        "veo, A wide shot",
        "previz, A wide shot",
        "a-model-that-nobody-knows, A wide shot"
    })
    void isSpokenToAsItLikes(String model, String words) {
        assertThat(firstPrompt(model)).contains(words, "A boat on the sea.");
    }

    private static String firstPrompt(String model) {
        return new RulesDirector(Catalogue.builtIn().find(model))
                .plan(
                        MadeMusic.request(
                                Style.LUXE_TRAVEL, FrameRate.FPS_30, "A boat on the sea", 1, model),
                        MadeMusic.arc(100),
                        new MusicWindow(0, 20))
                .shots()
                .getFirst()
                .generationPrompt();
    }

    @Test
    void shotsFitIntoWhatAModelMakes() {
        ReelRequest request =
                MadeMusic.request(
                        Style.CINEMATIC_DRAMA,
                        FrameRate.FPS_30,
                        "A boat on the sea",
                        1,
                        "open-sora");
        MusicWindow window = new MusicWindow(0, 30);
        Optional<ModelCard> camera = Catalogue.builtIn().find("open-sora");
        Score score = Score.of(request, camera, MadeMusic.arc(100), window);
        assertThat(score.longestShotSec()).isBetween(4.5, 5.0);
        ShotPlan plan = new RulesDirector(camera).plan(request, MadeMusic.arc(100), window);
        assertThat(plan.shots())
                .allMatch(shot -> plan.rate().secondsAt(shot.range().length()) <= 5);
    }

    @Test
    void eachSpeaksItsOwn() {
        assertThat(ModelPrompt.write(PromptStyle.PLAIN, PARTS))
                .isEqualTo(
                        "A wide shot. A boat. It turns. The sea at dawn. The camera does not move. Soft light."
                                + " Warm. The mood is calm. Vertical 9:16.");
        assertThat(ModelPrompt.write(PromptStyle.SINGLE_SHOT, PARTS))
                .endsWith("Vertical 9:16. Single continuous shot, no scene cuts.");
        assertThat(ModelPrompt.write(PromptStyle.PARAGRAPH, PARTS))
                .isEqualTo(
                        "It turns. A boat. The sea at dawn. A wide shot. The camera does not move. Soft light."
                                + " Warm. The mood is calm.");
        assertThat(ModelPrompt.unwanted()).noneMatch(noun -> noun.startsWith("no "));
    }

    @Test
    void aParagraphHasTwoHundredWordsAtMost() {
        String sentence = "one two three four five six seven eight nine ten.";
        PromptParts many =
                new PromptParts(
                        "",
                        (sentence + " ").repeat(15).strip(),
                        "It turns.",
                        (sentence + " ").repeat(15).strip(),
                        "",
                        "",
                        "",
                        "",
                        "");
        String prompt = ModelPrompt.write(PromptStyle.PARAGRAPH, many);
        assertThat(prompt.split(" ")).hasSizeBetween(180, 200);
        assertThat(prompt).startsWith("It turns.").endsWith("ten.");
    }

    @Test
    void fromAPictureOnlyMotionIsTold() {
        Shot shot =
                new RulesDirector(Optional.empty())
                        .plan(
                                MadeMusic.request(
                                        Style.LUXE_TRAVEL,
                                        FrameRate.FPS_30,
                                        "A boat on the sea",
                                        1),
                                MadeMusic.arc(100),
                                new MusicWindow(0, 20))
                        .shots()
                        .getFirst();
        assertThat(ModelPrompt.motion(PromptStyle.PLAIN, shot))
                .startsWith(shot.action())
                .contains("The camera ")
                .doesNotContain("light", "9:16");
        assertThat(ModelPrompt.motion(PromptStyle.SINGLE_SHOT, shot)).endsWith("no scene cuts.");
    }
}
