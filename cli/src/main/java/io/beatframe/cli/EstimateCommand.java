package io.beatframe.cli;

import io.beatframe.clip.generated.Estimate;
import io.beatframe.clip.generated.Filming;
import io.beatframe.clip.generated.FilmingTerms;
import io.beatframe.model.ModelCard;
import io.beatframe.model.Usd;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.ShotPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a plan would cost. */
@Command(
        name = "estimate",
        mixinStandardHelpOptions = true,
        description = {
            "Says what the shots of a plan would cost with each video model, or shot by shot with one.",
            "Nothing is ordered. The prices are those of a table with a date; see 'beatframe models'."
        },
        footer = {
            "",
            "Examples:",
            "  beatframe estimate plan.json",
            "  beatframe estimate plan.json --model gemini-omni"
        })
final class EstimateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PLAN", description = "A plan, as 'beatframe plan -o' writes it.")
    Path plan = Path.of("plan.json");

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "One model, shot by shot (default: all, in a line each).")
    @Nullable String model;

    @Option(
            names = "--reference",
            paramLabel = "PICTURE",
            arity = "1..*",
            description =
                    "Reckon with pictures that go with every shot, for models that take them.")
    List<Path> references = new ArrayList<>();

    @Option(
            names = "--chain",
            description =
                    "Reckon with shots that begin with the last picture of the one before. Of those that"
                            + " follow what is paid for only filming shows whether they are.")
    boolean chain;

    @Mixin CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        ShotPlan read = PlanJson.read(plan);
        Filming filming = Filming.of(System.getenv(), FilmingTerms.USUAL);
        List<ModelCard> cards =
                model == null
                        ? filming.catalogue().all()
                        : List.of(filming.catalogue().require(model));
        List<Estimate> estimates =
                cards.stream()
                        .filter(card -> model != null || takesPictures(card))
                        .map(card -> Estimate.of(read, card, filming.archive(), references, chain))
                        .toList();
        if (common.json) {
            Output.json(
                    Map.of("estimates", estimates.stream().map(EstimateCommand::json).toList()));
        } else if (model == null) {
            table(read, estimates);
            String without =
                    cards.stream()
                            .filter(card -> !takesPictures(card))
                            .map(ModelCard::name)
                            .collect(Collectors.joining(", "));
            if (!without.isEmpty()) {
                Output.line("");
                Output.line("Without those that take no such pictures: " + without + ".");
            }
        } else {
            shots(estimates.getFirst());
        }
        return Beatframe.DONE;
    }

    private boolean takesPictures(ModelCard card) {
        return references.size() <= card.capabilities().referenceImages()
                && (!chain || card.capabilities().firstFrame());
    }

    private static void table(ShotPlan plan, List<Estimate> estimates) {
        Output.line(
                String.format(
                        Locale.ROOT,
                        "%d shots, %.1f s. What they cost with each model:",
                        plan.shots().size(),
                        plan.seconds()));
        Output.line("");
        Output.line(row("model", "total", "to pay", "ordered", "price of", "by"));
        for (Estimate estimate : estimates) {
            Output.line(
                    row(
                            estimate.model(),
                            money(estimate.total()),
                            money(estimate.toPay()),
                            String.format(Locale.ROOT, "%.1f s", ordered(estimate)),
                            known(estimate) ? estimate.price().date().toString() : "",
                            known(estimate)
                                    ? estimate.price().source()
                                    : "nobody; see prices.json"));
        }
    }

    private static String row(
            String model, String total, String toPay, String ordered, String date, String by) {
        return String.format(
                Locale.ROOT,
                "%-14s %10s %10s %9s  %-10s  %s",
                model,
                total,
                toPay,
                ordered,
                date,
                by);
    }

    private static void shots(Estimate estimate) {
        Output.line(estimate.title());
        Output.line("");
        String form = "%4s %8s %8s %6s  %-8s %10s  %s";
        Output.line(
                String.format(
                        Locale.ROOT,
                        form,
                        "shot",
                        "needed",
                        "ordered",
                        "takes",
                        "size",
                        "cost",
                        ""));
        for (Estimate.ShotCost shot : estimate.shots()) {
            String note = shot.here() ? "paid for already" : String.join(" ", shot.notes());
            Output.line(
                    String.format(
                            Locale.ROOT,
                            form,
                            shot.shotId(),
                            String.format(Locale.ROOT, "%.2f s", shot.neededSeconds()),
                            String.format(Locale.ROOT, "%.2f s", shot.orderedSeconds()),
                            shot.takes(),
                            shot.tier(),
                            shot.usd().map(Usd::toString).orElse("unknown"),
                            note));
        }
        Output.line("");
        Output.line(
                "total "
                        + money(estimate.total())
                        + ", to pay "
                        + money(estimate.toPay())
                        + (known(estimate)
                                ? " (prices of "
                                        + estimate.price().date()
                                        + ": "
                                        + estimate.price().source()
                                        + ")"
                                : " (write the price into prices.json)"));
    }

    private static boolean known(Estimate estimate) {
        return estimate.total().isPresent();
    }

    private static double ordered(Estimate estimate) {
        return estimate.shots().stream().mapToDouble(Estimate.ShotCost::orderedSeconds).sum();
    }

    private static String money(Optional<Usd> amount) {
        return amount.map(usd -> usd.toCents().toString()).orElse("unknown");
    }

    private static Map<String, Object> json(Estimate estimate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", estimate.model());
        json.put("title", estimate.title());
        json.put("totalUsd", number(estimate.total()));
        json.put("toPayUsd", number(estimate.toPay()));
        json.put("priceDate", known(estimate) ? estimate.price().date().toString() : null);
        json.put("priceSource", known(estimate) ? estimate.price().source() : null);
        List<Map<String, Object>> shots = new ArrayList<>();
        for (Estimate.ShotCost shot : estimate.shots()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", shot.shotId());
            row.put("neededSeconds", shot.neededSeconds());
            row.put("orderedSeconds", shot.orderedSeconds());
            row.put("takes", shot.takes());
            row.put("size", shot.tier());
            row.put("usd", number(shot.usd()));
            row.put("paid", shot.here());
            row.put("notes", shot.notes());
            shots.add(row);
        }
        json.put("shots", shots);
        return json;
    }

    private static @Nullable Object number(Optional<Usd> amount) {
        return amount.map(Usd::amount).orElse(null);
    }
}
