package io.beatframe.deliver;

import io.beatframe.music.Beat;
import io.beatframe.music.Section;
import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Transition;
import io.beatframe.time.FrameRate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reel as an OpenTimelineIO file (schemas of OTIO 0.15 and later), which Resolve and other
 * editing programs open: every shot a clip of the finished reel by its in and out points, the sound
 * beneath, a marker on every beat and at every section.
 *
 * <p>The reel's transitions are in its pixels. They stand in the file as dissolves all the same, so
 * that an editor sees them: since two neighbouring clips are one stretch of one file, a dissolve
 * mixes each frame with itself and changes nothing.
 */
final class Otio {
    private final ShotPlan plan;
    private final String reel;
    private final double rate;

    private Otio(ShotPlan plan, String reel) {
        this.plan = plan;
        this.reel = reel;
        this.rate = plan.rate().perSecond();
    }

    /**
     * @param reel the reel's file, relative to the timeline's
     */
    static String write(ShotPlan plan, String reel) {
        return PlainJson.write(new Otio(plan, reel).timeline());
    }

    private Map<String, Object> timeline() {
        Map<String, Object> timeline = schema("Timeline.1", plan.brief().prompt());
        timeline.put(
                "metadata",
                Map.of(
                        "beatframe",
                        ordered("style", plan.brief().style().id(), "bpm", plan.music().bpm())));
        timeline.put("global_start_time", time(0));
        Map<String, Object> stack = item("Stack.1", "tracks", Optional.empty());
        stack.put("markers", markers());
        stack.put(
                "children", List.of(track("Video", pictures()), track("Audio", List.of(sound()))));
        timeline.put("tracks", stack);
        return timeline;
    }

    private Map<String, Object> track(String kind, List<Object> children) {
        Map<String, Object> track = item("Track.1", kind, Optional.empty());
        track.put("kind", kind);
        track.put("children", children);
        return track;
    }

    private List<Object> pictures() {
        List<Object> children = new ArrayList<>();
        for (int i = 0; i < plan.shots().size(); i++) {
            Shot shot = plan.shots().get(i);
            if (i > 0 && plan.joins().get(i - 1).overlap() > 0) {
                children.add(transition(plan.joins().get(i - 1)));
            }
            Map<String, Object> clip =
                    clip("Shot " + shot.id(), range(shot.range().start(), shot.range().length()));
            clip.put(
                    "metadata",
                    Map.of(
                            "beatframe",
                            ordered(
                                    "section", shot.section().id(),
                                    "camera", shot.cameraMovement(),
                                    "lighting", shot.lighting(),
                                    "prompt", shot.generationPrompt())));
            children.add(clip);
        }
        return children;
    }

    private Map<String, Object> sound() {
        return clip("Sound", range(0, plan.frames()));
    }

    private Map<String, Object> clip(String name, Map<String, Object> range) {
        Map<String, Object> clip = item("Clip.2", name, Optional.of(range));
        Map<String, Object> media = schema("ExternalReference.1", reel);
        media.put("metadata", Map.of());
        media.put("available_range", range(0, plan.frames()));
        media.put("available_image_bounds", null);
        media.put("target_url", reel);
        clip.put("media_references", Map.of("DEFAULT_MEDIA", media));
        clip.put("active_media_reference_key", "DEFAULT_MEDIA");
        return clip;
    }

    private Map<String, Object> transition(Transition join) {
        Map<String, Object> transition = schema("Transition.1", join.id());
        transition.put("metadata", Map.of("beatframe", Map.of("kind", join.id())));
        transition.put("in_offset", time(join.overlap() / 2));
        transition.put("out_offset", time(join.overlap() / 2));
        transition.put("transition_type", "SMPTE_Dissolve");
        return transition;
    }

    private List<Object> markers() {
        List<Object> markers = new ArrayList<>();
        for (Section section : plan.music().sections()) {
            markers.add(marker(section.start(), section.kind().name(), "PURPLE", ""));
        }
        int bar = 0;
        for (Beat beat : plan.music().beats()) {
            bar += beat.downbeat() ? 1 : 0;
            markers.add(
                    marker(
                            beat.seconds(),
                            bar + "." + beat.positionInBar(),
                            beat.downbeat() ? "RED" : "CYAN",
                            beat.downbeat() ? "Downbeat" : "Beat"));
        }
        return markers;
    }

    private Map<String, Object> marker(double seconds, String name, String colour, String comment) {
        FrameRate frames = plan.rate();
        long frame = Math.clamp(frames.frameAt(seconds), 0, Math.max(0, plan.frames() - 1));
        Map<String, Object> marker = schema("Marker.2", name);
        marker.put("metadata", Map.of());
        marker.put("color", colour);
        marker.put("comment", comment);
        marker.put("marked_range", range(frame, 1));
        return marker;
    }

    private Map<String, Object> item(
            String schema, String name, Optional<Map<String, Object>> sourceRange) {
        Map<String, Object> item = schema(schema, name);
        item.put("metadata", Map.of());
        item.put("source_range", sourceRange.orElse(null));
        item.put("effects", List.of());
        item.put("markers", List.of());
        item.put("enabled", true);
        return item;
    }

    private Map<String, Object> range(long start, long length) {
        return ordered(
                "OTIO_SCHEMA", "TimeRange.1", "duration", time(length), "start_time", time(start));
    }

    private Map<String, Object> time(long frames) {
        return ordered("OTIO_SCHEMA", "RationalTime.1", "rate", rate, "value", (double) frames);
    }

    private static Map<String, Object> schema(String schema, String name) {
        return ordered("OTIO_SCHEMA", schema, "name", name);
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
