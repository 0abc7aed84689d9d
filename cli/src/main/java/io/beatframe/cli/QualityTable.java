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
    private static final int WIDTH = 80;
    private static final String INDENT = "    ";

    private QualityTable() {}

    static List<String> print(QualityReport report) {
        List<String> lines = new ArrayList<>();
        lines.add((report.passed() ? "passed" : "FAILED") + "  " + picture(report));
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
            String line = finding.severity().id() + " " + finding.code() + at + ": ";
            lines.addAll(folded("  " + line + finding.message()));
        }
        return lines;
    }

    private static String picture(QualityReport report) {
        if (report.videoCodec().equals("none")) {
            return String.format(
                    Locale.ROOT, "no picture, %.2f s of %s", report.seconds(), report.audioCodec());
        }
        return String.format(
                Locale.ROOT,
                "%dx%d, %d frames at %s fps, %s + %s",
                report.width(),
                report.height(),
                report.frames(),
                report.frameRate(),
                report.videoCodec(),
                report.audioCodec());
    }

    /** In lines between words, from the second on further in; longer words stay whole. */
    private static List<String> folded(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("(?<=\\S) ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(INDENT);
            } else if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
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
