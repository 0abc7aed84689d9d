package io.beatframe.deliver;

import io.beatframe.check.QualityReport;
import io.beatframe.clip.Clip;
import io.beatframe.grade.ColourStatistics;
import io.beatframe.grade.Correction;
import io.beatframe.grade.ShotGrade;
import io.beatframe.grade.ShotView;
import io.beatframe.music.Beat;
import io.beatframe.music.Section;
import io.beatframe.music.TempoScores;
import io.beatframe.plan.Brief;
import io.beatframe.plan.CameraMove;
import io.beatframe.plan.PlannedBy;
import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotPlan;
import io.beatframe.render.WordsOverFaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Everything that a person or a program wants to know of a finished reel; {@code report.json} in
 * the bundle.
 *
 * @param version of this form; 1
 * @param quality what the check measured
 * @param words whether titles and captions hide faces; absent where there are none
 * @param stageSeconds how long each stage took, in the order of the stages
 * @param notes what was replaced, skipped, repaired or fell back; empty is good
 * @param warnings what a person should look at; empty is good
 * @param plannedBy the language model that planned, and the tokens that it took; absent where none
 */
public record ReelReport(
        int version,
        Request request,
        Song song,
        List<ShotReport> shots,
        QualityReport quality,
        Optional<WordsOverFaces> words,
        Map<String, Double> stageSeconds,
        Versions versions,
        List<String> notes,
        List<String> warnings,
        Cost cost,
        Optional<PlannedBy> plannedBy) {
    public static final int VERSION = 1;

    /**
     * What was asked for.
     *
     * @param song the file's name
     * @param look a palette's name, or that of the user's cube
     * @param fps e.g. "30" or "30000/1001"
     */
    public record Request(
            String song,
            double startSeconds,
            double durationSeconds,
            String prompt,
            String style,
            String palette,
            String look,
            double lookStrength,
            String videoModel,
            String planner,
            String quality,
            String aspectRatio,
            int width,
            int height,
            String fps,
            long seed,
            boolean hud) {}

    /**
     * What was heard; sections in seconds from the start of the reel.
     *
     * @param tempos this tempo, half and twice of it, as they were weighed; none for a plan that
     *     does not say
     * @param beats how many lie in the reel
     */
    public record Song(
            double bpm,
            double confidence,
            List<TempoScores.Weighed> tempos,
            int beats,
            int downbeats,
            List<Section> sections) {
        public Song {
            tempos = List.copyOf(tempos);
            sections = List.copyOf(sections);
        }
    }

    /**
     * One shot.
     *
     * @param transitionIn how it begins; absent for the first
     * @param origin where its picture comes from
     * @param notes what was changed to make the clip fit
     * @param deltaEBefore its distance from the reel's colours before the match, ΔE00, where it was
     *     graded
     * @param coloursAsFilmed the clip's brightness, saturation and hue before anything was done
     */
    public record ShotReport(
            int id,
            long startFrame,
            long frames,
            double startSeconds,
            double seconds,
            Section.Kind section,
            CameraMove camera,
            Optional<String> transitionIn,
            String origin,
            List<String> notes,
            Optional<Correction> correction,
            OptionalDouble deltaEBefore,
            OptionalDouble deltaEAfter,
            Optional<ColourStatistics> coloursAsFilmed) {
        public ShotReport {
            notes = List.copyOf(notes);
        }
    }

    /** What made the reel. */
    public record Versions(String beatframe, String ffmpeg) {}

    /**
     * Money, in US dollars; 0 for whatever runs on this machine.
     *
     * @param savedUsd what clips would have cost that had been paid for before
     */
    public record Cost(double spentUsd, double savedUsd) {
        private static Cost of(List<Clip> clips) {
            io.beatframe.clip.Cost sum =
                    clips.stream()
                            .map(Clip::cost)
                            .reduce(io.beatframe.clip.Cost.NONE, io.beatframe.clip.Cost::plus);
            return new Cost(sum.spent().amount().doubleValue(), sum.saved().amount().doubleValue());
        }
    }

    public ReelReport {
        shots = List.copyOf(shots);
        stageSeconds = Collections.unmodifiableMap(new LinkedHashMap<>(stageSeconds));
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }

    /**
     * @param clips one per shot
     * @param grades one per shot, or none when nothing was graded
     * @param warnings of the music's analysis and the like
     */
    public static ReelReport of(
            ShotPlan plan,
            List<Clip> clips,
            List<ShotGrade> grades,
            QualityReport quality,
            Map<String, Double> stageSeconds,
            Versions versions,
            Optional<WordsOverFaces> words,
            List<String> warnings) {
        List<ShotReport> shots = new ArrayList<>();
        for (int i = 0; i < plan.shots().size(); i++) {
            Optional<ShotGrade> grade =
                    grades.isEmpty() ? Optional.empty() : Optional.of(grades.get(i));
            shots.add(shot(plan, i, clips.get(i), grade));
        }
        return new ReelReport(
                VERSION,
                request(plan),
                song(plan),
                shots,
                quality,
                words,
                stageSeconds,
                versions,
                plan.notes(),
                warnings,
                Cost.of(clips),
                plan.plannedBy());
    }

    private static Request request(ShotPlan plan) {
        Brief brief = plan.brief();
        Path song = plan.music().song().getFileName();
        return new Request(
                song == null ? "" : song.toString(),
                plan.music().window().start(),
                plan.seconds(),
                brief.prompt(),
                brief.style().id(),
                brief.palette().id(),
                brief.grading().look().name(),
                brief.grading().strength(),
                brief.videoModel(),
                brief.planner(),
                brief.quality().id(),
                brief.aspect().id(),
                plan.size().width(),
                plan.size().height(),
                plan.rate().toString(),
                brief.seed(),
                brief.hud());
    }

    private static Song song(ShotPlan plan) {
        List<Beat> beats = plan.music().beats();
        return new Song(
                plan.music().bpm(),
                plan.music().confidence(),
                plan.music()
                        .tempos()
                        .map(tempos -> tempos.around(plan.music().bpm()))
                        .orElse(List.of()),
                beats.size(),
                (int) beats.stream().filter(Beat::downbeat).count(),
                plan.music().sections());
    }

    private static ShotReport shot(ShotPlan plan, int index, Clip clip, Optional<ShotGrade> grade) {
        Shot shot = plan.shots().get(index);
        return new ShotReport(
                shot.id(),
                shot.range().start(),
                shot.range().length(),
                plan.rate().secondsAt(shot.range().start()),
                plan.rate().secondsAt(shot.range().length()),
                shot.section(),
                shot.camera(),
                index == 0 ? Optional.empty() : Optional.of(plan.joins().get(index - 1).id()),
                clip.origin(),
                clip.notes(),
                grade.map(ShotGrade::correction),
                figure(grade.map(ShotGrade::deltaEBefore)),
                figure(grade.map(ShotGrade::deltaEAfter)),
                grade.map(ShotGrade::view).map(ShotView::colours));
    }

    private static OptionalDouble figure(Optional<Double> value) {
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }
}
