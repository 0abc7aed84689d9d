package io.beatframe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.request.Aspect;
import io.beatframe.request.Quality;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    @TempDir Path folder;

    static List<ModelCard> all() {
        return Catalogue.builtIn().all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void makesSomeLengthForEveryReel(ModelCard card) {
        for (Aspect aspect : Aspect.values()) {
            for (Quality quality : Quality.values()) {
                FrameSize reel = aspect.size(quality);
                Format format = card.capabilities().formatFor(reel);
                FrameRate rate = card.capabilities().rateFor(FrameRate.FPS_30);
                double longest = card.capabilities().longestSeconds(reel, FrameRate.FPS_30);
                double shortest = card.capabilities().shortestSeconds(reel, FrameRate.FPS_30);
                for (double need = 0.3; need <= longest; need += 0.13) {
                    assertThat(format.lengths().atLeast(need, rate).orElseThrow())
                            .as("%s for %s s", card.name(), need)
                            .isBetween(Math.max(need - 1e-5, shortest), longest);
                }
                assertThat(format.lengths().atLeast(longest + 0.1, rate)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void pricesCoverEveryTierOrNone(ModelCard card) {
        List<Boolean> known =
                card.capabilities().formats().stream()
                        .map(f -> card.price().price().of(f.tier(), 5).isPresent())
                        .distinct()
                        .toList();
        assertThat(known).as(card.name()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-omni, 1080p, 5, $0.525",
        "gemini-omni, 360p, 3, $0.069",
        "veo, 4k, 8, $3.20",
        "veo-fast, 720p, 4, $0.32",
        "fal-kling, standard, 7, $0.784",
        "open-sora, 768px, 5, $0.00"
    })
    void pricesAreExact(String model, String tier, double seconds, String price) {
        Price of = Catalogue.builtIn().require(model).price().price();
        assertThat(of.of(tier, seconds)).hasToString("Optional[" + price + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-omni, 9:16, standard, 1080p",
        "gemini-omni, 9:16, draft, 720p",
        "gemini-omni, 4:5, standard, 1080p",
        "veo-fast, 9:16, 4k, 1080p",
        "open-sora, 9:16, standard, 768px",
        "open-sora, 16:9, draft, 768px",
        "fal-kling, 1:1, standard, standard"
    })
    void takesTheSmallestFormatThatNeedsNoEnlarging(
            String model, String aspect, String quality, String tier) {
        FrameSize reel = Aspect.of(aspect).size(Quality.of(quality));
        Format format = Catalogue.builtIn().require(model).capabilities().formatFor(reel);
        assertThat(format.tier()).isEqualTo(tier);
        if (aspect.equals("1:1")) {
            assertThat(format.aspect()).isEqualTo(Aspect.SQUARE);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5, 5, 1", "2.0, 49, 2.0417", "2.04166666, 49, 2.0417", "5.3, 129, 5.375"})
    void framesAreOnTheGrid(double need, int frames, double seconds) {
        LengthGrid grid = new LengthGrid.Frames(4, 5, 129);
        double got = grid.atLeast(need, FrameRate.FPS_24).orElseThrow();
        assertThat(Math.round(got * 24) % 4).isEqualTo(1);
        assertThat(got).isGreaterThanOrEqualTo(need - 1e-5);
        if (need > 1) {
            assertThat(Math.round(got * 24)).isEqualTo(frames);
            assertThat(got).isCloseTo(seconds, org.assertj.core.data.Offset.offset(1e-4));
        }
    }

    /** Each link of a workflow leads to a node, and each value that we set is there to be set. */
    @ParameterizedTest
    @ValueSource(strings = {"comfyui-wan", "comfyui-ltx"})
    void shippedWorkflowsAreWhole(String name) {
        Dialect.ComfyUi comfy = (Dialect.ComfyUi) Catalogue.builtIn().require(name).dialect();
        comfy.workflow()
                .properties()
                .forEach(node -> {
                    assertThat(node.getValue().path("class_type").asString("")).isNotBlank();
                    node.getValue()
                            .path("inputs")
                            .forEach(input -> {
                                if (input.isArray()) {
                                    assertThat(comfy.workflow().has(input.path(0).asString("")))
                                            .isTrue();
                                }
                            });
                });
        comfy.bindings()
                .keySet()
                .forEach(place -> {
                    String[] parts = place.split("\\.", -1);
                    assertThat(comfy.workflow().path(parts[0]).path("inputs").has(parts[1]))
                            .as(place)
                            .isTrue();
                });
        assertThat(comfy.bindings().values())
                .contains(
                        OrderField.PROMPT,
                        OrderField.NEGATIVE_PROMPT,
                        OrderField.WIDTH,
                        OrderField.HEIGHT,
                        OrderField.FRAMES,
                        OrderField.FPS,
                        OrderField.SEED);
    }

    @Test
    void findsTheFirstOfAProvider() {
        assertThat(Catalogue.builtIn().require("openai-videos").name()).isEqualTo("open-sora");
        assertThat(Catalogue.builtIn().require("fal").name()).isEqualTo("fal-wan");
    }

    @Test
    void listsWhatThereIsWhenAskedForWhatIsNot() {
        assertThatThrownBy(() -> Catalogue.builtIn().require("sora\n2"))
                .hasMessageContaining("'sora 2'")
                .hasMessageContaining("open-sora")
                .extracting(e -> ((Failure) e).code())
                .isEqualTo(ErrorCode.MODEL_UNKNOWN);
    }

    @Test
    void aUsersPriceTakesThePlaceOfOurs() throws IOException {
        Files.writeString(
                folder.resolve("prices.json"),
                """
                {"date": "2027-01-02", "models": {"veo": {"per_clip": {"720p": 1.005}}}}
                """);
        Catalogue catalogue = Catalogue.with(List.of(folder));
        PriceTag tag = catalogue.require("veo").price();
        assertThat(tag.date()).isEqualTo("2027-01-02");
        assertThat(tag.price().of("720p", 8)).contains(Usd.of("1.005"));
        assertThat(tag.price().of("4k", 8)).isEmpty();
        assertThat(catalogue.require("veo-fast").price().date()).isEqualTo("2026-11-26");
    }

    @Test
    void aUsersModelIsAdded() throws IOException {
        Files.writeString(
                folder.resolve("models.json"),
                """
                {"models": {"mine": {"title": "Mine", "fps": ["25"],
                  "dialect": {"provider": "openai-videos", "model": "x", "url": "http://gpu:8000"},
                  "lengths": {"seconds": [2, 4.5]},
                  "formats": [{"tier": "s", "aspect": "1:1", "size": "512x512"}]}}}
                """);
        ModelCard mine = Catalogue.with(List.of(folder)).require("mine");
        assertThat(mine.capabilities().longestSeconds(new FrameSize(540, 960), FrameRate.FPS_30))
                .isEqualTo(4.5);
        assertThat(mine.price().price()).isInstanceOf(Price.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"models\": 3}",
                "{\"models\": {\"A B\": {}}}",
                "{\"models\": {\"x\": {\"title\": \"X\", \"colour\": 1}}}",
                "{\"models\": {\"xx\": {\"title\": \"X\", \"dialect\": {\"provider\": \"sora\", \"model\": \"x\"}}}}",
                "{\"models\": {\"xx\": {\"title\": \"X\", \"dialect\": {\"provider\": \"fal\", \"model\": \"../x\"}}}}",
                "{\"models\": {\"xx\": {\"title\": \"X\", \"dialect\": {\"provider\": \"veo\", \"model\": \"x\"}, \"fps\": [\"24\"],"
                        + " \"lengths\": {\"seconds\": [4, 2]}, \"formats\": [{\"tier\": \"s\", \"aspect\": \"1:1\", \"size\": \"512x512\"}]}}}",
                "{\"models\": {\"xx\": {\"title\": \"X\", \"dialect\": {\"provider\": \"veo\", \"model\": \"x\"}, \"fps\": [\"24\"],"
                        + " \"lengths\": {\"seconds\": [4]}, \"formats\": [{\"tier\": \"s\", \"aspect\": \"1:1\", \"size\": \"512x9\"}]}}}"
            })
    void refusesWhatIsNoModel(String json) throws IOException {
        Files.writeString(folder.resolve("models.json"), json);
        assertThatThrownBy(() -> Catalogue.with(List.of(folder)))
                .hasMessageContaining("models.json")
                .extracting(e -> ((Failure) e).code())
                .isEqualTo(ErrorCode.MODELS_FILE_INVALID);
    }

    private static String model(String dialect, String more) {
        return """
        {"models": {"mine": {"title": "Mine", "fps": ["25"], "dialect": {%s, "model": "a/b"}, %s
          "lengths": {"seconds": [2]},
          "formats": [{"tier": "s", "aspect": "1:1", "size": "512x512"}]}}}
        """
                .formatted(dialect, more);
    }

    /** What is promised and then not sent. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"provider\": \"openai-videos\" | \"reference_images\": 3, | {references}",
                "\"provider\": \"gemini-omni\" | \"negative_prompt\": true, | {negative_prompt}",
                "\"provider\": \"fal\" | | {prompt}",
                "\"provider\": \"fal\", \"input\": {\"prompt\": \"{prompt}\"} | \"seed\": true, | {seed}",
                "\"provider\": \"fal\", \"input\": {\"prompt\": \"{prompt}\"} | \"first_frame\": true, | {first_frame}",
                "\"provider\": \"replicate\", \"input\": {\"prompt\": \"{promt}\"} | | 'promt'",
                "\"provider\": \"replicate\", \"input\": {\"prompt\": \"see {prompt}\"} | | stands alone",
                "\"provider\": \"comfyui\", \"workflow\": \"w.json\", \"output_node\": \"1\", \"bindings\": {\"1.text\": \"promt\"} | | 'promt'",
                "\"provider\": \"comfyui\", \"workflow\": \"w.json\", \"output_node\": \"1\", \"bindings\": {\"1.text\": \"prompt\"} | \"first_frame\": true, | {first_frame}",
                "\"provider\": \"openai-videos\", \"url\": \"http://user:pass@gpu:8000\" | | passwords",
            })
    void refusesAbilitiesThatNothingCarries(String dialect, String more, String why)
            throws IOException {
        Files.writeString(folder.resolve("w.json"), "{\"1\": {\"inputs\": {\"text\": \"\"}}}");
        Files.writeString(folder.resolve("models.json"), model(dialect, more == null ? "" : more));
        assertThatThrownBy(() -> Catalogue.with(List.of(folder)))
                .hasMessageContaining("models.json")
                .hasMessageContaining("'mine'")
                .hasMessageContaining(why)
                .extracting(e -> ((Failure) e).code())
                .isEqualTo(ErrorCode.MODELS_FILE_INVALID);
    }

    @Test
    void anAddressLosesItsVersion() throws IOException {
        Files.writeString(
                folder.resolve("models.json"),
                model("\"provider\": \"openai-videos\", \"url\": \"http://gpu:8000/v1/\"", ""));
        Dialect dialect = Catalogue.with(List.of(folder)).require("mine").dialect();
        assertThat(((Dialect.OpenAiVideos) dialect).url()).contains(URI.create("http://gpu:8000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"date\": \"yesterday\", \"models\": {}}",
                "{\"date\": \"2027-01-02\", \"currency\": \"EUR\", \"models\": {}}",
                "{\"date\": \"2027-01-02\", \"models\": {\"veo\": {\"per_second\": {\"720p\": -1}}}}",
                "{\"date\": \"2027-01-02\", \"models\": {\"veo\": {\"per_second\": {\"720p\": \"cheap\"}}}}"
            })
    void refusesWhatIsNoPrice(String json) throws IOException {
        Files.writeString(folder.resolve("prices.json"), json);
        assertThatThrownBy(() -> Catalogue.with(List.of(folder)))
                .hasMessageContaining("prices.json")
                .extracting(e -> ((Failure) e).code())
                .isEqualTo(ErrorCode.MODELS_FILE_INVALID);
    }
}
