package io.beatframe.plan;

import java.util.Locale;

/** A plan as a table for people, at most 100 columns wide, with the notes on it. */
public final class PlanTable {
    private static final String ROW = "%4s %7s %6s %6s %-6s %6s %-11s %-6s %-20s %s\n";

    private PlanTable() {}

    public static String print(ShotPlan plan) {
        StringBuilder table = new StringBuilder();
        table.append(
                String.format(
                        Locale.ROOT,
                        ROW,
                        "shot",
                        "start",
                        "secs",
                        "frames",
                        "music",
                        "energy",
                        "camera",
                        "size",
                        "composition",
                        "then"));
        for (int i = 0; i < plan.shots().size(); i++) {
            Shot shot = plan.shots().get(i);
            table.append(
                    String.format(
                            Locale.ROOT,
                            ROW,
                            shot.id(),
                            number("%.2f", plan.rate().secondsAt(shot.range().start())),
                            number("%.2f", plan.rate().secondsAt(shot.range().length())),
                            shot.range().length(),
                            shot.section().id(),
                            number("%.2f", shot.energy()),
                            shot.camera().id(),
                            shot.size().id(),
                            shot.composition().id(),
                            i < plan.joins().size() ? join(plan.joins().get(i), plan) : "end"));
        }
        plan.plannedBy().ifPresent(by -> table.append(planner(by)).append("\n"));
        plan.notes().forEach(note -> table.append("  note: ").append(note).append("\n"));
        return table.toString();
    }

    /** Which language model planned, and what it took. */
    public static String planner(PlannedBy by) {
        return String.format(
                Locale.ROOT,
                "planned by %s (%s) in %d answer%s: %d tokens read, %d written",
                by.model(),
                by.provider(),
                by.answers(),
                by.answers() == 1 ? "" : "s",
                by.inputTokens(),
                by.outputTokens());
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static String join(Transition join, ShotPlan plan) {
        return join.overlap() == 0
                ? "cut"
                : join.id() + " " + join.milliseconds(plan.rate()) + " ms";
    }
}
