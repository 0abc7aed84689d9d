package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.beatframe.ffmpeg.FilterGraph.Chain;
import io.beatframe.ffmpeg.FilterGraph.Source;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameSize;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What joins do to colour: pictures of one colour say it exactly. */
class JoinFiltersIT {
    private static final FrameSize SIZE = new FrameSize(72, 128);
    private static final int FRAMES = 24;
    private static final List<FrameRange> ALL = List.of(new FrameRange(0, FRAMES));

    @Test
    void aDipToWhiteLeavesGreyGreyAndEndsInWhite() {
        for (int[] colour : List.of(new int[] {110, 128, 128}, new int[] {63, 102, 170})) {
            List<byte[]> frames =
                    seen(
                            colour,
                            new FilterGraph(
                                    List.of(
                                            new Chain(
                                                    List.of(new Source.Video(0)),
                                                    List.of(new Filter.DipToWhite(ALL)),
                                                    List.of(0)))));
            for (int i = 0; i < FRAMES; i++) {
                double white = 1 - Math.abs(2.0 * i / FRAMES - 1);
                List<Integer> at = colour(frames.get(i), 30, 30);
                int[] whites = {235, 128, 128};
                for (int plane = 0; plane < 3; plane++) {
                    double expected = colour[plane] + white * (whites[plane] - colour[plane]);
                    assertThat((double) at.get(plane))
                            .as("plane %d of frame %d", plane, i)
                            .isEqualTo(expected, offset(0.9));
                }
            }
        }
    }

    @Test
    void aLeakIsWarmAndSoftAndWandersAndLeavesWhiteWhite() {
        List<byte[]> onBlack = leak(16);
        List<byte[]> onWhite = leak(235);
        assertThat(colour(onBlack.getFirst(), 36, 40)).containsExactly(16, 128, 128);
        for (int i = 1; i < FRAMES; i++) {
            int most = 0;
            for (int y = 2; y < SIZE.height(); y++) {
                for (int x = 2; x < SIZE.width(); x++) {
                    List<Integer> dark = colour(onBlack.get(i), x, y);
                    List<Integer> bright = colour(onWhite.get(i), x, y);
                    assertThat(dark.get(1)).as("Cb").isLessThanOrEqualTo(128);
                    assertThat(dark.get(2)).as("Cr").isGreaterThanOrEqualTo(128);
                    // No acid yellow where the picture was bright already: warm, but whole.
                    assertThat(bright.get(0)).isBetween(195, 235);
                    assertThat(bright.get(1)).isGreaterThan(90);
                    assertThat(red(bright)).as("red").isLessThan(300);
                    most = Math.max(most, Math.abs(dark.get(0) - luma(onBlack.get(i), x - 2, y)));
                }
            }
            assertThat(most).as("steps of two pixels of %d", SIZE.width()).isLessThan(24);
        }
        assertThat(middle(onBlack.get(6))).isGreaterThan(middle(onBlack.get(18)) + 0.1);
        byte[] beat = onBlack.get(FRAMES / 2);
        List<Integer> lumas = new ArrayList<>();
        for (int at = 0; at < SIZE.pixels(); at++) {
            lumas.add(beat[at] & 0xff);
        }
        lumas.sort(Integer::compare);
        assertThat(lumas.getLast()).as("strongest").isGreaterThan(190);
        assertThat(lumas.get(lumas.size() / 10)).as("a tenth is dark").isLessThan(75);
    }

    private static List<byte[]> leak(int luma) {
        return seen(
                new int[] {luma, 128, 128},
                new FilterGraph(
                        List.of(
                                new Chain(
                                        List.of(new Source.Video(0)),
                                        List.of(new Filter.Split(2)),
                                        List.of(0, 1)),
                                new Chain(
                                        List.of(new Source.Pad(1)),
                                        List.of(new Filter.Leak(SIZE, ALL)),
                                        List.of(2)),
                                new Chain(
                                        List.of(new Source.Pad(0), new Source.Pad(2)),
                                        List.of(new Filter.OverlayAt(0, 0)),
                                        List.of(3)))));
    }

    private static List<byte[]> seen(int[] colour, FilterGraph graph) {
        int end = graph.chains().getLast().pads().getFirst();
        String source =
                "color=black:s=72x128:r=30:d=0.8,format=yuv420p,geq=lum=%d:cb=%d:cr=%d"
                        .formatted(colour[0], colour[1], colour[2]);
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", source));
        arguments.addAll(List.of("-filter_complex", FfmpegArguments.print(graph)));
        arguments.addAll(List.of("-map", FfmpegArguments.pad(end)));
        arguments.addAll(List.of("-pix_fmt", "yuv420p", "-f", "rawvideo", "pipe:1"));
        byte[] all = Ffmpeg.locate().read(arguments, InputStream::readAllBytes);
        int bytes = SIZE.pixels() * 3 / 2;
        assertThat(all).hasSize(FRAMES * bytes);
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            frames.add(Arrays.copyOfRange(all, i * bytes, (i + 1) * bytes));
        }
        return frames;
    }

    private static double middle(byte[] yuv) {
        double light = 0;
        double sum = 0;
        for (int at = 0; at < SIZE.pixels() / 2; at++) {
            light += (yuv[at] & 0xff) - 16;
            sum += (at % SIZE.width()) * ((yuv[at] & 0xff) - 16.0);
        }
        return sum / light / SIZE.width();
    }

    private static double red(List<Integer> yuv) {
        return 1.164 * (yuv.get(0) - 16) + 1.793 * (yuv.get(2) - 128);
    }

    private static int luma(byte[] yuv, int x, int y) {
        return yuv[y * SIZE.width() + x] & 0xff;
    }

    private static List<Integer> colour(byte[] yuv, int x, int y) {
        int chroma = SIZE.pixels() + y / 2 * (SIZE.width() / 2) + x / 2;
        return List.of(luma(yuv, x, y), yuv[chroma] & 0xff, yuv[chroma + SIZE.pixels() / 4] & 0xff);
    }
}
