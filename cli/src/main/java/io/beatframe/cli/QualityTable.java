package io.beatframe.cli;

import io.beatframe.check.CutMeasure;
import io.beatframe.check.CutMethod;
import io.beatframe.check.Finding;
import io.beatframe.check.QualityReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A quality report in at most 80 columns. */
final class QualityTable {
    private QualityTable() {}

    static List<String> print(QualityReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%s  %dx%d, %d frames at %s fps, %s + %s",
                        report.passed() ? "passed" : "FAILED",
                        report.width(),
                        report.height(),
                        report.frames(),
                        report.frameRate(),
                        report.videoCodec(),
                        report.audioCodec()));
        cuts(report).ifPresent(lines::add);
        colourAtCuts(report).ifPresent(lines::add);
        lines.add(
                String.format(
                        Locale.ROOT,
                        "        loudness %s LUFS, true peak %s dBTP",
                        decibels(report.loudnessLufs()),
                        decibels(report.truePeakDbtp())));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "        at most %d flashes a second, %d of red (3 are safe)",
                        report.flashes().mostASecond(),
                        report.flashes().mostRedASecond()));
        for (Finding finding : report.findings()) {
            String at =
                    finding.at().isPresent()
                            ? String.format(Locale.ROOT, " at %.2f s", finding.at().getAsDouble())
                            : "";
            lines.add(
                    "  "
                            + finding.severity().id()
                            + " "
                            + finding.code()
                            + at
                            + ": "
                            + finding.message());
        }
        return lines;
    }

    /** What was found without a plan has nothing to be compared with. */
    private static Optional<String> cuts(QualityReport report) {
        List<CutMeasure> cuts = report.cuts();
        if (cuts.isEmpty()) {
            return Optional.empty();
        }
        if (cuts.stream().allMatch(cut -> cut.method() == CutMethod.DETECTED)) {
            return Optional.of(
                    "        " + cuts.size() + " cuts seen; with --plan each is measured");
        }
        double beatError =
                cuts.stream().mapToDouble(CutMeasure::beatErrorMs).map(Math::abs).max().orElse(0);
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "        %d of %d cuts proven, largest error %d frames (%.1f ms to the beat)",
                        report.provenCuts(),
                        cuts.size(),
                        report.maxCutErrorFrames(),
                        beatError));
    }

    /** Empty where no plan says which frames lie on either side of a cut. */
    private static Optional<String> colourAtCuts(QualityReport report) {
        Optional<CutMeasure> most =
                report.cuts().stream()
                        .filter(cut -> cut.deltaE().isPresent())
                        .max(Comparator.comparingDouble(cut -> cut.deltaE().getAsDouble()));
        String filmed =
                mean(report, CutMeasure::deltaEAsFilmed)
                        .map(value -> value + " as filmed, ")
                        .orElse("");
        return most.map(cut ->
                String.format(
                        Locale.ROOT,
                        "        ΔE00 across cuts %s%s in the reel, at most %.1f (frame %d)",
                        filmed,
                        mean(report, CutMeasure::deltaE).orElse("?"),
                        cut.deltaE().getAsDouble(),
                        cut.frame()));
    }

    private static Optional<String> mean(
            QualityReport report, Function<CutMeasure, OptionalDouble> measure) {
        OptionalDouble mean =
                report.cuts().stream()
                        .map(measure)
                        .flatMapToDouble(OptionalDouble::stream)
                        .average();
        return mean.isPresent()
                ? Optional.of(String.format(Locale.ROOT, "%.1f", mean.getAsDouble()))
                : Optional.empty();
    }

    private static String decibels(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1f", value) : "unknown";
    }
}
