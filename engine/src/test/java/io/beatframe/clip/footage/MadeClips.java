package io.beatframe.clip.footage;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FrameReader;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.progress.Progress;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sources for tests, drawn by ffmpeg itself. */
record MadeClips(Ffmpeg ffmpeg, Path folder) {

    private Path make(String name, String source, String... options) {
        Path file = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", source));
        arguments.addAll(List.of(options));
        arguments.add(file.toString());
        ffmpeg.run(arguments, 1, Progress.SILENT);
        return file;
    }

    /** Frames at irregular times. */
    Path variableRate(String name) {
        return make(
                name,
                "testsrc2=s=640x360:r=30:d=4",
                "-vf",
                "select='gt(mod(n\\,7)\\,2)'",
                "-fps_mode",
                "vfr",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast");
    }

    /** Stored lying with a bright left half; seen standing, with a bright lower half. */
    Path rotated(String name) {
        Path lying =
                make(
                        "../lying.mkv",
                        "color=0x404040:s=640x360:r=25:d=3",
                        "-vf",
                        "drawbox=w=320:c=0xc0c0c0:t=fill",
                        "-c:v",
                        "libx264");
        Path file = folder.resolve(name);
        ffmpeg.run(
                List.of(
                        "-display_rotation:v:0",
                        "90",
                        "-i",
                        lying.toString(),
                        "-c",
                        "copy",
                        file.toString()),
                1,
                Progress.SILENT);
        return file;
    }

    /** Pixels twice as wide as high; a circle is seen round. */
    Path anamorphic(String name) {
        return make(
                name,
                "color=black:s=320x360:r=25:d=3",
                "-vf",
                "geq=lum='if(lt(hypot((X-160)*2\\,Y-180)\\,100)\\,235\\,60)':cb=128:cr=128,setsar=2",
                "-c:v",
                "libx264");
    }

    /** An odd size in 4:4:4 with 10 bits. */
    Path odd(String name) {
        return make(name, "testsrc2=s=333x241:r=24:d=3", "-pix_fmt", "yuv444p10le", "-c:v", "ffv1");
    }

    /** A soft bar that goes to the right, at 16 frames a second. */
    Path bar(String name) {
        return make(
                name,
                "color=black:s=640x16:r=16:d=3",
                "-vf",
                "geq=lum='16+200*exp(-pow((X-60-180*T)/30\\,2))':cb=128:cr=128,scale=640:640:flags=neighbor,setsar=1",
                "-c:v",
                "libx264");
    }

    /** A soft bar that goes to the right, at 30 frames a second, for six seconds. */
    Path slowBar(String name) {
        return make(
                name,
                "color=black:s=640x16:r=30:d=6",
                "-vf",
                "geq=lum='16+200*exp(-pow((X-50-90*T)/30\\,2))':cb=128:cr=128,scale=640:640:flags=neighbor,setsar=1",
                "-c:v",
                "libx264");
    }

    /** A bar that goes fast to the right, its even and odd lines a sixtieth of a second apart. */
    Path interlaced(String name) {
        return make(
                name,
                "color=black:s=360x640:r=60:d=1",
                "-vf",
                "geq=lum='if(lt(abs(X-40-270*T)\\,20)\\,200\\,30)':cb=128:cr=128,"
                        + "tinterlace=mode=interleave_top,format=yuv420p",
                "-c:v",
                "libx264",
                "-flags",
                "+ildct+ilme",
                "-x264-params",
                "tff=1");
    }

    /** Too short to be seen. */
    Path oneFrame(String name) {
        return make(name, "testsrc2=s=640x360:r=30", "-frames:v", "1", "-c:v", "libx264");
    }

    Path pixel(String name) {
        return make(name, "color=red:s=1x1:r=30:d=1", "-c:v", "ffv1");
    }

    /** Small and short. */
    Path tiny(String name) {
        return make(name, "testsrc2=s=64x48:r=30:d=0.4", "-c:v", "libx264");
    }

    Path photo(String name) {
        return make(name, "testsrc2=s=800x600", "-frames:v", "1", "-update", "1");
    }

    /** Still colours, coded by a matrix and a range, and tagged so. */
    Path twin(String name, String matrix, String range) {
        return make(
                name,
                "smptehdbars=s=640x360:r=30:d=1,format=gbrp",
                "-vf",
                "scale=out_color_matrix="
                        + matrix
                        + ":out_range="
                        + range
                        + ":flags=accurate_rnd+full_chroma_int,format=yuv444p,setparams=range="
                        + range
                        + ":colorspace="
                        + matrix,
                "-c:v",
                "ffv1");
    }

    byte[] firstFrame(Path file, int width, int height) {
        List<byte[]> first = new ArrayList<>();
        FrameReader.read(
                ffmpeg,
                SafeInput.of(file),
                List.of(),
                new FrameSize(width, height),
                FrameReader.Pixels.RGB24,
                (index, frame) -> {
                    if (index == 0) {
                        first.add(frame.clone());
                    }
                });
        return first.getFirst();
    }
}
