package io.beatframe.check;

import io.beatframe.check.Finding.Code;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FfmpegArguments;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.Loudness;
import io.beatframe.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Loudness, peaks and silence of the decoded sound. */
final class SoundCheck {
    private static final double SILENCE_DB = -60;
    private static final double SILENCE_SECONDS = 0.5;

    /** What leaves the sound as it is, and logs what {@link #judge} reads. */
    static final List<Filter> MEASURES =
            List.of(
                    new Filter.MeasureLoudness(),
                    new Filter.FindSilence(SILENCE_DB, SILENCE_SECONDS));

    private static final double TARGET_LUFS = -14;
    private static final double TOLERANCE_LU = 0.5;

    /** ffmpeg measures in tenths; a twentieth is what rounding may add. */
    private static final double MOST_DBTP = -1 + 0.05;

    private static final Pattern SILENCE =
            Pattern.compile(
                    "silence_(start|end): (-?[0-9.]+)(?: \\| silence_duration: ([0-9.]+))?");

    private SoundCheck() {}

    /** Decodes the first sound, and hands over the log of the measures. */
    static List<String> play(Ffmpeg ffmpeg, List<String> input) {
        List<String> arguments = new ArrayList<>(input);
        arguments.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn"));
        arguments.addAll(List.of("-af", FfmpegArguments.print(MEASURES), "-f", "null", "-"));
        return ffmpeg.run(arguments, 0, Progress.SILENT);
    }

    static void judge(Loudness loudness, List<String> log, Findings findings) {
        if (!loudness.measurable()) {
            findings.error(Code.SILENT, "The reel is silent, or too short to have a loudness.");
            return;
        }
        if (Math.abs(loudness.integratedLufs() - TARGET_LUFS) > TOLERANCE_LU + 1e-9) {
            findings.error(
                    Code.LOUDNESS,
                    Findings.format(
                            "The loudness is %.1f LUFS, not -14 ± 0.5.",
                            loudness.integratedLufs()));
        }
        if (loudness.truePeakDbtp() > MOST_DBTP) {
            findings.error(
                    Code.TRUE_PEAK,
                    Findings.format(
                            "The true peak is %.1f dBTP, above -1.", loudness.truePeakDbtp()));
        }
        for (String line : log) {
            Matcher silence = SILENCE.matcher(line);
            if (silence.find() && silence.group(3) != null) {
                double seconds = Double.parseDouble(silence.group(3));
                double end = Double.parseDouble(silence.group(2));
                findings.warningAt(
                        Code.SILENT,
                        Math.max(0, end - seconds),
                        Findings.format(
                                "No sound for %.1f s; the song may be silent here.", seconds));
            }
        }
    }
}
