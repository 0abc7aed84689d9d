package io.beatframe.plan;

import io.beatframe.music.Beat;
import io.beatframe.music.Section;
import io.beatframe.music.TempoScores;
import io.beatframe.request.Grading;
import io.beatframe.request.LookChoice;
import java.nio.file.Path;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The plan as a JSON tree, with the names of the guide's segment plan. */
final class PlanWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PlanWriter() {}

    static ObjectNode tree(ShotPlan plan, Function<Path, String> paths) {
        ObjectNode tree = JSON.objectNode();
        tree.put("version", plan.version());
        tree.set("request", request(plan.brief(), paths));
        tree.put("frame_rate", plan.rate().toString());
        tree.put("frames", plan.frames());
        tree.put("expected_total_duration", ReelMusic.micros(plan.seconds()));
        tree.set("song", song(plan.music(), paths));
        tree.set("scene", scene(plan.scene()));
        tree.put("overall_color_palette", plan.overallColorPalette());
        tree.put("overall_lighting_approach", plan.overallLightingApproach());
        tree.put("consistency_notes", plan.consistencyNotes());
        ArrayNode shots = tree.putArray("shots");
        for (int i = 0; i < plan.shots().size(); i++) {
            shots.add(shot(plan, i));
        }
        ArrayNode titles = tree.putArray("titles");
        plan.titles().forEach(title -> titles.add(title(title)));
        ArrayNode notes = tree.putArray("notes");
        plan.notes().forEach(notes::add);
        plan.plannedBy().ifPresent(by -> tree.set("planned_by", plannedBy(by)));
        ArrayNode sections = tree.putArray("sections");
        plan.music().sections().forEach(section -> sections.add(section(section)));
        ArrayNode beats = tree.putArray("beats");
        plan.music().beats().forEach(beat -> beats.add(beat(beat)));
        return tree;
    }

    private static ObjectNode plannedBy(PlannedBy by) {
        ObjectNode node = JSON.objectNode();
        node.put("provider", by.provider());
        node.put("model", by.model());
        node.put("answers", by.answers());
        node.put("input_tokens", by.inputTokens());
        node.put("output_tokens", by.outputTokens());
        return node;
    }

    private static ObjectNode request(Brief brief, Function<Path, String> paths) {
        ObjectNode request = JSON.objectNode();
        request.put("prompt", brief.prompt());
        request.put("style_preset", brief.style().id());
        request.put("color_palette", brief.palette().id());
        request.set("grading", grading(brief.grading(), paths));
        request.put("video_model", brief.videoModel());
        request.put("planner", brief.planner());
        request.put("model_quality", brief.quality().id());
        request.put("aspect_ratio", brief.aspect().id());
        request.put("seed", brief.seed());
        ArrayNode footage = request.putArray("footage");
        brief.footage().forEach(path -> footage.add(paths.apply(path)));
        request.put("hud", brief.hud());
        request.put("keep_sound", brief.keepSound());
        return request;
    }

    private static ObjectNode grading(Grading grading, Function<Path, String> paths) {
        ObjectNode node = JSON.objectNode();
        switch (grading.look()) {
            case LookChoice.OfPalette ours -> node.put("look", ours.palette().id());
            case LookChoice.OfCube own -> node.put("cube", paths.apply(own.file()));
        }
        node.put("strength", grading.strength());
        node.put("halation", grading.film().halation());
        node.put("grain", grading.film().grain());
        node.put("vignette", grading.film().vignette());
        return node;
    }

    private static ObjectNode song(PlannedMusic music, Function<Path, String> paths) {
        ObjectNode song = JSON.objectNode();
        song.put("path", paths.apply(music.song()));
        song.put("start_sec", music.window().start());
        song.put("duration_sec", music.window().duration());
        if (!music.window().why().isEmpty()) {
            song.put("why_here", music.window().why());
        }
        song.put("bpm", music.bpm());
        song.put("confidence", music.confidence());
        music.tempos().ifPresent(tempos -> song.set("tempos", tempos(tempos)));
        return song;
    }

    private static ObjectNode tempos(TempoScores tempos) {
        ObjectNode node = JSON.objectNode();
        node.put("half", tempos.half());
        node.put("as_heard", tempos.asHeard());
        node.put("twice", tempos.twice());
        return node;
    }

    private static ObjectNode scene(Scene scene) {
        ObjectNode node = JSON.objectNode();
        node.put("kind", scene.kind().id());
        node.put("time_of_day", scene.time().id());
        node.put("weather", scene.weather().id());
        node.put("subject", scene.subject().id());
        node.put("subject_words", scene.subjectWords());
        return node;
    }

    private static ObjectNode shot(ShotPlan plan, int index) {
        Shot shot = plan.shots().get(index);
        ObjectNode node = JSON.objectNode();
        node.put("id", shot.id());
        node.put("start_frame", shot.range().start());
        node.put("frames", shot.range().length());
        node.put("start_sec", ReelMusic.micros(plan.rate().secondsAt(shot.range().start())));
        node.put("end_sec", ReelMusic.micros(plan.rate().secondsAt(shot.range().end())));
        node.put("duration_sec", ReelMusic.micros(plan.rate().secondsAt(shot.range().length())));
        node.put("section", shot.section().id());
        node.put("energy", shot.energy());
        node.put("camera", shot.camera().id());
        node.put("camera_movement", shot.cameraMovement());
        node.put("shot_size", shot.size().id());
        node.put("composition", shot.composition().id());
        node.set("light", light(shot.light()));
        node.put("lighting", shot.lighting());
        node.put("color_tone", shot.colorTone());
        boolean last = index >= plan.joins().size();
        node.put("transition_in", index == 0 ? "none" : plan.joins().get(index - 1).id());
        node.put("transition_out", last ? "none" : plan.joins().get(index).id());
        node.put(
                "transition_duration_ms",
                last ? 0 : plan.joins().get(index).milliseconds(plan.rate()));
        ArrayNode beats = node.putArray("beat_times_in_segment");
        shot.beatTimesInSegment().forEach(beats::add);
        node.put("cut_on_beat_sec", shot.cutOnBeatSec());
        node.put("action", shot.action());
        node.put("generation_prompt", shot.generationPrompt());
        shot.seed().ifPresent(seed -> node.put("seed", seed));
        return node;
    }

    private static ObjectNode title(Title title) {
        ObjectNode node = JSON.objectNode();
        node.put("role", title.role().id());
        node.put("start_frame", title.frames().start());
        node.put("frames", title.frames().length());
        node.put("text", title.text());
        title.lowered().ifPresent(by -> node.put("lowered", by));
        return node;
    }

    private static ObjectNode light(Light light) {
        ObjectNode node = JSON.objectNode();
        node.put("kind", light.kind().id());
        node.put("from", light.from().id());
        node.put("contrast", light.contrast());
        node.put("kelvin", light.kelvin());
        return node;
    }

    private static ObjectNode section(Section section) {
        ObjectNode node = JSON.objectNode();
        node.put("kind", section.kind().id());
        node.put("start_sec", section.start());
        node.put("end_sec", section.end());
        node.put("energy", section.energy());
        return node;
    }

    private static ObjectNode beat(Beat beat) {
        ObjectNode node = JSON.objectNode();
        node.put("sec", beat.seconds());
        node.put("position_in_bar", beat.positionInBar());
        node.put("strength", beat.strength());
        node.put("energy", beat.energy());
        return node;
    }
}
