package io.beatframe.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.ffmpeg.ClipWriter;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FfmpegArguments;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.grade.colour.CieLab;
import io.beatframe.grade.colour.DeltaE00;
import io.beatframe.request.Palette;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The picture that ffmpeg makes of a cube is the picture that we say it makes. */
class LutThroughFfmpegIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();
    private static final FrameSize SIZE = new FrameSize(192, 144);

    @TempDir Path folder;
    private Workspace workspace;

    /** A sandbox shows ffmpeg the cubes of workspaces alone. */
    @BeforeEach
    void openWorkspace() {
        workspace = Workspace.in(folder);
    }

    @AfterEach
    void closeWorkspace() {
        workspace.close();
    }

    /** Float in, float out: the two evaluations are the same but for rounding. */
    @Test
    void tetrahedraAgree() {
        Lut3D cube = Looks.of(Palette.VIBRANT_NEON).lut();
        Path clip = clip();
        float[] in = floats(clip, List.of(new Filter.ToFloatRgb()));
        float[] out =
                floats(clip, List.of(new Filter.ToFloatRgb(), new Filter.ApplyLut(write(cube))));
        int plane = SIZE.pixels();
        double worst = 0;
        for (int i = 0; i < plane; i++) {
            // gbrp: green, blue, red
            double[] rgb = {in[2 * plane + i], in[i], in[plane + i]};
            cube.apply(rgb);
            worst = Math.max(worst, Math.abs(rgb[0] - out[2 * plane + i]));
            worst = Math.max(worst, Math.abs(rgb[1] - out[i]));
            worst = Math.max(worst, Math.abs(rgb[2] - out[plane + i]));
        }
        assertThat(worst).isLessThan(1e-4);
    }

    /** The whole way to 8-bit video and back. */
    @ParameterizedTest
    @EnumSource(Palette.class)
    void videoLooksAsWeSay(Palette palette) {
        Lut3D cube = Looks.of(palette).lut();
        Path clip = clip();
        float[] in = floats(clip, List.of(new Filter.ToFloatRgb()));
        float[] out =
                floats(
                        clip,
                        List.of(
                                new Filter.ToFloatRgb(),
                                new Filter.ApplyLut(write(cube)),
                                new Filter.ToVideo(),
                                new Filter.TagBt709(),
                                new Filter.ToFloatRgb()));
        int plane = SIZE.pixels();
        double deltaE = 0;
        double bias = 0;
        for (int i = 0; i < plane; i++) {
            double[] ours = {in[2 * plane + i], in[i], in[plane + i]};
            cube.apply(ours);
            double[] theirs = {out[2 * plane + i], out[i], out[plane + i]};
            CieLab.fromCode(ours);
            CieLab.fromCode(theirs);
            deltaE += DeltaE00.between(ours, theirs) / plane;
            bias += (theirs[0] - ours[0]) / plane;
        }
        assertThat(deltaE).isLessThanOrEqualTo(0.6);
        assertThat(Math.abs(bias)).isLessThanOrEqualTo(0.05);
    }

    private Path write(Lut3D cube) {
        Path file = workspace.file("look.cube");
        CubeFile.write(file, cube, "look");
        return file;
    }

    private Path clip() {
        Path clip = folder.resolve("clip.mp4");
        byte[] frame = MadePictures.bgr0(smooth());
        ClipWriter.write(FFMPEG, clip, SIZE, FrameRate.FPS_30, sink -> sink.frame(frame));
        return clip;
    }

    /** Slow waves through all of the colours, so that halving the chroma's detail costs nothing. */
    private static SmallFrame smooth() {
        byte[] rgb = new byte[3 * SIZE.pixels()];
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                int at = 3 * (y * SIZE.width() + x);
                rgb[at] = wave(x / 31.0);
                rgb[at + 1] = wave(y / 27.0 + 1);
                rgb[at + 2] = wave((x + y) / 43.0 + 2);
            }
        }
        return new SmallFrame(SIZE.width(), SIZE.height(), rgb);
    }

    private static byte wave(double phase) {
        return (byte) Math.round(127.5 + 105 * Math.sin(phase));
    }

    private static float[] floats(Path clip, List<Filter> filters) {
        List<String> arguments = new ArrayList<>(SafeInput.of(clip));
        arguments.addAll(List.of("-vf", FfmpegArguments.print(filters)));
        arguments.addAll(List.of("-f", "rawvideo", "pipe:1"));
        FloatBuffer values =
                ByteBuffer.wrap(FFMPEG.read(arguments, pipe -> pipe.readAllBytes()))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer();
        float[] result = new float[values.remaining()];
        values.get(result);
        return result;
    }
}
