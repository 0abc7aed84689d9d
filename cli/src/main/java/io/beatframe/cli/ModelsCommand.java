package io.beatframe.cli;

import io.beatframe.clip.generated.Filming;
import io.beatframe.clip.generated.FilmingTerms;
import io.beatframe.clip.video.VideoModels;
import io.beatframe.model.Capabilities;
import io.beatframe.model.Format;
import io.beatframe.model.ModelCard;
import io.beatframe.model.Price;
import io.beatframe.model.Usd;
import io.beatframe.provider.Provider;
import io.beatframe.provider.ProviderSettings;
import io.beatframe.provider.Setting;
import io.beatframe.request.Aspect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The video models there are. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description =
                "Lists the video models: whether they are set up, what they make, what they cost.",
        footer = {
            "",
            "Examples:",
            "  beatframe models",
            "  beatframe models gemini-omni",
            "",
            "Your own models.json and prices.json, beside config.properties, add to these",
            "or take their place; docs/video-models.md shows how."
        })
final class ModelsCommand implements Callable<Integer> {
    private static final String LINE = "%-14s %-8s %-25s %s";

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "All that is known of one.")
    @Nullable String name;

    @Mixin CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        Filming filming = Filming.of(System.getenv(), FilmingTerms.USUAL);
        ProviderSettings settings = filming.settings();
        List<ModelCard> cards =
                name == null
                        ? filming.catalogue().all()
                        : List.of(filming.catalogue().require(name));
        if (common.json) {
            Output.json(
                    Map.of("models", cards.stream().map(card -> json(card, settings)).toList()));
        } else if (name == null) {
            Output.line(String.format(LINE, "model", "", "price", "what it is, or what to set"));
            cards.forEach(card -> line(card, settings));
            Output.line("");
            Output.line(
                    "All that is known of one: beatframe models NAME. A plan's cost with each: beatframe estimate.");
            Output.line("Settings are read from the environment and from " + settings.file() + ".");
            Output.line(
                    "Without any of them: --model previz draws the shots, --footage takes yours.");
        } else {
            details(cards.getFirst(), settings);
        }
        return Beatframe.DONE;
    }

    private static void line(ModelCard card, ProviderSettings settings) {
        boolean ready = VideoModels.configured(card, settings);
        Output.line(
                String.format(
                        LINE,
                        card.name(),
                        ready ? "ready" : "not set",
                        card.price().price().words(),
                        ready ? card.title() : card.title() + ": set " + setUp(card)));
    }

    private static void details(ModelCard card, ProviderSettings settings) {
        Capabilities can = card.capabilities();
        Output.line(card.name() + ": " + card.title());
        Output.line(
                "  set up    "
                        + (VideoModels.configured(card, settings)
                                ? "yes"
                                : "no: set " + setUp(card)));
        for (Aspect aspect : can.aspects()) {
            Output.line("  " + String.format("%-9s ", aspect.id()) + sizes(can, aspect));
        }
        Output.line("  length    " + lengths(can));
        Output.line(
                "  frames/s  "
                        + can.rates().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(", ")));
        Output.line("  takes     " + takes(can));
        Output.line("  at once   " + can.concurrent());
        Output.line("  price     " + price(card));
    }

    private static String price(ModelCard card) {
        String from = " (" + card.price().date() + ": " + card.price().source() + ")";
        return switch (card.price().price()) {
            case Price.PerSecond(Map<String, Usd> tiers) -> tiers(tiers) + " a second" + from;
            case Price.PerClip(Map<String, Usd> tiers) -> tiers(tiers) + " a clip" + from;
            case Price.PerLength lengths -> lengths.words() + from;
            case Price.OwnHardware own -> own.words();
            case Price.Unknown unknown ->
                    "unknown; write it into prices.json beside config.properties"
                            + " (docs/video-models.md shows how)";
        };
    }

    private static String tiers(Map<String, Usd> tiers) {
        return tiers.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(tier -> tier.getKey() + " " + tier.getValue())
                .collect(Collectors.joining(", "));
    }

    /** In words; by the size where they differ. */
    private static String lengths(Capabilities can) {
        Map<String, String> sizes = new LinkedHashMap<>();
        for (Format format : can.formats()) {
            sizes.merge(
                    format.lengths().words(),
                    format.tier(),
                    (all, one) -> List.of(all.split(", ")).contains(one) ? all : all + ", " + one);
        }
        return sizes.size() == 1
                ? sizes.keySet().iterator().next()
                : sizes.entrySet().stream()
                        .map(one -> one.getKey() + " in " + one.getValue())
                        .collect(Collectors.joining("; "));
    }

    private static String sizes(Capabilities can, Aspect aspect) {
        return can.formats().stream()
                .filter(format -> format.aspect() == aspect)
                .map(format -> format.tier() + " (" + format.size() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String takes(Capabilities can) {
        List<String> takes = new ArrayList<>();
        if (can.seed()) {
            takes.add("a seed");
        }
        if (can.negativePrompt()) {
            takes.add("what not to show");
        }
        if (can.referenceImages() > 0) {
            takes.add("up to " + can.referenceImages() + " reference pictures");
        }
        if (can.firstFrame()) {
            takes.add("a first picture");
        }
        return takes.isEmpty() ? "the prompt alone" : "the prompt, " + String.join(", ", takes);
    }

    private static String setUp(ModelCard card) {
        Provider provider = VideoModels.provider(card.dialect());
        if (provider.usualRoot().isEmpty()) {
            return provider.addressSetting().name();
        }
        String key = provider.keySetting().map(Setting::name).orElse("");
        return provider == Provider.VERTEX ? key + " and GOOGLE_CLOUD_PROJECT" : key;
    }

    private static Map<String, Object> json(ModelCard card, ProviderSettings settings) {
        Capabilities can = card.capabilities();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", card.name());
        json.put("title", card.title());
        json.put("configured", VideoModels.configured(card, settings));
        json.put("setUp", setUp(card));
        json.put("provider", card.dialect().provider());
        json.put("providerModel", card.dialect().model());
        List<Map<String, Object>> formats = new ArrayList<>();
        for (Format format : can.formats()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("size", format.tier());
            row.put("aspectRatio", format.aspect().id());
            row.put("width", format.size().width());
            row.put("height", format.size().height());
            row.put("lengths", format.lengths().words());
            boolean perClip = card.price().price() instanceof Price.PerClip;
            row.put(
                    perClip ? "usdPerClip" : "usdPerSecond",
                    card.price().price().of(format.tier(), 1).map(Usd::amount).orElse(null));
            formats.add(row);
        }
        json.put("formats", formats);
        json.put("fps", can.rates().stream().map(Object::toString).toList());
        json.put("seed", can.seed());
        json.put("negativePrompt", can.negativePrompt());
        json.put("referenceImages", can.referenceImages());
        json.put("firstFrame", can.firstFrame());
        json.put("atOnce", can.concurrent());
        boolean known = !(card.price().price() instanceof Price.Unknown);
        json.put("priceDate", known ? card.price().date().toString() : null);
        json.put("priceSource", known ? card.price().source() : null);
        return json;
    }
}
