package io.beatframe.plan;

import io.beatframe.failure.Failure;
import io.beatframe.music.Beat;
import io.beatframe.music.MusicWindow;
import io.beatframe.music.Section;
import io.beatframe.music.TempoScores;
import io.beatframe.request.Aspect;
import io.beatframe.request.FilmEffects;
import io.beatframe.request.Grading;
import io.beatframe.request.LookChoice;
import io.beatframe.request.Palette;
import io.beatframe.request.Quality;
import io.beatframe.request.ReelRequest;
import io.beatframe.request.Style;
import io.beatframe.request.TimedText;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameRate;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** Makes a plan of a JSON tree, or a list of all that is wrong with it. */
final class PlanReader {
    static final int MOST_BEATS = 5000;

    private static final int MOST_TEXT = 4000;
    private static final int MOST_TITLES = 3002;
    private static final int MOST_PATHS = 2000;
    private static final double DAY_SECONDS = 86_400;

    private final Problems problems = new Problems();
    private final Problems contradictions = new Problems();
    private final Paths paths;

    /** Where a path in the file leads. */
    interface Paths {
        Path resolve(Path written);
    }

    private PlanReader(Paths paths) {
        this.paths = paths;
    }

    static ShotPlan read(JsonNode tree, String what, Paths paths) {
        PlanReader reader = new PlanReader(paths);
        ShotPlan plan = reader.plan(tree, what);
        reader.problems.raise(what);
        Problems rest = PlanCheck.problems(plan);
        rest.addAll(reader.contradictions);
        rest.raise(what);
        return plan;
    }

    private ShotPlan plan(JsonNode tree, String what) {
        PlanFields top = new PlanFields(tree, "", problems);
        int version = (int) top.whole("version", ShotPlan.VERSION, ShotPlan.VERSION);
        FrameRate rate = top.word("frame_rate", PlanCheck::rate, FrameRate.FPS_30);
        // Of another version nothing else is known; without a rate, nothing of frames.
        problems.raise(what);
        Brief brief = brief(top.object("request"));
        long frames = top.whole("frames", 1, PlanCheck.mostFrames(rate));
        if (top.right("frames")) {
            top.agrees("expected_total_duration", rate.secondsAt(frames), "frames", contradictions);
        }
        List<Beat> beats = beats(top.objects("beats", "beat", MOST_BEATS));
        List<Section> sections = sections(top.objects("sections", "section", 1000));
        PlannedMusic music = music(top.object("song"), beats, sections);
        Scene scene = scene(top.object("scene"));
        ShotFields shots = new ShotFields(rate, beats, contradictions);
        List<PlanFields> listed = top.objects("shots", "shot", StyleRules.MOST_SHOTS);
        if (listed.isEmpty() && problems.none()) {
            top.problem("shots", "is empty; a reel has at least one shot");
        }
        for (PlanFields fields : listed) {
            shots.read(fields, fields == listed.getLast());
        }
        ShotPlan plan =
                new ShotPlan(
                        version,
                        brief,
                        music,
                        rate,
                        frames,
                        scene,
                        shots.shots(),
                        shots.joins(),
                        top.text("overall_color_palette", 0, MOST_TEXT),
                        top.text("overall_lighting_approach", 0, MOST_TEXT),
                        top.text("consistency_notes", 0, MOST_TEXT),
                        top.texts("notes", ShotPlan.MOST_NOTES, MOST_TEXT),
                        top.optionalObject("planned_by").map(PlanReader::plannedBy),
                        titles(top.optionalObjects("titles", "title", MOST_TITLES), frames));
        top.refuseOthers();
        return plan;
    }

    private static PlannedBy plannedBy(PlanFields fields) {
        PlannedBy by =
                new PlannedBy(
                        fields.text("provider", 1, 200),
                        fields.text("model", 1, 200),
                        (int) fields.whole("answers", 0, 100),
                        fields.whole("input_tokens", 0, Integer.MAX_VALUE),
                        fields.whole("output_tokens", 0, Integer.MAX_VALUE));
        fields.refuseOthers();
        return by;
    }

    private Brief brief(PlanFields fields) {
        Palette palette = fields.word("color_palette", Palette::of, Palette.WARM_CINEMATIC);
        Brief brief =
                new Brief(
                        fields.text("prompt", 10, 500),
                        fields.word("style_preset", Style::of, Style.CINEMATIC_DRAMA),
                        palette,
                        fields.optionalObject("grading")
                                .map(grading -> grading(grading, palette))
                                .orElse(Grading.of(palette)),
                        fields.text("video_model", 1, 200),
                        fields.text("planner", 1, 200),
                        fields.word("model_quality", Quality::of, Quality.STANDARD),
                        fields.word("aspect_ratio", Aspect::of, Aspect.PORTRAIT),
                        fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                        fields.texts("footage", MOST_PATHS, MOST_TEXT).stream()
                                .map(text -> path(fields, "footage", text))
                                .toList(),
                        fields.flag("hud"),
                        fields.has("keep_sound") && fields.flag("keep_sound"));
        fields.ignore("keep_sound");
        fields.refuseOthers();
        return brief;
    }

    private Grading grading(PlanFields fields, Palette palette) {
        if (fields.has("look") && fields.has("cube")) {
            fields.problem("cube", "contradicts look; keep one of the two");
        }
        LookChoice look =
                fields.has("cube")
                        ? new LookChoice.OfCube(
                                path(fields, "cube", fields.text("cube", 1, MOST_TEXT)))
                        : new LookChoice.OfPalette(fields.word("look", Palette::of, palette));
        fields.ignore("look", "cube");
        FilmEffects film =
                new FilmEffects(
                        fields.optionalNumber("halation", 0, 1).orElse(0),
                        fields.optionalNumber("grain", 0, 1).orElse(0),
                        fields.optionalNumber("vignette", 0, 1).orElse(0));
        Grading grading =
                new Grading(look, fields.optionalNumber("strength", 0, 1).orElse(1), film);
        fields.refuseOthers();
        return grading;
    }

    private Path path(PlanFields fields, String name, String text) {
        try {
            return paths.resolve(Path.of(text));
        } catch (InvalidPathException noPath) {
            fields.problem(name, "'" + Words.shown(text, 60) + "' is no file name");
            return Path.of("");
        }
    }

    private PlannedMusic music(PlanFields fields, List<Beat> beats, List<Section> sections) {
        PlannedMusic music =
                new PlannedMusic(
                        path(fields, "path", fields.text("path", 1, MOST_TEXT)),
                        new MusicWindow(
                                fields.number("start_sec", 0, DAY_SECONDS),
                                fields.number(
                                        "duration_sec", 0.001, ReelRequest.MAX_DURATION_SECONDS),
                                fields.optionalText("why_here", MOST_TEXT)),
                        fields.number("bpm", 1, 1000),
                        fields.number("confidence", 0, 1),
                        fields.optionalObject("tempos").map(PlanReader::tempos),
                        beats,
                        sections);
        fields.refuseOthers();
        return music;
    }

    private static TempoScores tempos(PlanFields fields) {
        double half = fields.number("half", 0, 1);
        double asHeard = fields.number("as_heard", 0, 1);
        double twice = fields.number("twice", 0, 1);
        fields.refuseOthers();
        double offBeat = 1 - half - asHeard - twice;
        if (offBeat < -1e-6) {
            fields.problem("as_heard", "makes more than 1 with half and twice");
            return TempoScores.UNRIVALLED;
        }
        return new TempoScores(half, asHeard, twice, Math.max(0, offBeat));
    }

    private static Scene scene(PlanFields fields) {
        Scene scene =
                new Scene(
                        fields.word("kind", SceneKind::of, SceneKind.ABSTRACT),
                        fields.word("time_of_day", TimeOfDay::of, TimeOfDay.DAY),
                        fields.word("weather", Weather::of, Weather.CLEAR),
                        fields.word("subject", Subject::of, Subject.NONE),
                        fields.text("subject_words", 1, 500));
        fields.refuseOthers();
        return scene;
    }

    private static List<Title> titles(List<PlanFields> list, long frames) {
        List<Title> titles = new ArrayList<>();
        for (PlanFields fields : list) {
            Title.Role role =
                    fields.word("role", id -> Words.find(Title.Role.class, id), Title.Role.TITLE);
            long start = fields.whole("start_frame", 0, Math.max(0, frames - 1));
            long length = fields.whole("frames", 1, Math.max(1, frames - start));
            String text = fields.text("text", 1, TimedText.MOST_CHARACTERS);
            OptionalDouble lowered =
                    fields.optionalNumber("lowered", -Title.MOST_LOWERED, Title.MOST_LOWERED);
            if (!text.isEmpty()) {
                try {
                    titles.add(new Title(role, new FrameRange(start, length), text, lowered));
                } catch (Failure unfit) {
                    fields.problem("text", unfit.message());
                }
            }
            fields.refuseOthers();
        }
        return titles;
    }

    private static List<Beat> beats(List<PlanFields> list) {
        List<Beat> beats = new ArrayList<>();
        for (PlanFields fields : list) {
            beats.add(
                    new Beat(
                            fields.number("sec", 0, ReelRequest.MAX_DURATION_SECONDS),
                            (int) fields.whole("position_in_bar", 1, 64),
                            fields.number("strength", 0, 1),
                            fields.optionalNumber("energy", 0, 1).orElse(0)));
            fields.refuseOthers();
        }
        return beats;
    }

    private static List<Section> sections(List<PlanFields> list) {
        List<Section> sections = new ArrayList<>();
        for (PlanFields fields : list) {
            Section.Kind kind =
                    fields.word(
                            "kind", id -> Words.find(Section.Kind.class, id), Section.Kind.FLAT);
            double start = fields.number("start_sec", 0, ReelRequest.MAX_DURATION_SECONDS);
            double end = fields.number("end_sec", 0, ReelRequest.MAX_DURATION_SECONDS + 1);
            if (end <= start) {
                fields.problem("end_sec", end + " must be after start_sec " + start);
                end = start + 1;
            }
            sections.add(new Section(kind, start, end, fields.number("energy", 0, 1)));
            fields.refuseOthers();
        }
        return sections;
    }
}
