package io.beatframe.model;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads models.json and prices.json, ours and the user's. A model of the user's with a name of ours
 * takes its place whole; a price likewise.
 */
final class CatalogueFiles {
    private static final long MOST_BYTES = 5_000_000;

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(
                            tools.jackson.databind.DeserializationFeature
                                    .USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private CatalogueFiles() {}

    static Collection<ModelCard> read(List<Path> folders) {
        Map<String, JsonNode> models = new LinkedHashMap<>();
        Map<String, PriceTag> prices = new LinkedHashMap<>();
        addModels("ours", resource("models.json"), models);
        addPrices("Beatframe", resource("prices.json"), prices);
        Map<String, Path> origins = new LinkedHashMap<>();
        for (Path folder : folders) {
            Path ofModels = folder.resolve("models.json");
            if (Files.exists(ofModels)) {
                JsonNode file = file(ofModels);
                addModels(ofModels.toString(), file, models);
                file.path("models").propertyNames().forEach(n -> origins.put(n, ofModels));
            }
            Path ofPrices = folder.resolve("prices.json");
            if (Files.exists(ofPrices)) {
                addPrices(ofPrices.toString(), file(ofPrices), prices);
            }
        }
        List<ModelCard> cards = new ArrayList<>();
        for (Map.Entry<String, JsonNode> model : models.entrySet()) {
            String name = model.getKey();
            Optional<Path> file = Optional.ofNullable(origins.get(name));
            String origin = file.map(Path::toString).orElse("models.json of ours");
            PriceTag price =
                    prices.getOrDefault(
                            name, new PriceTag(new Price.Unknown(), LocalDate.EPOCH, "nobody"));
            Workflows workflows = new Workflows(file.map(own -> own.resolveSibling("")));
            try {
                cards.add(CardReader.read(name, model.getValue(), price, workflows));
            } catch (IllegalArgumentException | Failure unfit) {
                throw invalid(origin, "model '" + name + "': " + unfit.getMessage(), unfit);
            }
        }
        return cards;
    }

    private static void addModels(String origin, JsonNode file, Map<String, JsonNode> to) {
        JsonNode models = file.path("models");
        if (!models.isObject()) {
            throw invalid(origin, "it has no object \"models\"", new IllegalArgumentException());
        }
        models.properties().forEach(entry -> to.put(entry.getKey(), entry.getValue()));
    }

    private static void addPrices(String origin, JsonNode file, Map<String, PriceTag> to) {
        try {
            LocalDate date = LocalDate.parse(file.path("date").asString(""));
            if (!file.path("currency").asString("USD").equals("USD")) {
                throw new IllegalArgumentException("prices are in USD");
            }
            for (Map.Entry<String, JsonNode> entry : file.path("models").properties()) {
                to.put(
                        entry.getKey(),
                        new PriceTag(
                                CardReader.price(entry.getValue()),
                                date,
                                entry.getValue().path("source").asString(origin)));
            }
        } catch (DateTimeParseException noDate) {
            throw invalid(origin, "its \"date\" is no date such as 2026-11-26", noDate);
        } catch (IllegalArgumentException unfit) {
            throw invalid(origin, String.valueOf(unfit.getMessage()), unfit);
        }
    }

    private static JsonNode file(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw invalid(file.toString(), "it is too large", new IllegalArgumentException());
            }
            return MAPPER.readTree(Files.readString(file));
        } catch (IOException unreadable) {
            throw invalid(file.toString(), "it cannot be read", unreadable);
        } catch (JacksonException notJson) {
            String line =
                    notJson.getLocation() == null
                            ? ""
                            : " in line " + notJson.getLocation().getLineNr();
            throw invalid(file.toString(), "it is not JSON" + line, notJson);
        }
    }

    static JsonNode resource(String name) {
        try (InputStream in = CatalogueFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no '" + name + "' of ours");
            }
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Workflows that a model names: beside its file, or ours.
     *
     * @param folder of the user's file; none for our own models
     */
    record Workflows(Optional<Path> folder) {
        JsonNode read(String name) {
            if (!name.matches("[A-Za-z0-9._-]{1,80}\\.json")) {
                throw new IllegalArgumentException("'" + name + "' is not a file's name");
            }
            return folder.map(beside -> beside.resolve(name))
                    .filter(Files::exists)
                    .map(CatalogueFiles::file)
                    .orElseGet(() -> resource(name));
        }
    }

    private static Failure invalid(String origin, String why, Exception cause) {
        return new Failure(
                ErrorCode.MODELS_FILE_INVALID,
                "The file " + origin + " cannot be used: " + why + ".",
                cause);
    }
}
