package io.beatframe.testing;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer as a good model gives it. */
public final class MadeTreatment {
    private static final String[] CAMERAS = {
        "push_in", "track_right", "static", "handheld", "pull_out", "tilt_up"
    };
    private static final String[] SIZES = {"wide", "medium", "close"};
    private static final String[] COMPOSITIONS = {
        "layered_depth", "rule_of_thirds_left", "centered", "low_angle", "leading_lines"
    };
    private static final String[] ACTIONS = {
        "She steps out of a doorway and lifts her face into the rain.",
        "Her coat flares as she turns once on wet asphalt.",
        "She drags her fingers along a humming neon tube.",
        "She leaps over a puddle and lands in a crouch.",
        "She stands still while steam drifts past her knees.",
        "She throws her head back and laughs without a sound."
    };

    private MadeTreatment() {}

    /**
     * @param beats of the reel
     * @param every how many of them a shot lasts; the last one at least as long
     */
    public static ObjectNode json(int beats, int every) {
        ObjectNode tree = JsonMapper.shared().createObjectNode();
        tree.put("subject", "a lone dancer in a silver raincoat with short black hair");
        tree.put("world", "A narrow street in a neon city at night, just after rain.");
        tree.put("place", "city").put("time_of_day", "night").put("weather", "rain");
        tree.put("subject_kind", "dancer");
        tree.put("light", "Neon signs key her from the left, the wet street fills from below.");
        tree.put("colour", "Cyan and magenta against deep blue, skin kept natural.");
        tree.put("consistency", "The silver coat, the wet street and the neon stay the same.");
        ArrayNode shots = tree.putArray("shots");
        for (int beat = 0, i = 0; beat == 0 || beat <= beats - every; beat += every, i++) {
            shots.addObject()
                    .put("beat", beat)
                    .put("action", ACTIONS[i % ACTIONS.length])
                    .put("camera", CAMERAS[i % CAMERAS.length])
                    .put("size", SIZES[i % SIZES.length])
                    .put("composition", COMPOSITIONS[i % COMPOSITIONS.length])
                    .put("light_from", i % 2 == 0 ? "left" : "behind")
                    .put("transition", "hard_cut");
        }
        return tree;
    }
}
