package io.beatframe.model;

import io.beatframe.provider.Addresses;
import io.beatframe.request.Aspect;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One model of models.json, one price of prices.json. Wrong ones are IllegalArgumentExceptions. */
final class CardReader {
    private static final Set<String> FIELDS =
            Set.of(
                    "title",
                    "dialect",
                    "formats",
                    "lengths",
                    "fps",
                    "seed",
                    "negative_prompt",
                    "reference_images",
                    "reference_lengths",
                    "first_frame",
                    "concurrent",
                    "prompt_style",
                    "comment");

    private CardReader() {}

    static ModelCard read(
            String name, JsonNode model, PriceTag price, CatalogueFiles.Workflows workflows) {
        for (String field : model.propertyNames()) {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("it has an unknown field '" + field + "'");
            }
        }
        Dialect dialect = dialect(model.path("dialect"), workflows);
        Capabilities can = capabilities(model);
        requireCarried(dialect, OrderField.PROMPT, "a prompt", true);
        requireCarried(dialect, OrderField.SEED, "\"seed\"", can.seed());
        requireCarried(
                dialect, OrderField.NEGATIVE_PROMPT, "\"negative_prompt\"", can.negativePrompt());
        requireCarried(dialect, OrderField.FIRST_FRAME, "\"first_frame\"", can.firstFrame());
        requireCarried(
                dialect, OrderField.REFERENCES, "\"reference_images\"", can.referenceImages() > 0);
        return new ModelCard(
                name,
                text(model, "title"),
                dialect,
                can,
                JsonMapper.shared()
                        .convertValue(
                                model.path("prompt_style").asString("sentences"),
                                PromptStyle.class),
                price);
    }

    /** What a model is said to take and is never sent would be missed without a word. */
    private static void requireCarried(
            Dialect dialect, OrderField field, String ability, boolean claimed) {
        if (claimed && !dialect.carries(field)) {
            throw new IllegalArgumentException(
                    "it takes "
                            + ability
                            + ", and what is sent to "
                            + dialect.provider()
                            + " has no place for {"
                            + field
                            + "}");
        }
    }

    private static Capabilities capabilities(JsonNode model) {
        List<Format> formats = new ArrayList<>();
        for (JsonNode format : model.path("formats")) {
            JsonNode lengths =
                    format.has("lengths") ? format.path("lengths") : model.path("lengths");
            formats.add(
                    new Format(
                            text(format, "tier"),
                            Aspect.of(text(format, "aspect")),
                            size(text(format, "size")),
                            lengths(lengths)));
        }
        List<FrameRate> rates = new ArrayList<>();
        model.path("fps").forEach(rate -> rates.add(FrameRate.parse(rate.asString(""))));
        return new Capabilities(
                formats,
                rates,
                model.path("seed").asBoolean(false),
                model.path("negative_prompt").asBoolean(false),
                model.path("reference_images").asInt(0),
                model.has("reference_lengths")
                        ? Optional.of(lengths(model.path("reference_lengths")))
                        : Optional.empty(),
                model.path("first_frame").asBoolean(false),
                model.path("concurrent").asInt(1));
    }

    private static FrameSize size(String text) {
        String[] sides = text.split("x", -1);
        if (sides.length != 2 || !text.matches("\\d{2,4}x\\d{2,4}")) {
            throw new IllegalArgumentException("'" + text + "' is no size such as 720x1280");
        }
        return new FrameSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }

    private static LengthGrid lengths(JsonNode lengths) {
        if (lengths.has("seconds")) {
            List<Double> seconds = new ArrayList<>();
            lengths.path("seconds").forEach(s -> seconds.add(s.asDouble(0)));
            return new LengthGrid.SomeSeconds(seconds);
        }
        if (lengths.has("seconds_to")) {
            return new LengthGrid.WholeSeconds(
                    lengths.path("seconds_from").asInt(1), lengths.path("seconds_to").asInt(0));
        }
        if (lengths.has("frames_to")) {
            return new LengthGrid.Frames(
                    lengths.path("frames_step").asInt(1),
                    lengths.path("frames_from").asInt(1),
                    lengths.path("frames_to").asInt(0));
        }
        throw new IllegalArgumentException(
                "its lengths are neither \"seconds\" nor \"seconds_to\" nor \"frames_to\"");
    }

    private static Dialect dialect(JsonNode dialect, CatalogueFiles.Workflows workflows) {
        String provider = text(dialect, "provider");
        String model = text(dialect, "model");
        return switch (provider) {
            case "gemini-omni" -> new Dialect.GeminiOmni(model);
            case "veo" -> new Dialect.Veo(model);
            case "openai-videos" ->
                    new Dialect.OpenAiVideos(
                            model,
                            Dialect.OpenAiVideos.Encoding.valueOf(
                                    dialect.path("encoding")
                                            .asString("json")
                                            .toUpperCase(Locale.ROOT)),
                            dialect.has("url")
                                    ? Optional.of(Addresses.root("its url", text(dialect, "url")))
                                    : Optional.empty());
            case "comfyui" -> comfyUi(model, dialect, workflows);
            case "fal" -> new Dialect.Fal(model, dialect.path("input"));
            case "replicate" -> new Dialect.Replicate(model, dialect.path("input"));
            default ->
                    throw new IllegalArgumentException(
                            "there is no provider '"
                                    + provider
                                    + "'; there are gemini-omni, veo, openai-videos, comfyui, fal"
                                    + " and replicate");
        };
    }

    private static Dialect comfyUi(
            String model, JsonNode dialect, CatalogueFiles.Workflows workflows) {
        Map<String, OrderField> bindings = new LinkedHashMap<>();
        dialect.path("bindings")
                .properties()
                .forEach(b -> bindings.put(b.getKey(), OrderField.of(b.getValue().asString(""))));
        return new Dialect.ComfyUi(
                model,
                workflows.read(text(dialect, "workflow")),
                bindings,
                text(dialect, "output_node"));
    }

    static Price price(JsonNode price) {
        if (price.path("own_hardware").asBoolean(false)) {
            return new Price.OwnHardware();
        }
        if (price.has("per_second")) {
            return new Price.PerSecond(tiers(price.path("per_second")));
        }
        if (price.has("per_length")) {
            return new Price.PerLength(lengths(price.path("per_length").properties()));
        }
        if (price.has("per_clip")) {
            return new Price.PerClip(tiers(price.path("per_clip")));
        }
        return new Price.Unknown();
    }

    private static Map<String, Map<BigDecimal, Usd>> lengths(
            Set<Map.Entry<String, JsonNode>> byTier) {
        Map<String, Map<BigDecimal, Usd>> prices = new TreeMap<>();
        for (Map.Entry<String, JsonNode> tier : byTier) {
            Map<BigDecimal, Usd> lengths = new TreeMap<>();
            tiers(tier.getValue()).forEach((seconds, usd) -> lengths.put(seconds(seconds), usd));
            prices.put(tier.getKey(), lengths);
        }
        return prices;
    }

    private static BigDecimal seconds(String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,3})?")) {
            throw new IllegalArgumentException("'" + text + "' is no length in seconds");
        }
        return new BigDecimal(text);
    }

    private static Map<String, Usd> tiers(JsonNode tiers) {
        Map<String, Usd> prices = new TreeMap<>();
        for (Map.Entry<String, JsonNode> tier : tiers.properties()) {
            try {
                BigDecimal amount = new BigDecimal(tier.getValue().asString(""));
                prices.put(tier.getKey(), new Usd(amount));
            } catch (NumberFormatException | JacksonException notMoney) {
                throw new IllegalArgumentException(
                        "the price of '" + tier.getKey() + "' is no number of dollars", notMoney);
            }
        }
        return prices;
    }

    private static String text(JsonNode node, String field) {
        String text = node.path(field).asString("");
        if (text.isBlank()) {
            throw new IllegalArgumentException("it lacks \"" + field + "\"");
        }
        return text;
    }
}
