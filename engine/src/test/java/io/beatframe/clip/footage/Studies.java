package io.beatframe.clip.footage;

import io.beatframe.clip.face.Face;
import io.beatframe.ffmpeg.MediaInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;

/** Studies and pictures for tests, without any file. */
final class Studies {
    static final double SPACING = 0.125;

    private Studies() {}

    static MediaInfo.Video video(int width, int height) {
        return video(width, height, "yuv420p", "", "", "");
    }

    static MediaInfo.Video video(
            int width, int height, String format, String range, String matrix, String transfer) {
        return new MediaInfo.Video(
                "h264",
                "",
                0,
                width,
                height,
                0,
                1,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                format,
                range,
                matrix,
                transfer,
                "",
                0,
                false);
    }

    static Source source(String name, boolean photo) {
        return new Source(
                Path.of(name), false, photo, false, OptionalDouble.empty(), video(1920, 1080));
    }

    /** A clip whose sample i moves by {@code motion(i)}. */
    static Study clip(String name, double seconds, IntToDoubleFunction motion) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < seconds / SPACING; i++) {
            samples.add(sample(i * SPACING, motion.applyAsDouble(i), false));
        }
        return new Study(source(name, false), SPACING, samples, 16.0 / 9, Area.WHOLE, List.of());
    }

    /** The same, with faces all the time. */
    static Study seen(Study study, List<Face> faces) {
        List<Sample> samples =
                study.samples().stream()
                        .map(sample ->
                                new Sample(
                                        sample.seconds(),
                                        sample.sharpness(),
                                        sample.motion(),
                                        sample.shake(),
                                        sample.exposure(),
                                        sample.variety(),
                                        sample.afterCut(),
                                        sample.saliency(),
                                        faces))
                        .toList();
        return new Study(
                study.source(), SPACING, samples, study.aspect(), study.active(), List.of());
    }

    static Study photo(String name) {
        return new Study(
                source(name, true),
                1,
                List.of(sample(0, 0, false)),
                16.0 / 9,
                Area.WHOLE,
                List.of());
    }

    static Sample sample(double seconds, double motion, boolean afterCut) {
        return new Sample(
                seconds, 0.05, motion, 0, 1, 50, afterCut, saliency(160, 90, 80, 45), List.of());
    }

    /** Of a bright spot on grey. */
    static Saliency saliency(int width, int height, int spotX, int spotY) {
        Cells cells = Cells.of(spot(width, height, spotX, spotY));
        return Saliency.of(cells, cells);
    }

    static Picture spot(int width, int height, int spotX, int spotY) {
        byte[] rgb = new byte[3 * width * height];
        Arrays.fill(rgb, (byte) 90);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (Math.hypot(x - spotX, y - spotY) < 0.06 * width) {
                    Arrays.fill(rgb, 3 * (y * width + x), 3 * (y * width + x) + 2, (byte) 250);
                }
            }
        }
        return new Picture(width, height, rgb);
    }
}
