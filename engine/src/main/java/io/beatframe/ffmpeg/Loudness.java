package io.beatframe.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loudness of a whole sound by EBU R 128, as {@link Filter.MeasureLoudness} logs it.
 *
 * @param integratedLufs -70 when nothing was loud enough to count
 * @param truePeakDbtp at least {@link #NO_PEAK}
 */
public record Loudness(double integratedLufs, double truePeakDbtp) {
    /** The true peak of digital silence, which has none. */
    public static final double NO_PEAK = -120;

    /** Below it the gate of R 128 counts nothing, so there is no loudness to speak of. */
    public static final double SILENCE_LUFS = -70;

    private static final Pattern INTEGRATED =
            Pattern.compile("^\\s*I:\\s+(-?[0-9.]+|-?inf|-?nan) LUFS");
    private static final Pattern PEAK =
            Pattern.compile("^\\s*Peak:\\s+(-?[0-9.]+|-?inf|-?nan) dBFS");

    /** Whether there was enough sound to measure. */
    public boolean measurable() {
        return integratedLufs > SILENCE_LUFS + 0.05;
    }

    /** The summary in ffmpeg's log; silence when there is none, as after no sound at all. */
    public static Loudness inLog(List<String> log) {
        double integrated = SILENCE_LUFS;
        double peak = NO_PEAK;
        for (String line : log) {
            Matcher loudness = INTEGRATED.matcher(line);
            Matcher truePeak = PEAK.matcher(line);
            if (loudness.find()) {
                integrated = Math.max(SILENCE_LUFS, number(loudness.group(1), SILENCE_LUFS));
            } else if (truePeak.find()) {
                peak = Math.max(NO_PEAK, number(truePeak.group(1), NO_PEAK));
            }
        }
        return new Loudness(integrated, peak);
    }

    /** Decodes a file's first sound and measures it. */
    public static Loudness of(Ffmpeg ffmpeg, List<String> input) {
        List<String> arguments = new ArrayList<>(input);
        arguments.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn", "-af"));
        arguments.add(FfmpegArguments.print(List.of(new Filter.MeasureLoudness())));
        arguments.addAll(List.of("-f", "null", "-"));
        return inLog(ffmpeg.run(arguments, 0, fraction -> {}));
    }

    private static double number(String text, double otherwise) {
        return text.endsWith("f") || text.endsWith("n") ? otherwise : Double.parseDouble(text);
    }
}
