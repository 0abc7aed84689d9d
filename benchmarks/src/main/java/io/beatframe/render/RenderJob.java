package io.beatframe.render;

import io.beatframe.clip.Clip;
import io.beatframe.ffmpeg.ClipWriter;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.grade.CubeFile;
import io.beatframe.grade.Lut3D;
import io.beatframe.grade.VideoCube;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Transition;
import io.beatframe.progress.Progress;
import io.beatframe.request.Quality;
import io.beatframe.testing.MadeReel;
import io.beatframe.testing.MadeSong;
import io.beatframe.testing.SharedMedia;
import io.beatframe.time.FrameRate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A reel to be made: real footage at 1080×1920 and 30 fps, handles included, and a warm look.
 *
 * @param cube one for all shots, which suits every way of making it
 * @param videoCube the same as our render takes it
 */
record RenderJob(
        Ffmpeg ffmpeg, ShotPlan plan, List<Clip> clips, Path cube, Path videoCube, Path folder) {
    private static final List<String> FOOTAGE =
            List.of("intel-cars.mp4", "mdn-flower.mp4", "mdn-friday.mp4", "intel-bottle.mp4");

    RenderJob {
        clips = List.copyOf(clips);
    }

    /** 8 shots, 4 cuts and 3 dissolves. */
    static RenderJob comparison(int frames, Ffmpeg ffmpeg, Workspace workspace) {
        List<Transition> joins = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            joins.add(i % 2 == 1 ? new Transition.Dissolve(12) : new Transition.Cut());
        }
        return of(frames, 8, joins, ffmpeg, workspace);
    }

    static RenderJob of(
            int frames, int shots, List<Transition> joins, Ffmpeg ffmpeg, Workspace workspace) {
        Path folder = workspace.folder();
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < shots; i++) {
            lengths.add((int) ((i + 1L) * frames / shots - (long) i * frames / shots));
        }
        Path song = MadeSong.music(workspace.file("music.wav"), frames / 30 + 1);
        ShotPlan plan = MadeReel.plan(FrameRate.FPS_30, lengths, joins, song, 0, Quality.STANDARD);
        Path cube = workspace.file("look.cube");
        Lut3D warmer = Lut3D.bake(33, rgb -> rgb[0] = Math.pow(rgb[0], 0.9));
        CubeFile.write(cube, warmer, "A warmer picture");
        Path videoCube = workspace.file("look-video.cube");
        CubeFile.write(videoCube, VideoCube.of(warmer), "A warmer picture");
        return new RenderJob(ffmpeg, plan, clips(plan, ffmpeg, folder), cube, videoCube, folder);
    }

    /** Shots of the same footage and length share a file. */
    private static List<Clip> clips(ShotPlan plan, Ffmpeg ffmpeg, Path folder) {
        Map<String, Path> made = new HashMap<>();
        List<Clip> clips = new ArrayList<>();
        for (int i = 0; i < plan.shots().size(); i++) {
            String footage = FOOTAGE.get(i % FOOTAGE.size());
            long frames = plan.clipFrames(i);
            Path clip =
                    made.computeIfAbsent(
                            frames + "-" + footage,
                            name -> film(footage, frames, ffmpeg, folder.resolve(name)));
            clips.add(Clip.silent(i + 1, clip, frames, "footage", false, List.of()));
        }
        return clips;
    }

    private static Path film(String footage, long frames, Ffmpeg ffmpeg, Path clip) {
        Path source =
                SharedMedia.find("clips/" + footage)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "there is no ../shared/media/clips/" + footage));
        List<String> arguments =
                new ArrayList<>(List.of("-stream_loop", "-1", "-i", "file:" + source, "-an"));
        arguments.addAll(
                List.of(
                        "-vf",
                        "fps=30,scale=1080:1920:force_original_aspect_ratio=increase,crop=1080:1920,setsar=1,format=yuv420p"));
        arguments.addAll(List.of("-frames:v", Long.toString(frames)));
        arguments.addAll(ClipWriter.ENCODING);
        arguments.add("file:" + clip);
        ffmpeg.run(arguments, 0, Progress.SILENT);
        return clip;
    }

    /** What ffmpeg takes for this: output options and a file's name follow the input's. */
    Cost run(List<String> input, List<String> output, Path file) {
        List<String> arguments = new ArrayList<>(input);
        arguments.addAll(output);
        arguments.add("file:" + file);
        return run(arguments);
    }

    Cost run(List<String> arguments) {
        return Cost.of(() -> ffmpeg.run(arguments, 1, Progress.SILENT));
    }

    Path file(String name) {
        return folder.resolve(name);
    }
}
