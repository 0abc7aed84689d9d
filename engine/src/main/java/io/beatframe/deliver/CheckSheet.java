package io.beatframe.deliver;

import io.beatframe.check.CutMeasure;
import io.beatframe.check.QualityReport;
import io.beatframe.ffmpeg.LoudnessCurve;
import io.beatframe.picture.Lettering;
import io.beatframe.picture.Picture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a check measured, on one page: each cut's error in frames, and the loudness along the reel.
 */
public final class CheckSheet {
    private static final int WIDE = 1400;
    private static final int TALL = 720;
    private static final int LEFT = 110;
    private static final int RIGHT = WIDE - 40;
    private static final double SIZE = 18;

    private static final int CUTS_TOP = 110;
    private static final int CUTS_BOTTOM = 310;
    private static final int MOST_FRAMES = 2;

    private static final int SOUND_TOP = 400;
    private static final int SOUND_BOTTOM = 660;
    private static final double LOUDEST = 0;
    private static final double QUIETEST = -40;
    private static final double TARGET = -14;

    private final QualityReport report;
    private final List<LoudnessCurve.Point> loudness;
    private final Picture sheet = new Picture(WIDE, TALL);

    private CheckSheet(QualityReport report, List<LoudnessCurve.Point> loudness) {
        this.report = report;
        this.loudness = loudness;
    }

    /**
     * Draws it into a PNG file.
     *
     * @param loudness empty for a file without sound
     * @param force whether a file that exists may be replaced
     */
    public static void write(
            Path file, boolean force, QualityReport report, List<LoudnessCurve.Point> loudness) {
        byte[] bytes = draw(report, loudness).png();
        AtomicFile.write(file, force, hidden -> Files.write(hidden, bytes));
    }

    static Picture draw(QualityReport report, List<LoudnessCurve.Point> loudness) {
        return new CheckSheet(report, loudness).draw();
    }

    private Picture draw() {
        sheet.fill(Tone.PAPER);
        text(
                LEFT,
                46,
                report.passed() ? Tone.GOOD : Tone.BAD,
                report.passed() ? "passed" : "FAILED");
        String what =
                String.format(
                        Locale.ROOT,
                        "%d × %d, %d frames at %s a second",
                        report.width(),
                        report.height(),
                        report.frames(),
                        report.frameRate());
        text(LEFT + 100, 46, Tone.MUTED, what);
        cuts();
        sound();
        for (int second = 0; second <= report.seconds(); second += secondsAStep()) {
            text(x(second) - 6, TALL - 30, Tone.FAINT, second + " s");
        }
        return sheet;
    }

    private int secondsAStep() {
        return (int) Math.max(1, Math.ceil(report.seconds() / 15));
    }

    private void cuts() {
        text(LEFT, CUTS_TOP - 24, Tone.TEXT, "Cuts: frames late (+) or early (−)");
        for (int frames = -MOST_FRAMES; frames <= MOST_FRAMES; frames++) {
            rule(cutY(frames), frames == 0 ? Tone.MUTED : Tone.HAIRLINE);
            text(
                    LEFT - 50,
                    cutY(frames) + 6,
                    Tone.MUTED,
                    (frames > 0 ? "+" : "") + Words.figure(frames, 0));
        }
        for (CutMeasure cut : report.cuts()) {
            double x = x(report.seconds() * cut.frame() / Math.max(1, report.frames()));
            double y = cutY(Math.clamp(cut.errorFrames(), -MOST_FRAMES, MOST_FRAMES));
            if (cut.proven()) {
                int colour = cut.errorFrames() == 0 ? Tone.GOOD : Tone.BAD;
                sheet.line(x, cutY(0), x, y, 3, colour, 1);
                sheet.disc(x, y, 6, colour, 1);
            } else {
                sheet.disc(x, y, 6, Tone.FAINT, 1);
                sheet.disc(x, y, 4, Tone.PAPER, 1);
            }
        }
        String proven =
                report.provenCuts() + " of " + report.cuts().size() + " proven; hollow: not proven";
        text(RIGHT - 360, CUTS_TOP - 24, Tone.MUTED, proven);
    }

    private void sound() {
        String whole =
                loudness.isEmpty()
                        ? "No sound"
                        : String.format(
                                Locale.ROOT,
                                "Loudness of three seconds each, LUFS; %.1f in all, true peak %.1f dBTP",
                                report.loudnessLufs(),
                                report.truePeakDbtp());
        text(LEFT, SOUND_TOP - 24, Tone.TEXT, whole);
        for (int lufs = (int) QUIETEST; lufs <= LOUDEST; lufs += 10) {
            rule(soundY(lufs), Tone.HAIRLINE);
            text(LEFT - 60, soundY(lufs) + 6, Tone.MUTED, Words.figure(lufs, 0));
        }
        rule(soundY(TARGET), Tone.ACCENT);
        text(LEFT - 60, soundY(TARGET) + 6, Tone.ACCENT, "−14");
        for (int i = 1; i < loudness.size(); i++) {
            LoudnessCurve.Point from = loudness.get(i - 1);
            LoudnessCurve.Point to = loudness.get(i);
            if (Math.min(from.lufs(), to.lufs()) > QUIETEST) {
                sheet.line(
                        x(from.seconds()),
                        soundY(from.lufs()),
                        x(to.seconds()),
                        soundY(to.lufs()),
                        3,
                        Tone.TEXT,
                        1);
            }
        }
    }

    private void rule(double y, int colour) {
        sheet.rectangle(LEFT, y - 0.5, RIGHT - LEFT, 1, colour, 1);
    }

    private double x(double seconds) {
        return LEFT + (RIGHT - LEFT) * seconds / Math.max(0.1, report.seconds());
    }

    private static double cutY(double frames) {
        double middle = (CUTS_TOP + CUTS_BOTTOM) / 2.0;
        return middle - frames * (CUTS_BOTTOM - CUTS_TOP) / (2.0 * MOST_FRAMES);
    }

    private static double soundY(double lufs) {
        double part = (LOUDEST - Math.clamp(lufs, QUIETEST, LOUDEST)) / (LOUDEST - QUIETEST);
        return SOUND_TOP + part * (SOUND_BOTTOM - SOUND_TOP);
    }

    private void text(double x, double baseline, int colour, String text) {
        sheet.text(x, baseline, SIZE, Lettering.Weight.REGULAR, colour, 1, text);
    }
}
