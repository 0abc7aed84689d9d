package io.beatframe.render;

import io.beatframe.check.ReelCheck;
import io.beatframe.check.Timeline;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FfmpegArguments;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.FilterGraph;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.grade.CubeFile;
import io.beatframe.grade.Grader;
import io.beatframe.grade.ShotGrade;
import io.beatframe.grade.VideoCube;
import io.beatframe.music.BestWindow;
import io.beatframe.music.Hints;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.MusicWindow;
import io.beatframe.music.SongAnalyser;
import io.beatframe.plan.RulesDirector;
import io.beatframe.progress.Progress;
import io.beatframe.request.Aspect;
import io.beatframe.request.BeatHints;
import io.beatframe.request.Export;
import io.beatframe.request.Grading;
import io.beatframe.request.Palette;
import io.beatframe.request.PlannerChoice;
import io.beatframe.request.Platform;
import io.beatframe.request.Quality;
import io.beatframe.request.ReelRequest;
import io.beatframe.request.Style;
import io.beatframe.request.Titles;
import io.beatframe.testing.SharedMedia;
import io.beatframe.time.FrameRate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a render costs beside the encoder alone and beside other ways to the same reel, how good it
 * is, and how much memory it takes. Each part starts with the encoder alone, measured anew, so that
 * its ratios are of one run.
 */
public final class RenderBenchmark {
    /** What may be measured, in this order. */
    public enum Part {
        OURS,
        PAIRS,
        FILTERS,
        PLAIN,
        GUIDE,
        MELT,
        QUALITY,
        MAKE,
        MEMORY
    }

    /** Odd, so that one is in the middle. */
    private static final int PAIRS = 5;

    private static final String SONG = "music/lmms_proghouse.ogg";

    private final RenderJob job;
    private final Workspace workspace;
    private final EncoderSettings settings =
            new EncoderSettings("medium", 23, 256_000, Export.DEFAULT);
    private final List<String> row;
    private final FilterGraph graph;
    private final Path raw;
    private final Cost floor;

    private RenderBenchmark(RenderJob job, Workspace workspace) {
        this.job = job;
        this.workspace = workspace;
        this.row = ClipRow.input(job.plan(), job.clips(), workspace);
        this.graph =
                PictureGraph.of(
                        job.plan(), Collections.nCopies(job.clips().size(), job.videoCube()));
        this.raw = job.file("timeline.yuv");
        job.run(row, drawn("-f", "rawvideo"), raw);
        this.floor = job.run(rawInput(), encoded(settings), job.file("floor.mp4"));
    }

    /** Measures and prints. */
    public static void run(int frames, Set<Part> parts) {
        Ffmpeg ffmpeg = Ffmpeg.locate();
        System.out.printf(
                "8 shots of real footage, 3 dissolves, a LUT a shot, %d frames of 1080x1920 at 30 fps,%n"
                        + "x264 medium at CRF 23, ffmpeg %s. CPU: user and system seconds.%n%n",
                frames, ffmpeg.version());
        if (parts.stream().anyMatch(part -> part != Part.MEMORY)) {
            try (Workspace workspace = Workspace.temporary()) {
                RenderJob job = RenderJob.comparison(frames, ffmpeg, workspace);
                RenderBenchmark benchmark = new RenderBenchmark(job, workspace);
                benchmark.print("the encoder alone, raw frames in", benchmark.floor);
                parts.stream().sorted().forEach(benchmark::measure);
            }
        }
        if (parts.contains(Part.MEMORY)) {
            RenderMemory.print(ffmpeg);
        }
    }

    private void measure(Part part) {
        switch (part) {
            case OURS -> ours();
            case PAIRS -> pairs();
            case FILTERS -> filters();
            case PLAIN -> plain();
            case GUIDE -> guide();
            case MELT -> melt();
            case QUALITY -> quality();
            case MAKE -> make();
            case MEMORY -> {}
        }
    }

    private void ours() {
        List<SongMaster.Mastered> song = new ArrayList<>();
        Cost mastering = Cost.of(() -> song.add(master()));
        Cost pass = job.run(render(song.getFirst(), settings, job.file("ours.mp4")));
        print("ours, the pass (goal: CPU 1.35x, wall 1.4x)", pass);
        print("ours, with mastering the song", pass.plus(mastering));
    }

    /** In turns with the encoder alone, because machines have slow minutes. */
    private void pairs() {
        SongMaster.Mastered song = master();
        List<Double> cpu = new ArrayList<>();
        List<Double> wall = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            Cost alone = job.run(rawInput(), encoded(settings), job.file("floor.mp4"));
            Cost pass = job.run(render(song, settings, job.file("ours.mp4")));
            cpu.add(pass.cpu() / alone.cpu());
            wall.add(pass.wall() / alone.wall());
        }
        System.out.printf(
                "ours, in turns with the encoder alone        CPU %s   wall %s%n",
                middle(cpu), middle(wall));
    }

    private static String middle(List<Double> ratios) {
        List<Double> sorted = ratios.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%.2fx (median of %d, %.2f to %.2f)",
                sorted.get(PAIRS / 2),
                PAIRS,
                sorted.getFirst(),
                sorted.getLast());
    }

    private List<String> render(SongMaster.Mastered sound, EncoderSettings with, Path file) {
        return ReelRenderer.arguments(job.plan(), row, List.of(), graph, sound, with, file);
    }

    private SongMaster.Mastered master() {
        return SongMaster.master(
                job.plan(), job.clips(), job.ffmpeg(), workspace, settings, Progress.SILENT);
    }

    /** What each step adds, by leaving the ones after it out. */
    private void filters() {
        System.out.println("Where ours goes:");
        Cost read = nothing(List.of());
        print("  reading the clips", read);
        List<Filter> there = List.of(new Filter.ToLutPlanes(), new Filter.FromLutPlanes());
        Cost converted = nothing(List.of("-vf", FfmpegArguments.print(there)));
        print("  to whole planes and back, dithered", converted.minus(read));
        List<Filter> look =
                List.of(
                        new Filter.ToLutPlanes(),
                        new Filter.ApplyLut(job.videoCube()),
                        new Filter.FromLutPlanes());
        Cost graded = nothing(List.of("-vf", FfmpegArguments.print(look)));
        print("  the LUTs", graded.minus(converted));
        Cost drawn = nothing(drawn());
        print("  handles, joins and tags", drawn.minus(graded));
        System.out.println();
    }

    private Cost nothing(List<String> filters) {
        List<String> options = new ArrayList<>(filters);
        options.addAll(List.of("-an", "-f", "null"));
        return job.run(row, options, job.file("nowhere"));
    }

    private void plain() {
        String lut = "lut3d=" + job.cube() + ":interp=tetrahedral";
        print("one plain pass, lut3d as it comes", plain(lut));
        String fine =
                "zscale=min=709:rin=tv:m=gbr:r=pc,format=gbrpf32le,"
                        + lut
                        + ",zscale=min=gbr:rin=pc:m=709:r=tv:d=error_diffusion,format=yuv420p";
        print("one plain pass, zscale and float", plain(fine));
    }

    private Cost plain(String look) {
        List<String> arguments = new ArrayList<>(List.of("-benchmark"));
        job.clips().forEach(clip -> arguments.addAll(List.of("-i", "file:" + clip.file())));
        arguments.addAll(List.of("-i", "file:" + job.plan().music().song()));
        arguments.addAll(List.of("-filter_complex", PlainGraph.of(job.plan(), Optional.of(look))));
        arguments.addAll(List.of("-map", "[out]", "-map", job.clips().size() + ":a:0"));
        arguments.addAll(List.of("-c:a", "aac", "-b:a", "256k"));
        arguments.addAll(settings.picture(job.plan().size(), job.plan().rate()));
        arguments.add("file:" + job.file("plain.mp4"));
        return job.run(arguments);
    }

    private void guide() {
        print("the guide's four steps, as written", GuideWay.asWritten(job));
        print("the guide's, with yuv420p between", GuideWay.with420(job));
        print("the guide's, each step an encode of it all", GuideWay.encodedFourTimes(job));
    }

    private void melt() {
        Optional<Path> melt = MeltWay.find();
        if (melt.isEmpty()) {
            System.out.println("NOT MEASURED: melt is not installed (Debian: apt install melt)");
            return;
        }
        print("melt", MeltWay.cost(job, melt.get(), 1));
        print("melt, two threads", MeltWay.cost(job, melt.get(), 2));
    }

    private void quality() {
        System.out.println(
                "Beside the timeline without an encoder (SSIM of all planes, XPSNR of luma):");
        print("  x264 medium, CRF 23", RenderQuality.of(job, rawInput(), job.file("floor.mp4")));
        Path file = job.file("standard.mp4");
        job.run(render(master(), EncoderSettings.of(Quality.STANDARD, Export.DEFAULT), file));
        print("  --quality standard (goal: no worse)", RenderQuality.of(job, rawInput(), file));
        System.out.println();
    }

    /** Everything that 'make' does but making clips and the one pass. */
    private void make() {
        System.out.println("Besides clips and encoding (goal: 0.20x CPU in all):");
        Path song =
                SharedMedia.find(SONG)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "there is no ../shared/media/" + SONG));
        List<Cost> all = new ArrayList<>();
        add(all, "  beats, sections and plan", Cost.of(() -> plan(song)));
        List<ShotGrade> grades = new ArrayList<>();
        add(
                all,
                "  statistics, match and LUTs",
                Cost.of(() ->
                        grades.addAll(
                                Grader.grade(
                                        job.plan(), job.clips(), job.ffmpeg(), Progress.SILENT))));
        List<SongMaster.Mastered> mastered = new ArrayList<>();
        add(all, "  mastering the song", Cost.of(() -> mastered.add(master())));
        Path reel = job.file("ours.mp4");
        FilterGraph real = PictureGraph.of(job.plan(), cubes(grades));
        job.run(
                ReelRenderer.arguments(
                        job.plan(), row, List.of(), real, mastered.getFirst(), settings, reel));
        add(all, "  checks", Cost.of(() -> check(reel, grades)));
        print("  in all", all.stream().reduce(Cost.NONE, Cost::plus));
        System.out.println();
    }

    private void add(List<Cost> all, String name, Cost cost) {
        all.add(cost);
        print(name, cost);
    }

    private void plan(Path song) {
        MusicAnalysis music = SongAnalyser.analyse(job.ffmpeg(), song, Hints.NONE, Progress.SILENT);
        ReelRequest request =
                new ReelRequest(
                        song,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        "A lone dancer in a neon city after rain",
                        Style.ENERGETIC_DANCE,
                        Palette.WARM_CINEMATIC,
                        Grading.of(Palette.WARM_CINEMATIC),
                        "previz",
                        PlannerChoice.RULES,
                        Quality.STANDARD,
                        Aspect.PORTRAIT,
                        FrameRate.FPS_30,
                        BeatHints.NONE,
                        1,
                        List.of(),
                        false,
                        Titles.NONE,
                        false);
        MusicWindow window =
                BestWindow.choose(
                        music,
                        request.startSeconds(),
                        new BestWindow.Length.About(request.wantedSeconds()));
        new RulesDirector(Optional.empty()).plan(request, music, window);
    }

    private List<Path> cubes(List<ShotGrade> grades) {
        return grades.stream()
                .map(grade -> {
                    Path cube = workspace.file("grade-" + grade.shotId() + ".cube");
                    CubeFile.write(cube, VideoCube.of(grade.lut()), "Shot");
                    return cube;
                })
                .toList();
    }

    private void check(Path reel, List<ShotGrade> grades) {
        Timeline truth =
                Timeline.of(
                        job.plan(), job.clips(), grades, job.ffmpeg(), workspace, Progress.SILENT);
        boolean passed =
                ReelCheck.check(
                                reel,
                                job.plan(),
                                truth,
                                Platform.ANY,
                                job.ffmpeg(),
                                Progress.SILENT)
                        .passed();
        if (!passed) {
            throw new IllegalStateException("The reel does not pass its check");
        }
    }

    private List<String> drawn(String... more) {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "-filter_complex",
                                FfmpegArguments.print(graph),
                                "-map",
                                FfmpegArguments.pad(graph.outputs().getFirst())));
        options.addAll(List.of(more));
        return options;
    }

    /**
     * With its colours stated: ffmpeg would convert what states none to what the encoder states.
     */
    private List<String> rawInput() {
        return List.of(
                "-f",
                "rawvideo",
                "-pix_fmt",
                "yuv420p",
                "-s",
                "1080x1920",
                "-r",
                "30",
                "-color_range",
                "tv",
                "-colorspace",
                "bt709",
                "-color_primaries",
                "bt709",
                "-color_trc",
                "bt709",
                "-i",
                "file:" + raw);
    }

    private List<String> encoded(EncoderSettings with) {
        return with.picture(job.plan().size(), job.plan().rate());
    }

    private void print(String name, Cost cost) {
        System.out.printf(
                Locale.ROOT,
                "%-44s CPU %7.1f s %5.2fx   wall %7.1f s %5.2fx%n",
                name,
                cost.cpu(),
                cost.cpu() / floor.cpu(),
                cost.wall(),
                cost.wall() / floor.wall());
    }

    private static void print(String name, RenderQuality quality) {
        System.out.printf(
                Locale.ROOT,
                "%-44s SSIM %.4f   XPSNR %6.2f dB   %5.2f Mbit/s%n",
                name,
                quality.ssim(),
                quality.xpsnr(),
                quality.megabits());
    }
}
