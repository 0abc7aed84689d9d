package io.beatframe.cli;

import io.beatframe.check.CutMeasure;
import io.beatframe.check.Finding;
import io.beatframe.check.QualityReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        if (!report.cuts().isEmpty()) {
            double beatError =
                    report.cuts().stream()
                            .mapToDouble(CutMeasure::beatErrorMs)
                            .map(Math::abs)
                            .max()
                            .orElse(0);
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "        %d of %d cuts proven, largest error %d frames (%.1f ms to the beat)",
                            report.provenCuts(),
                            report.cuts().size(),
                            report.maxCutErrorFrames(),
                            beatError));
        }
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

    private static String decibels(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1f", value) : "unknown";
    }
}
