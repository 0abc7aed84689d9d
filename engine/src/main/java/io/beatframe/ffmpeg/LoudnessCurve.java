package io.beatframe.ffmpeg;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Short-term loudness (the last three seconds) along a sound, by EBU R 128. */
public final class LoudnessCurve {
    private static final String VALUE = "lavfi.r128.S=";
    private static final String TIME = "pts_time:";

    private LoudnessCurve() {}

    /** How loud it is at a time; {@link Loudness#SILENCE_LUFS} at least. */
    public record Point(double seconds, double lufs) {}

    /** Ten points a second. */
    public static List<Point> of(Ffmpeg ffmpeg, List<String> input) {
        List<String> arguments = new ArrayList<>(input);
        arguments.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn", "-af"));
        arguments.add(FfmpegArguments.print(List.of(new Filter.PrintLoudness())));
        arguments.addAll(List.of("-f", "null", "-"));
        return ffmpeg.read(arguments, LoudnessCurve::points);
    }

    private static List<Point> points(InputStream printed) throws IOException {
        List<Point> points = new ArrayList<>();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(printed, StandardCharsets.UTF_8));
        double seconds = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            int time = line.indexOf(TIME);
            if (time >= 0) {
                seconds = Double.parseDouble(line.substring(time + TIME.length()).strip());
            } else if (line.startsWith(VALUE)) {
                points.add(new Point(seconds, lufs(line.substring(VALUE.length()))));
            }
        }
        return points;
    }

    private static double lufs(String text) {
        double value = text.matches("-?[0-9.]+") ? Double.parseDouble(text) : Double.NaN;
        return Math.max(Loudness.SILENCE_LUFS, Double.isNaN(value) ? -1000 : value);
    }
}
