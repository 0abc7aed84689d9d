package io.beatframe.render;

import io.beatframe.ffmpeg.mp4.Mp4Layout;
import io.beatframe.ffmpeg.mp4.Mp4Reader;
import io.beatframe.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How like a file is to the timeline without any encoder.
 *
 * @param ssim of all planes, 0 to 1
 * @param xpsnr of luma, dB
 */
record RenderQuality(double ssim, double xpsnr, double megabits) {
    private static final Pattern SSIM = Pattern.compile("SSIM .*All:([0-9.]+)");
    private static final Pattern XPSNR = Pattern.compile("XPSNR +y: ([0-9.]+)");

    /**
     * @param rawInput the lossless timeline as an input
     */
    static RenderQuality of(RenderJob job, List<String> rawInput, Path file) {
        double seconds = job.plan().seconds();
        try {
            return new RenderQuality(
                    compared(job, rawInput, file, "ssim", SSIM),
                    compared(job, rawInput, file, "xpsnr", XPSNR),
                    8e-6 * Files.size(file) / seconds);
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static double compared(
            RenderJob job, List<String> rawInput, Path file, String filter, Pattern line) {
        List<String> arguments = new ArrayList<>(List.of("-i", "file:" + file));
        arguments.addAll(rawInput);
        arguments.addAll(
                List.of(
                        "-lavfi",
                        "[0:v]settb=1/30,setpts=N[a];[1:v]settb=1/30,setpts=N[b];[a][b]" + filter,
                        "-an",
                        "-f",
                        "null",
                        "-"));
        for (String said : job.ffmpeg().run(arguments, 1, Progress.SILENT)) {
            Matcher found = line.matcher(said);
            if (found.find()) {
                return Double.parseDouble(found.group(1));
            }
        }
        throw new IllegalStateException("ffmpeg does not say the " + filter);
    }

    static long frames(Path file) {
        try {
            return Mp4Reader.read(file)
                    .flatMap(layout -> layout.track("vide"))
                    .map(Mp4Layout.Track::samples)
                    .orElse(0L);
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
