package io.beatframe.deliver;

import io.beatframe.check.QualityReport;
import io.beatframe.picture.Lettering;
import io.beatframe.picture.Picture;
import java.util.List;

/** What the check measured in the finished file. */
final class SheetFooter {
    static final int HEIGHT = 128;

    private SheetFooter() {}

    static void draw(Picture sheet, int top, QualityReport report) {
        double left = ContactSheet.MARGIN;
        sheet.rectangle(left, top, ContactSheet.CONTENT, 1.5, Tone.HAIRLINE, 1);
        double baseline = top + 88;
        int colour = report.passed() ? Tone.GOOD : Tone.BAD;
        String verdict = report.passed() ? "✓ PASSED" : "✗ FAILED";
        double wide = Lettering.width(verdict, 30, Lettering.Weight.BOLD) + 52;
        sheet.roundedRectangle(left, baseline - 43, wide, 62, 31, colour, 0.18);
        sheet.text(left + 26, baseline - 1, 30, Lettering.Weight.BOLD, colour, 1, verdict);
        double x = left + wide + 64;
        for (Figure figure : figures(report)) {
            figure.drawLeft(sheet, x, baseline, Tone.TEXT);
            x += figure.width() + 64;
        }
    }

    private static List<Figure> figures(QualityReport report) {
        int cuts = report.provenCuts();
        return List.of(
                new Figure(
                        report.maxCutErrorFrames() == 1
                                ? "1 frame"
                                : report.maxCutErrorFrames() + " frames",
                        "error in " + cuts + (cuts == 1 ? " proven cut" : " proven cuts")),
                new Figure(Words.figure(report.loudnessLufs(), 1) + " LUFS", "loudness"),
                new Figure(Words.figure(report.truePeakDbtp(), 1) + " dBTP", "true peak"),
                new Figure(Long.toString(report.frames()), "frames"),
                new Figure(report.width() + " × " + report.height(), report.videoCodec()));
    }
}
