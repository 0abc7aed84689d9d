package io.beatframe.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.beatframe.clip.generated.Filming;
import io.beatframe.clip.generated.FilmingTerms;
import io.beatframe.clip.video.VideoModel;
import io.beatframe.clip.video.VideoModels;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Diagnosis;
import io.beatframe.model.ModelCard;
import io.beatframe.plan.llm.KeyTest;
import io.beatframe.plan.llm.Planners;
import io.beatframe.provider.ProviderSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether this machine can make reels. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Looks whether everything that reels need is here, and says what to do if not. Asks"
                        + " each provider whose key or address is set, by a call that costs nothing.",
        footer = {"", "Example:", "  beatframe doctor"})
final class DoctorCommand implements Callable<Integer> {
    @Mixin CommonOptions common = new CommonOptions();

    /** One provider that is set up; {@code well} is null where nothing can be asked for free. */
    record Provider(
            String provider,
            String model,
            @org.jspecify.annotations.Nullable Boolean well,
            String words) {}

    /** All that was looked at. */
    record Report(
            @JsonUnwrapped Diagnosis machine,
            List<Provider> videoProviders,
            List<Provider> planners) {}

    @Override
    public Integer call() {
        Diagnosis diagnosis = Diagnosis.of(common.sandbox());
        List<Provider> providers = providers();
        List<Provider> planners = planners();
        boolean allWell =
                Stream.concat(providers.stream(), planners.stream())
                        .noneMatch(one -> Boolean.FALSE.equals(one.well()));
        boolean healthy = diagnosis.healthy() && allWell;
        if (common.json) {
            Output.json(new Report(diagnosis, providers, planners));
        } else {
            diagnosis.lines().forEach(Output::line);
            print("models     ", providers, "--model previz needs none; see 'beatframe models'");
            print("planners   ", planners, "--planner rules needs none; see docs/planners.md");
            Output.line(healthy ? "All is well." : "Not all is well: see PROBLEM above.");
        }
        return healthy ? Beatframe.DONE : Beatframe.FAILED;
    }

    private static void print(String what, List<Provider> all, String without) {
        if (all.isEmpty()) {
            Output.line(what + "none is set up; " + without);
        }
        all.forEach(one -> Output.line(what + one.model() + ": " + one.words()));
    }

    private static List<Provider> planners() {
        List<Provider> all = new ArrayList<>();
        ProviderSettings settings;
        try {
            settings = ProviderSettings.of(System.getenv());
        } catch (Failure saidOfTheVideoModels) {
            return all;
        }
        for (var provider : Planners.BY_PREFERENCE) {
            if (!settings.configured(provider)) {
                continue;
            }
            String name = provider.name().toLowerCase(Locale.ROOT);
            try {
                KeyTest.run(provider, settings);
                all.add(new Provider(name, name, true, "takes the key"));
            } catch (Failure failure) {
                all.add(new Provider(name, name, false, "PROBLEM: " + failure.message()));
            }
        }
        return all;
    }

    private static List<Provider> providers() {
        List<Provider> all = new ArrayList<>();
        Filming filming;
        try {
            filming = Filming.of(System.getenv(), FilmingTerms.USUAL);
        } catch (Failure unusable) {
            return List.of(
                    new Provider("settings", "settings", false, "PROBLEM: " + unusable.message()));
        }
        Set<String> asked = new HashSet<>();
        for (ModelCard card : filming.catalogue().all()) {
            String provider = card.dialect().provider();
            if (VideoModels.configured(card, filming.settings()) && asked.add(provider)) {
                all.add(asked(card, filming));
            }
        }
        return all;
    }

    private static Provider asked(ModelCard card, Filming filming) {
        String provider = card.dialect().provider();
        try {
            return switch (VideoModels.open(card, filming.settings()).health()) {
                case VideoModel.Health.Well(String words) ->
                        new Provider(provider, card.name(), true, words);
                case VideoModel.Health.Ill(String why) ->
                        new Provider(
                                provider,
                                card.name(),
                                false,
                                "PROBLEM: "
                                        + why
                                        + ". Look at "
                                        + VideoModels.provider(card.dialect()).addressSetting()
                                        + " and at the key.");
                case VideoModel.Health.Untested untested ->
                        new Provider(
                                provider,
                                card.name(),
                                null,
                                "set up; it has no call that costs nothing");
            };
        } catch (Failure failure) {
            return new Provider(provider, card.name(), false, "PROBLEM: " + failure.message());
        }
    }
}
