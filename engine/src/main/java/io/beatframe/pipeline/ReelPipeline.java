package io.beatframe.pipeline;

import io.beatframe.check.QualityReport;
import io.beatframe.check.ReelCheck;
import io.beatframe.check.Timeline;
import io.beatframe.clip.Clip;
import io.beatframe.clip.ClipSource;
import io.beatframe.clip.generated.FilmingTerms;
import io.beatframe.clip.generated.GeneratedClips;
import io.beatframe.deliver.AtomicFile;
import io.beatframe.deliver.Bundle;
import io.beatframe.deliver.ContactSheet;
import io.beatframe.deliver.ReelReport;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.grade.Grader;
import io.beatframe.grade.Looks;
import io.beatframe.grade.ShotGrade;
import io.beatframe.music.BestWindow;
import io.beatframe.music.Hints;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.MusicWindow;
import io.beatframe.music.SongAnalyser;
import io.beatframe.music.SongWave;
import io.beatframe.picture.Picture;
import io.beatframe.plan.PlanCheck;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.TitlePlanner;
import io.beatframe.plan.llm.Answers;
import io.beatframe.progress.Progress;
import io.beatframe.render.HardwareEncoder;
import io.beatframe.render.ReelRenderer;
import io.beatframe.render.RenderedReel;
import io.beatframe.render.TitlePlaces;
import io.beatframe.render.WordsOverFaces;
import io.beatframe.request.ReelRequest;
import io.beatframe.title.TitleTrack;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** The whole flow, a line per stage. Values go from left to right and nothing else does. */
public final class ReelPipeline {
    private static final Set<Stage> PLANNING = EnumSet.of(Stage.MUSIC, Stage.PLAN);
    private static final Set<Stage> RENDERING = EnumSet.complementOf(EnumSet.of(Stage.PLAN));

    private ReelPipeline() {}

    /** What {@link #make} would make, without making it. */
    public static ShotPlan plan(ReelRequest request, Ffmpeg ffmpeg, StageListener listener) {
        MusicAnalysis music = hear(request, ffmpeg, listener);
        return plan(request, music, Choices.answers(), ffmpeg, listener);
    }

    /** The first half of planning, which computes. */
    public static MusicAnalysis hear(ReelRequest request, Ffmpeg ffmpeg, StageListener listener) {
        return listened(request, ffmpeg, new StageClock(PLANNING, shares(request), listener));
    }

    /**
     * The second half, which may wait for a language model.
     *
     * @param answers what language models answered before
     */
    public static ShotPlan plan(
            ReelRequest request,
            MusicAnalysis music,
            Answers answers,
            Ffmpeg ffmpeg,
            StageListener listener) {
        return planned(
                request,
                music,
                answers,
                ffmpeg,
                new StageClock(PLANNING, shares(request), listener));
    }

    /**
     * Has a video model film a plan, as far as that is waiting. What it makes is kept in the terms'
     * archive, where {@link #render} finds it.
     *
     * @throws io.beatframe.failure.Failure with what to do; what was made by then is kept
     */
    public static void film(
            ShotPlan plan, Ffmpeg ffmpeg, FilmingTerms terms, StageListener listener) {
        PlanCheck.check(plan);
        GeneratedClips clips = Choices.videoModel(plan.brief().videoModel(), terms);
        try (Workspace workspace = Workspace.temporary()) {
            new StageClock(EnumSet.of(Stage.CLIPS), shares(plan), listener)
                    .run(Stage.CLIPS, at -> clips.film(plan, ffmpeg, workspace.folder(), at));
        }
    }

    /**
     * Song and sentence to reel.
     *
     * @throws io.beatframe.failure.Failure with what to do; then nothing is delivered
     */
    public static FinishedReel make(
            ReelRequest request,
            Ffmpeg ffmpeg,
            Delivery delivery,
            FilmingTerms terms,
            StageListener listener) {
        requireChoices(request, terms, ffmpeg);
        delivery.spare(sources(request.song(), request.footage()));
        HardwareEncoder.require(delivery.export(), ffmpeg);
        StageClock clock = new StageClock(EnumSet.allOf(Stage.class), shares(request), listener);
        MusicAnalysis music = listened(request, ffmpeg, clock);
        ShotPlan plan = planned(request, music, Choices.answers(), ffmpeg, clock);
        SongWave wave = new SongWave(music.wave(), music.warnings());
        return filmed(plan, wave, ffmpeg, delivery, terms, clock);
    }

    /** A plan, perhaps edited by hand, to reel; as {@link #make}. */
    public static FinishedReel render(
            ShotPlan plan,
            Ffmpeg ffmpeg,
            Delivery delivery,
            FilmingTerms terms,
            StageListener listener) {
        PlanCheck.check(plan);
        Choices.clipSource(plan.brief().videoModel(), plan.brief().footage(), terms);
        Looks.of(plan.brief().grading(), plan.brief().style());
        TitleTrack.require(plan);
        delivery.spare(sources(plan.music().song(), plan.brief().footage()));
        HardwareEncoder.require(delivery.export(), ffmpeg);
        StageClock clock = new StageClock(RENDERING, shares(plan), listener);
        // The beats are the plan's, edited perhaps: those of the song would only be doubted again.
        SongWave wave =
                clock.run(
                        Stage.MUSIC,
                        progress -> SongAnalyser.wave(ffmpeg, plan.music().song(), progress));
        return filmed(plan, wave, ffmpeg, delivery, terms, clock);
    }

    /** Says what cannot be chosen, before anything takes time. */
    public static void requireChoices(ReelRequest request, FilmingTerms terms, Ffmpeg ffmpeg) {
        Choices.planner(request, Choices.answers(), ffmpeg, Progress.SILENT);
        Choices.clipSource(request.videoModel(), request.footage(), terms);
        Looks.of(request.grading(), request.style());
    }

    private static ToIntFunction<Stage> shares(ReelRequest request) {
        return stage -> stage.share(request.quality(), !request.footage().isEmpty());
    }

    private static ToIntFunction<Stage> shares(ShotPlan plan) {
        return stage -> stage.share(plan.brief().quality(), !plan.brief().footage().isEmpty());
    }

    private static List<Path> sources(Path song, List<Path> footage) {
        return Stream.concat(Stream.of(song), footage.stream()).toList();
    }

    private static MusicAnalysis listened(ReelRequest request, Ffmpeg ffmpeg, StageClock clock) {
        // A missing key is said before the song is listened to.
        Choices.planner(request, Choices.answers(), ffmpeg, Progress.SILENT);
        Looks.of(request.grading(), request.style());
        return clock.run(
                Stage.MUSIC,
                progress ->
                        SongAnalyser.analyse(
                                ffmpeg, request.song(), Hints.of(request.beats()), progress));
    }

    private static ShotPlan planned(
            ReelRequest request,
            MusicAnalysis music,
            Answers answers,
            Ffmpeg ffmpeg,
            StageClock clock) {
        return clock.run(
                Stage.PLAN,
                progress -> {
                    MusicWindow window =
                            BestWindow.choose(music, request.startSeconds(), length(request));
                    ShotPlan plan =
                            Choices.planner(request, answers, ffmpeg, progress)
                                    .plan(request, music, window);
                    ShotPlan titled = TitlePlanner.add(plan, request.titles());
                    TitleTrack.require(titled);
                    return titled;
                });
    }

    /** A length that nobody asked for may end where a bar does. */
    private static BestWindow.Length length(ReelRequest request) {
        double seconds = request.wantedSeconds();
        return request.durationSeconds().isPresent()
                ? new BestWindow.Length.Exactly(seconds)
                : new BestWindow.Length.About(seconds);
    }

    private static FinishedReel filmed(
            ShotPlan wanted,
            SongWave wave,
            Ffmpeg ffmpeg,
            Delivery delivery,
            FilmingTerms terms,
            StageClock clock) {
        delivery.export().platform().requireLength(wanted.seconds());
        ClipSource source =
                Choices.clipSource(wanted.brief().videoModel(), wanted.brief().footage(), terms);
        try (Workspace workspace = Workspace.temporary()) {
            List<Clip> clips =
                    clock.run(
                            Stage.CLIPS, at -> source.make(wanted, ffmpeg, workspace.folder(), at));
            ShotPlan plan = TitlePlaces.find(wanted, clips);
            List<ShotGrade> grades =
                    clock.run(Stage.GRADE, at -> Grader.grade(plan, clips, ffmpeg, at));
            RenderedReel reel =
                    clock.run(
                            Stage.RENDER,
                            at ->
                                    ReelRenderer.render(
                                            plan,
                                            clips,
                                            grades,
                                            delivery.export(),
                                            ffmpeg,
                                            workspace,
                                            workspace.file("reel.mp4"),
                                            at));
            QualityReport quality =
                    clock.run(
                            Stage.CHECK,
                            at -> {
                                Timeline truth =
                                        Timeline.of(
                                                plan,
                                                clips,
                                                grades,
                                                ffmpeg,
                                                workspace,
                                                at.part(0, 0.4));
                                return ReelCheck.check(
                                        reel.file(),
                                        plan,
                                        truth,
                                        delivery.export().platform(),
                                        ffmpeg,
                                        at.part(0.4, 1));
                            });
            Optional<WordsOverFaces> words = WordsOverFaces.of(plan, clips);
            ReelReport report =
                    ReelReport.of(
                            plan,
                            clips,
                            grades,
                            quality,
                            clock.seconds(),
                            Versions.of(ffmpeg),
                            words,
                            Stream.of(
                                            wave.warnings().stream(),
                                            reel.notes().stream(),
                                            words.stream()
                                                    .flatMap(found -> found.warning().stream()))
                                    .flatMap(warnings -> warnings)
                                    .toList());
            clock.run(
                    Stage.DELIVER,
                    at -> {
                        delivery.bundle()
                                .ifPresent(folder -> {
                                    Picture sheet =
                                            ContactSheet.draw(
                                                    ffmpeg,
                                                    reel.file(),
                                                    plan,
                                                    wave.levels(),
                                                    Optional.of(quality));
                                    Bundle.write(
                                            folder,
                                            new Bundle.Contents(
                                                    reel.file(), plan, grades, report, sheet),
                                            delivery.force());
                                });
                        if (!delivery.bundled()) {
                            AtomicFile.place(reel.file(), delivery.reel(), delivery.force());
                        }
                        return delivery.reel();
                    });
            return new FinishedReel(delivery.reel(), plan, report);
        }
    }
}
