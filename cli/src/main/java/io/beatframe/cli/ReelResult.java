package io.beatframe.cli;

import io.beatframe.deliver.ReelReport;
import io.beatframe.pipeline.FinishedReel;
import io.beatframe.plan.PlanTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A finished reel, for people or for programs, and the exit status it deserves. */
final class ReelResult {
    private ReelResult() {}

    static int show(FinishedReel reel, boolean json) {
        if (json) {
            Output.json(reel.report());
        } else {
            int shots = reel.plan().shots().size();
            Output.line(reel.file() + ": " + shots + (shots == 1 ? " shot" : " shots"));
            QualityTable.print(reel.report().quality()).forEach(Output::line);
            Output.line("        " + times(reel.report().stageSeconds()));
            money(reel.report().cost()).forEach(Output::line);
            reel.plan()
                    .plannedBy()
                    .ifPresent(by -> Output.line("        " + PlanTable.planner(by)));
            notes(reel.report()).forEach(note -> Output.line("  note: " + note));
        }
        return reel.report().quality().passed() ? Beatframe.DONE : Beatframe.FAILED;
    }

    private static Stream<String> notes(ReelReport report) {
        ShotNotes ofShots = new ShotNotes();
        report.shots().forEach(shot -> ofShots.add(shot.id(), shot.notes()));
        return Stream.of(report.notes(), report.warnings(), ofShots.lines()).flatMap(List::stream);
    }

    private static Stream<String> money(ReelReport.Cost cost) {
        return cost.spentUsd() == 0 && cost.savedUsd() == 0
                ? Stream.empty()
                : Stream.of(
                        String.format(
                                Locale.ROOT,
                                "  spent $%.2f on clips; $%.2f saved by the cache",
                                cost.spentUsd(),
                                cost.savedUsd()));
    }

    private static String times(Map<String, Double> seconds) {
        return seconds.entrySet().stream()
                .map(e -> String.format(Locale.ROOT, "%s %.1f s", e.getKey(), e.getValue()))
                .collect(Collectors.joining(", "));
    }
}
