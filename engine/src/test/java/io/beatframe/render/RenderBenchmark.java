package io.beatframe.render;

import io.beatframe.clip.Clip;
import io.beatframe.ffmpeg.ClipWriter;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FfmpegArguments;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.FilterGraph;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.grade.CubeFile;
import io.beatframe.grade.Lut3D;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Transition;
import io.beatframe.progress.Progress;
import io.beatframe.request.Export;
import io.beatframe.request.Quality;
import io.beatframe.testing.MadeReel;
import io.beatframe.testing.MadeSong;
import io.beatframe.testing.SharedMedia;
import io.beatframe.time.FrameRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a render costs beside the encoder alone and beside other ways to the same reel: 8 shots of
 * real footage at 1080×1920 and 30 fps, 3 dissolves, a LUT a shot, x264 medium at CRF 23. CPU is
 * ffmpeg's own count, user and system; the wall clock means little on a busy machine.
 *
 * <p>Run it as {@code java -cp … io.beatframe.render.RenderBenchmark [frames]}, 900 by default.
 */
public final class RenderBenchmark {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();
    private static final int SHOTS = 8;
    private static final Pattern BENCH =
            Pattern.compile("utime=([0-9.]+)s stime=([0-9.]+)s rtime=([0-9.]+)s");
    private static final List<String> FOOTAGE =
            List.of("intel-cars.mp4", "mdn-flower.mp4", "mdn-friday.mp4", "intel-bottle.mp4");
    private static final List<String> X264 =
            List.of("-c:v", "libx264", "-preset", "medium", "-crf", "23", "-pix_fmt", "yuv420p");

    private RenderBenchmark() {}

    /** Seconds of CPU and of the clock. */
    private record Cost(double cpu, double wall) {
        Cost plus(Cost other) {
            return new Cost(cpu + other.cpu, wall + other.wall);
        }
    }

    public static void main(String[] arguments) throws IOException {
        int frames = arguments.length == 0 ? 900 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("render-benchmark-");
        try (Workspace workspace = Workspace.in(folder)) {
            compare(frames, folder, workspace);
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        }
    }

    private static void compare(int frames, Path folder, Workspace workspace) {
        List<Transition> joins = new ArrayList<>();
        for (int i = 0; i < SHOTS - 1; i++) {
            joins.add(i % 2 == 1 ? new Transition.Dissolve(12) : new Transition.Cut());
        }
        Path song = MadeSong.music(folder.resolve("song.wav"), frames / 30 + 1);
        ShotPlan plan =
                MadeReel.plan(
                        FrameRate.FPS_30,
                        Collections.nCopies(SHOTS, frames / SHOTS),
                        joins,
                        song,
                        0,
                        Quality.STANDARD);
        List<Clip> clips = clips(plan, folder);
        Path cube = folder.resolve("look.cube");
        CubeFile.write(
                cube, Lut3D.bake(33, rgb -> rgb[0] = Math.pow(rgb[0], 0.9)), "A warmer picture");
        List<Path> cubes = Collections.nCopies(SHOTS, cube);
        EncoderSettings settings = new EncoderSettings("medium", 23, 256_000, Export.DEFAULT);
        SongMaster.Mastered sound =
                SongMaster.master(plan, FFMPEG, workspace, settings, Progress.SILENT);
        List<String> row = ClipRow.input(plan, clips, workspace);
        FilterGraph graph = PictureGraph.of(plan, cubes);
        String printed = FfmpegArguments.print(graph);
        String pad = FfmpegArguments.pad(graph.outputs().getFirst());

        Path raw = folder.resolve("frames.yuv");
        run(row, List.of("-filter_complex", printed, "-map", pad, "-f", "rawvideo"), raw);
        List<String> rawInput =
                List.of("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", "1080x1920", "-r", "30");
        List<String> floorInput = new ArrayList<>(rawInput);
        floorInput.addAll(List.of("-i", "file:" + raw));
        Path out = folder.resolve("out.mp4");
        Cost floor = run(floorInput, settings.picture(plan.size(), plan.rate()), out);
        print("the encoder alone", floor, floor);
        Cost ours =
                run(ReelRenderer.arguments(plan, row, graph, sound, settings, out), List.of(), out);
        print("ours", ours, floor);
        Path nowhere = folder.resolve("nowhere");
        print("  of it reading the clips", run(row, List.of("-an", "-f", "null"), nowhere), floor);
        List<String> drawn = List.of("-filter_complex", printed, "-map", pad, "-f", "null");
        print("  of it reading and all filters", run(row, drawn, nowhere), floor);
        String plainLut =
                printed.replace(
                                FfmpegArguments.print(List.<Filter>of(new Filter.ToFloatRgb())),
                                "null")
                        .replace(
                                FfmpegArguments.print(List.<Filter>of(new Filter.ToVideo())),
                                "format=yuv420p");
        List<String> single = new ArrayList<>(List.of("-filter_complex", plainLut, "-map", pad));
        single.addAll(settings.picture(plan.size(), plan.rate()));
        print("one pass, lut3d as it comes (no sound)", run(row, single, out), floor);
        print("the guide's four encodes", guide(plan, clips, cube, song, folder, workspace), floor);
    }

    /** Correct, look, assemble, mux, each into a file of its own. */
    private static Cost guide(
            ShotPlan plan, List<Clip> clips, Path cube, Path song, Path folder, Workspace at) {
        Cost cost = new Cost(0, 0);
        List<Clip> looked = new ArrayList<>();
        for (Clip clip : clips) {
            Path corrected = folder.resolve("corrected.mp4");
            List<String> correct =
                    new ArrayList<>(List.of("-vf", "eq=brightness=0.02:saturation=1.1"));
            correct.addAll(X264);
            cost = cost.plus(run(List.of("-i", "file:" + clip.file()), correct, corrected));
            Path graded = folder.resolve("graded-" + clip.shotId() + ".mp4");
            List<String> look =
                    List.of(
                            "-vf",
                            "lut3d=file=" + cube + ":interp=tetrahedral,format=yuv420p",
                            "-c:v",
                            "libx264",
                            "-preset",
                            "fast");
            cost = cost.plus(run(List.of("-i", "file:" + corrected), look, graded));
            looked.add(new Clip(clip.shotId(), graded, clip.frames(), "", false, List.of()));
        }
        List<String> assemble = new ArrayList<>();
        String graph =
                FfmpegArguments.print(PictureGraph.of(plan, Collections.nCopies(SHOTS, cube)))
                        .replaceAll("zscale=[^,]*,format=gbrpf32le,", "")
                        .replaceAll("lut3d=[^']*'[^']*',", "")
                        .replaceAll("zscale=[^,]*,format=yuv420p", "format=yuv420p");
        assemble.addAll(List.of("-filter_complex", graph, "-map", "[p4]"));
        assemble.addAll(X264);
        Path silent = folder.resolve("silent.mp4");
        cost = cost.plus(run(ClipRow.input(plan, looked, at), assemble, silent));
        List<String> mux =
                List.of("-i", "file:" + song, "-c:v", "copy", "-c:a", "aac", "-shortest");
        return cost.plus(run(List.of("-i", "file:" + silent), mux, folder.resolve("guide.mp4")));
    }

    private static List<Clip> clips(ShotPlan plan, Path folder) {
        List<Clip> clips = new ArrayList<>();
        for (int i = 0; i < SHOTS; i++) {
            Path source =
                    SharedMedia.find("clips/" + FOOTAGE.get(i % FOOTAGE.size())).orElseThrow();
            Path clip = folder.resolve("clip-" + i + ".mp4");
            long frames = plan.clipFrames(i);
            List<String> made =
                    new ArrayList<>(
                            List.of(
                                    "-vf",
                                    "fps=30,scale=1080:1920:force_original_aspect_ratio=increase,crop=1080:1920,setsar=1,format=yuv420p",
                                    "-frames:v",
                                    Long.toString(frames)));
            made.addAll(ClipWriter.ENCODING);
            run(List.of("-stream_loop", "-1", "-i", "file:" + source), made, clip);
            clips.add(new Clip(i + 1, clip, frames, "footage", false, List.of()));
        }
        return clips;
    }

    private static Cost run(List<String> input, List<String> output, Path file) {
        List<String> arguments = new ArrayList<>(List.of("-benchmark"));
        arguments.addAll(input);
        arguments.addAll(output);
        if (!output.isEmpty()) {
            arguments.add("file:" + file);
        }
        for (String line : FFMPEG.run(arguments, 1, Progress.SILENT)) {
            Matcher bench = BENCH.matcher(line);
            if (bench.find()) {
                return new Cost(
                        Double.parseDouble(bench.group(1)) + Double.parseDouble(bench.group(2)),
                        Double.parseDouble(bench.group(3)));
            }
        }
        throw new IllegalStateException("ffmpeg does not say what it cost");
    }

    private static void print(String name, Cost cost, Cost floor) {
        System.out.printf(
                Locale.ROOT,
                "%-40s CPU %7.1f s %5.2f×   wall %7.1f s %5.2f×%n",
                name,
                cost.cpu,
                cost.cpu / floor.cpu,
                cost.wall,
                cost.wall / floor.wall);
    }
}
