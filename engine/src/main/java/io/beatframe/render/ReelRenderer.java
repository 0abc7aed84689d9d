package io.beatframe.render;

import io.beatframe.clip.Clip;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FfmpegArguments;
import io.beatframe.ffmpeg.FilterGraph;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.grade.CubeFile;
import io.beatframe.grade.Lut3D;
import io.beatframe.grade.ShotGrade;
import io.beatframe.grade.VideoCube;
import io.beatframe.plan.ShotPlan;
import io.beatframe.progress.Progress;
import io.beatframe.request.Export;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cuts, grades, joins and encodes the reel: the song first, then everything in one pass. */
public final class ReelRenderer {
    /** The song takes about this part of the time. */
    private static final double SONG_PART = 0.08;

    private ReelRenderer() {}

    /**
     * @param clips one per shot, each of the plan's size and rate and with its handles
     * @param grades one per shot
     * @param workspace takes the mastered song, the LUTs and a list of the clips
     * @param output where the reel goes: a path in the workspace, for the caller to move when it
     *     has passed its check
     * @throws Failure CLIPS_UNFIT, what {@link Ffmpeg} throws, and what the song's file is guilty
     *     of
     */
    public static RenderedReel render(
            ShotPlan plan,
            List<Clip> clips,
            List<ShotGrade> grades,
            Export export,
            Ffmpeg ffmpeg,
            Workspace workspace,
            Path output,
            Progress progress) {
        if (grades.size() != plan.shots().size()) {
            throw new Failure(
                    ErrorCode.INTERNAL_ERROR,
                    grades.size() + " grades for " + plan.shots().size() + " shots.");
        }
        EncoderSettings settings = EncoderSettings.of(plan.brief().quality(), export);
        List<String> row = ClipRow.input(plan, clips, workspace);
        List<String> titles =
                plan.titles().isEmpty() ? List.of() : TitleInput.write(plan, ffmpeg, workspace);
        FilterGraph graph = PictureGraph.of(plan, cubes(grades, workspace)).then(settings.last());
        SongMaster.Mastered song =
                SongMaster.master(
                        plan, clips, ffmpeg, workspace, settings, progress.part(0, SONG_PART));
        ffmpeg.run(
                arguments(plan, row, titles, graph, song, settings, output),
                plan.seconds(),
                progress.part(SONG_PART, 1));
        progress.report(1);
        return new RenderedReel(
                output,
                song.songLufs(),
                song.setting().gainDb(),
                song.setting().limited(),
                song.notes());
    }

    static List<String> arguments(
            ShotPlan plan,
            List<String> row,
            List<String> titles,
            FilterGraph graph,
            SongMaster.Mastered song,
            EncoderSettings settings,
            Path output) {
        List<String> arguments = new ArrayList<>(settings.card());
        arguments.addAll(row);
        arguments.addAll(List.of("-i", "file:" + song.file()));
        arguments.addAll(titles);
        arguments.addAll(List.of("-filter_complex", FfmpegArguments.print(graph)));
        arguments.addAll(
                List.of("-map", FfmpegArguments.pad(graph.outputs().getFirst()), "-map", "1:a:0"));
        arguments.addAll(settings.picture(plan.size(), plan.rate()));
        arguments.addAll(SongMaster.encoding(song.samples(), settings));
        arguments.addAll(settings.container(plan.rate()));
        arguments.add("file:" + output.toAbsolutePath());
        return arguments;
    }

    /** Equal LUTs share a file, and so a filter. */
    private static List<Path> cubes(List<ShotGrade> grades, Workspace workspace) {
        Map<Lut3D, Path> files = new LinkedHashMap<>();
        List<Path> cubes = new ArrayList<>();
        for (ShotGrade grade : grades) {
            cubes.add(
                    files.computeIfAbsent(
                            grade.lut(),
                            lut -> {
                                Path file = workspace.file("shot-" + grade.shotId() + ".cube");
                                CubeFile.write(
                                        file,
                                        VideoCube.of(lut),
                                        "Beatframe shot " + grade.shotId());
                                return file;
                            }));
        }
        return cubes;
    }
}
