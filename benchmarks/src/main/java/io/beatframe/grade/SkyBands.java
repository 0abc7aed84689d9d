package io.beatframe.grade;

import io.beatframe.ffmpeg.ClipWriter;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FfmpegArguments;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.FrameReader;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.request.Palette;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Bands in a sky: a gradient without noise, so slow that 8 bits already make bands of it, after
 * each look, rounded plainly, with our dither, and in the finished file.
 */
final class SkyBands {
    private static final FrameSize SIZE = new FrameSize(240, 1920);
    private static final int FRAMES = 8;
    private static final int AT = 5;

    /** From the top down, R, G, B. */
    private enum Sky {
        DAY(new double[] {104, 152, 206}, new double[] {140, 178, 222}),
        DUSK(new double[] {16, 22, 44}, new double[] {40, 44, 66});

        private final double[] top;
        private final double[] bottom;

        Sky(double[] top, double[] bottom) {
            this.top = top;
            this.bottom = bottom;
        }

        byte[] bgr0() {
            byte[] frame = new byte[4 * SIZE.pixels()];
            for (int i = 0; i < SIZE.pixels(); i++) {
                double down = (double) (i / SIZE.width()) / (SIZE.height() - 1);
                for (int c = 0; c < 3; c++) {
                    double code = top[c] + down * (bottom[c] - top[c]);
                    frame[4 * i + 2 - c] = (byte) Math.round(code);
                }
            }
            return frame;
        }
    }

    private SkyBands() {}

    static void print(Ffmpeg ffmpeg, Workspace workspace) {
        System.out.println(
                """

                Skies, 1920 rows: the longest run of rows of one luma along a column (mean of the columns), and the greatest
                step from one row to the next (means of rows), in codes; as filmed, after the look rounded plainly, with our
                dither, and out of the finished file (x264 medium, CRF 20).

                                           filmed       plain      dither        file\
                """);
        for (Sky sky : Sky.values()) {
            Path clip = workspace.file("sky.mp4");
            ClipWriter.write(
                    ffmpeg,
                    clip,
                    SIZE,
                    FrameRate.FPS_30,
                    sink -> {
                        for (int i = 0; i < FRAMES; i++) {
                            sink.frame(sky.bgr0());
                        }
                    });
            Bands filmed = bands(ffmpeg, clip, List.of());
            for (Palette palette : Palette.values()) {
                Path cube = workspace.file("sky.cube");
                CubeFile.write(cube, VideoCube.of(Looks.of(palette).lut()), "sky");
                List<Filter> look = List.of(new Filter.ToLutPlanes(), new Filter.ApplyLut(cube));
                List<Filter> dithered = new ArrayList<>(look);
                dithered.add(new Filter.FromLutPlanes());
                dithered.add(new Filter.TagBt709());
                Bands rounded = plain(ffmpeg, clip, look);
                Bands ours = bands(ffmpeg, clip, dithered);
                Path file = encoded(ffmpeg, workspace, clip, dithered);
                System.out.printf(
                        "%-20s %-5s %s %s %s %s%n",
                        palette.id(),
                        sky.name().toLowerCase(Locale.ROOT),
                        filmed,
                        rounded,
                        ours,
                        bands(ffmpeg, file, List.of()));
            }
        }
    }

    private static Bands plain(Ffmpeg ffmpeg, Path clip, List<Filter> look) {
        String back = FfmpegArguments.print(List.of(new Filter.FromLutPlanes()));
        String filters = FfmpegArguments.print(look) + "," + back.replace("d=ordered", "d=none");
        List<String> arguments = new ArrayList<>(SafeInput.of(clip));
        arguments.addAll(List.of("-vf", filters, "-f", "rawvideo", "pipe:1"));
        return ffmpeg.read(
                arguments,
                pipe -> {
                    byte[] all = pipe.readAllBytes();
                    int frame = SIZE.pixels() * 3 / 2;
                    byte[] luma = new byte[SIZE.pixels()];
                    System.arraycopy(all, AT * frame, luma, 0, luma.length);
                    return Bands.of(luma);
                });
    }

    private static Bands bands(Ffmpeg ffmpeg, Path file, List<Filter> filters) {
        List<Bands> found = new ArrayList<>();
        FrameReader.read(
                ffmpeg,
                SafeInput.of(file),
                filters,
                SIZE,
                FrameReader.Pixels.YUV420P,
                (index, frame) -> {
                    if (index == AT) {
                        found.add(Bands.of(frame));
                    }
                });
        return found.getFirst();
    }

    private static Path encoded(
            Ffmpeg ffmpeg, Workspace workspace, Path clip, List<Filter> filters) {
        Path file = workspace.file("finished.mp4");
        List<String> arguments = new ArrayList<>(SafeInput.of(clip));
        arguments.addAll(List.of("-vf", FfmpegArguments.print(filters), "-c:v", "libx264"));
        arguments.addAll(List.of("-preset", "medium", "-crf", "20", "-y", "file:" + file));
        ffmpeg.run(arguments, (double) FRAMES / 30, progress -> {});
        return file;
    }

    /**
     * @param run rows
     * @param step codes
     */
    private record Bands(double run, double step) {
        /** Of a plane of luma. */
        static Bands of(byte[] luma) {
            double run = 0;
            for (int x = 0; x < SIZE.width(); x++) {
                int longest = 1;
                int length = 1;
                for (int y = 1; y < SIZE.height(); y++) {
                    int at = y * SIZE.width() + x;
                    length = luma[at] == luma[at - SIZE.width()] ? length + 1 : 1;
                    longest = Math.max(longest, length);
                }
                run += (double) longest / SIZE.width();
            }
            double step = 0;
            for (int y = 1; y < SIZE.height(); y++) {
                step = Math.max(step, Math.abs(mean(luma, y) - mean(luma, y - 1)));
            }
            return new Bands(run, step);
        }

        private static double mean(byte[] luma, int row) {
            double sum = 0;
            for (int x = 0; x < SIZE.width(); x++) {
                sum += luma[row * SIZE.width() + x] & 0xff;
            }
            return sum / SIZE.width();
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%5.0f %5.2f", run, step);
        }
    }
}
