package io.beatframe.grade;

import io.beatframe.ffmpeg.ClipWriter;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FfmpegArguments;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.grade.colour.CieLab;
import io.beatframe.grade.colour.DeltaE00;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the picture that ffmpeg makes of a look's cube is from the picture that we say it makes.
 *
 * @param deltaE mean ΔE00 of a pixel, 8-bit video and halved chroma included
 * @param lightnessBias mean L* of ffmpeg's less ours
 */
record LutThroughFfmpeg(double deltaE, double lightnessBias) {
    private static final FrameSize SIZE = new FrameSize(192, 144);
    private static final String TO_FLOAT_RGB = "zscale=min=709:rin=tv:m=gbr:r=pc,format=gbrpf32le";

    /** Of the cube; beside {@code exact}, which is the cube itself or what it was baked of. */
    static LutThroughFfmpeg of(
            Lut3D cube, Lut3D.Transform exact, Ffmpeg ffmpeg, Workspace workspace) {
        Path clip = clip(ffmpeg, workspace);
        float[] in = floats(ffmpeg, clip, TO_FLOAT_RGB);
        String look =
                FfmpegArguments.print(
                        List.of(
                                new Filter.ToLutPlanes(),
                                new Filter.ApplyLut(write(workspace, VideoCube.of(cube))),
                                new Filter.FromLutPlanes(),
                                new Filter.TagBt709()));
        float[] out = floats(ffmpeg, clip, look + "," + TO_FLOAT_RGB);
        int plane = SIZE.pixels();
        double deltaE = 0;
        double bias = 0;
        for (int i = 0; i < plane; i++) {
            double[] ours = pixel(in, i);
            exact.apply(ours);
            double[] theirs = pixel(out, i);
            CieLab.fromCode(ours);
            CieLab.fromCode(theirs);
            deltaE += DeltaE00.between(ours, theirs) / plane;
            bias += (theirs[0] - ours[0]) / plane;
        }
        return new LutThroughFfmpeg(deltaE, bias);
    }

    /** Float in, float out: the farthest that any channel is from {@link Lut3D#apply}. */
    static double worst(Lut3D cube, Ffmpeg ffmpeg, Workspace workspace) {
        Path clip = clip(ffmpeg, workspace);
        float[] in = floats(ffmpeg, clip, TO_FLOAT_RGB);
        String lut = FfmpegArguments.print(List.of(new Filter.ApplyLut(write(workspace, cube))));
        float[] out = floats(ffmpeg, clip, TO_FLOAT_RGB + "," + lut);
        double worst = 0;
        for (int i = 0; i < SIZE.pixels(); i++) {
            double[] ours = pixel(in, i);
            double[] theirs = pixel(out, i);
            cube.apply(ours);
            for (int c = 0; c < 3; c++) {
                worst = Math.max(worst, Math.abs(ours[c] - theirs[c]));
            }
        }
        return worst;
    }

    /** Of planes in gbrp's order: green, blue, red. */
    private static double[] pixel(float[] planes, int i) {
        int plane = SIZE.pixels();
        return new double[] {planes[2 * plane + i], planes[i], planes[plane + i]};
    }

    /** A sandbox shows ffmpeg the cubes of workspaces alone. */
    private static Path write(Workspace workspace, Lut3D cube) {
        Path file = workspace.file("look.cube");
        CubeFile.write(file, cube, "look");
        return file;
    }

    private static Path clip(Ffmpeg ffmpeg, Workspace workspace) {
        Path clip = workspace.file("clip.mp4");
        byte[] frame = MadePictures.bgr0(smooth());
        ClipWriter.write(ffmpeg, clip, SIZE, FrameRate.FPS_30, sink -> sink.frame(frame));
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

    private static float[] floats(Ffmpeg ffmpeg, Path clip, String filters) {
        List<String> arguments = new ArrayList<>(SafeInput.of(clip));
        arguments.addAll(List.of("-vf", filters));
        arguments.addAll(List.of("-f", "rawvideo", "pipe:1"));
        FloatBuffer values =
                ByteBuffer.wrap(ffmpeg.read(arguments, pipe -> pipe.readAllBytes()))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer();
        float[] result = new float[values.remaining()];
        values.get(result);
        return result;
    }
}
