package io.beatframe.cli;

import io.beatframe.grade.MatchResult;
import io.beatframe.grade.ShotMatcher;
import io.beatframe.pipeline.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Matches clips to a reference, for other programs. */
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        description = "Matches the colours of clips to a reference; writes one .cube per clip.",
        footer = {
            "",
            "Example:",
            "  beatframe match hero.mp4 b-roll-1.mp4 b-roll-2.mov --cubes luts/ --json"
        })
final class MatchCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "REFERENCE",
            description = "The clip or photo to match to.")
    Path reference = Path.of("reference");

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "CLIP",
            description = "Clips or photos to match.")
    List<Path> clips = new ArrayList<>();

    @Option(names = "--cubes", paramLabel = "DIR", description = "Write the .cube files here.")
    @Nullable Path cubes;

    @Option(names = "--force", description = "Replace .cube files that exist.")
    boolean force;

    @Mixin CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        Console console = common.console();
        List<MatchResult> results =
                ShotMatcher.match(
                        reference,
                        clips,
                        common.ffmpeg(),
                        fraction -> console.reached(Stage.GRADE, fraction, fraction));
        console.endLine();
        List<Map<String, Object>> rows = new ArrayList<>();
        int number = 0;
        for (MatchResult result : results) {
            number++;
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("clip", result.clip().toString());
            if (cubes != null) {
                row.put("cube", write(cubes, number, result).toString());
            }
            row.put("correction", result.correction());
            row.put("deltaEBefore", result.deltaEBefore());
            row.put("deltaEAfter", result.deltaEAfter());
            row.put("statistics", result.statistics());
            rows.add(row);
        }
        if (common.json) {
            Output.json(Map.of("reference", reference.toString(), "clips", rows));
        } else {
            for (MatchResult result : results) {
                Output.line(
                        String.format(
                                Locale.ROOT,
                                "%-30s %+5.2f stops, ΔE %4.1f -> %4.1f",
                                result.clip().getFileName(),
                                result.correction().exposureStops(),
                                result.deltaEBefore(),
                                result.deltaEAfter()));
            }
        }
        return Beatframe.DONE;
    }

    private Path write(Path folder, int number, MatchResult result) {
        String clip = String.valueOf(result.clip().getFileName()).replaceAll("\\.[^.]*$", "");
        return new CubeExport(folder, force)
                .write(
                        String.format(Locale.ROOT, "%02d-%s", number, clip),
                        result.cube(),
                        "Beatframe match " + number);
    }
}
