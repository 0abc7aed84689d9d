package io.beatframe.render;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.grade.CubeFile;
import io.beatframe.grade.Lut3D;
import io.beatframe.grade.VideoCube;
import io.beatframe.plan.Transition;
import io.beatframe.progress.Progress;
import io.beatframe.request.Export;
import io.beatframe.request.Quality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most memory of ffmpeg, for reels of few frames: it depends on the shots and not on these. */
final class RenderMemory {
    private static final Pattern PEAK = Pattern.compile("maxrss=([0-9]+)Ki?B");
    private static final int LEAST_FRAMES = 180;
    private static final int FRAMES_A_SHOT = 12;

    private RenderMemory() {}

    static void print(Ffmpeg ffmpeg) {
        System.out.println(
                "Most memory of the pass, a LUT for each shot, dissolves, zooms and cuts (goal: 900 MB):");
        for (int shots : new int[] {2, 8, 20, 40, 60}) {
            try (Workspace workspace = Workspace.temporary()) {
                System.out.printf("  %2d shots %6d MB%n", shots, peak(shots, ffmpeg, workspace));
            }
        }
    }

    private static long peak(int shots, Ffmpeg ffmpeg, Workspace workspace) {
        List<Transition> joins = new ArrayList<>();
        List<Path> cubes = new ArrayList<>();
        for (int i = 0; i < shots; i++) {
            if (i < shots - 1) {
                joins.add(join(i));
            }
            cubes.add(workspace.file("shot-" + i + ".cube"));
            CubeFile.write(cubes.getLast(), VideoCube.of(Lut3D.bake(33, rgb -> {})), "Shot");
        }
        int frames = Math.max(LEAST_FRAMES, FRAMES_A_SHOT * shots);
        RenderJob job = RenderJob.of(frames, shots, joins, ffmpeg, workspace);
        EncoderSettings settings = EncoderSettings.of(Quality.STANDARD, Export.DEFAULT);
        SongMaster.Mastered sound =
                SongMaster.master(
                        job.plan(), job.clips(), ffmpeg, workspace, settings, Progress.SILENT);
        List<String> arguments = new ArrayList<>(List.of("-benchmark"));
        arguments.addAll(
                ReelRenderer.arguments(
                        job.plan(),
                        ClipRow.input(job.plan(), job.clips(), workspace),
                        List.of(),
                        PictureGraph.of(job.plan(), cubes),
                        sound,
                        settings,
                        job.file("reel.mp4")));
        return peakMegabytes(ffmpeg.run(arguments, 1, Progress.SILENT));
    }

    private static Transition join(int index) {
        return switch (index % 3) {
            case 0 -> new Transition.Dissolve(8);
            case 1 -> new Transition.Zoom(6);
            default -> new Transition.Cut();
        };
    }

    private static long peakMegabytes(List<String> log) {
        for (String line : log) {
            Matcher peak = PEAK.matcher(line);
            if (peak.find()) {
                return Long.parseLong(peak.group(1)) / 1024;
            }
        }
        throw new IllegalStateException("ffmpeg does not say how much memory it took");
    }
}
