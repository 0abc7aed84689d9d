package io.beatframe.render;

import io.beatframe.clip.Clip;
import io.beatframe.ffmpeg.FrameReader;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The pipeline of the guide that Beatframe grew out of, with its commands, options and order of
 * work: correct each clip that differs from the first, LUT on each clip, assemble, mux, each into a
 * file of its own. Only what cannot run is mended: {@code curves=v=} is {@code curves=master=}, a
 * line above white ends at white, and the crossfades have offsets. Its measuring with OpenCV is not
 * counted.
 */
final class GuideWay {
    private static final FrameSize SMALL = new FrameSize(270, 480);
    private static final int MEASURED_FRAMES = 30;
    private static final List<String> FAST =
            List.of("-c:v", "libx264", "-preset", "fast", "-c:a", "aac");
    private static final List<String> MEDIUM =
            List.of("-c:v", "libx264", "-preset", "medium", "-crf", "23");

    private final RenderJob job;
    private final List<String> pixels;
    private final boolean allEncode;

    private GuideWay(RenderJob job, List<String> pixels, boolean allEncode) {
        this.job = job;
        this.pixels = pixels;
        this.allEncode = allEncode;
    }

    /**
     * As it stands: behind {@code lut3d}, which gives RGB, x264 then keeps all of the colour
     * (yuv444p).
     */
    static Cost asWritten(RenderJob job) {
        return new GuideWay(job, List.of(), false).cost();
    }

    /** With {@code -pix_fmt yuv420p} in its first two steps, as a careful reader would write. */
    static Cost with420(RenderJob job) {
        return new GuideWay(job, List.of("-pix_fmt", "yuv420p"), false).cost();
    }

    /**
     * Four steps that each encode the whole reel: every clip but the first is corrected, and the
     * last step encodes instead of copying, as ffmpeg does where nobody says {@code -c:v copy}.
     */
    static Cost encodedFourTimes(RenderJob job) {
        return new GuideWay(job, List.of(), true).cost();
    }

    /**
     * As its ColorAnalysisService has it.
     *
     * @param brightness mean HSV value of the first 30 frames, 0 to 255
     * @param saturation mean HSV saturation, 0 to 255
     */
    private record Colours(double brightness, double saturation) {
        boolean unlike(Colours first) {
            return Math.abs(first.brightness - brightness) > 10
                    || Math.abs(1 - first.saturation / saturation) > 0.15;
        }

        /** Its generate_correction_filter. */
        String towards(Colours first) {
            double white = (255 + (int) (first.brightness - brightness)) / 255.0;
            String curve =
                    white > 1
                            ? String.format(Locale.ROOT, "0/0 %.4f/1 1/1", 1 / white)
                            : String.format(Locale.ROOT, "0/0 1/%.4f", white);
            return String.format(
                    Locale.ROOT,
                    "curves=master='%s',eq=saturation=%.4f",
                    curve,
                    Math.min(3, first.saturation / saturation));
        }
    }

    private Cost cost() {
        Colours first = colours(job.clips().getFirst());
        Cost cost = Cost.NONE;
        List<Path> looked = new ArrayList<>();
        for (Clip clip : job.clips()) {
            Path now = clip.file();
            Colours colours = colours(clip);
            if (allEncode ? !clip.equals(job.clips().getFirst()) : colours.unlike(first)) {
                Path corrected = job.file("guide-corrected.mp4");
                cost = cost.plus(encode(now, colours.towards(first), corrected));
                now = corrected;
            }
            Path graded = job.file("guide-lut-" + clip.shotId() + ".mp4");
            cost = cost.plus(encode(now, "lut3d=" + job.cube() + ":interp=tetrahedral", graded));
            looked.add(graded);
        }
        Path silent = job.file("guide-temp.mp4");
        List<String> inputs = new ArrayList<>();
        looked.forEach(clip -> inputs.addAll(List.of("-i", "file:" + clip)));
        List<String> assemble =
                new ArrayList<>(
                        List.of(
                                "-filter_complex",
                                PlainGraph.of(job.plan(), Optional.empty()),
                                "-map",
                                "[out]"));
        assemble.addAll(MEDIUM);
        cost = cost.plus(job.run(inputs, assemble, silent));
        List<String> mux = new ArrayList<>(List.of("-i", "file:" + job.plan().music().song()));
        mux.addAll(allEncode ? MEDIUM : List.of("-c:v", "copy"));
        mux.addAll(List.of("-c:a", "aac", "-shortest"));
        return cost.plus(job.run(List.of("-i", "file:" + silent), mux, job.file("guide.mp4")));
    }

    private Cost encode(Path from, String filters, Path to) {
        List<String> options = new ArrayList<>(List.of("-vf", filters));
        options.addAll(FAST);
        options.addAll(pixels);
        return job.run(List.of("-i", "file:" + from), options, to);
    }

    private Colours colours(Clip clip) {
        double[] sums = new double[2];
        int[] frames = new int[1];
        FrameReader.read(
                job.ffmpeg(),
                List.of("-i", "file:" + clip.file()),
                List.of(),
                SMALL,
                FrameReader.Pixels.RGB24,
                (index, rgb) -> {
                    if (index < MEASURED_FRAMES) {
                        frames[0]++;
                        add(rgb, sums);
                    }
                });
        double pixels = (double) frames[0] * SMALL.pixels();
        return new Colours(sums[0] / pixels, sums[1] / pixels);
    }

    private static void add(byte[] rgb, double[] sums) {
        for (int at = 0; at < rgb.length; at += 3) {
            int r = rgb[at] & 0xff;
            int g = rgb[at + 1] & 0xff;
            int b = rgb[at + 2] & 0xff;
            int most = Math.max(r, Math.max(g, b));
            sums[0] += most;
            sums[1] += most == 0 ? 0 : 255.0 * (most - Math.min(r, Math.min(g, b))) / most;
        }
    }
}
