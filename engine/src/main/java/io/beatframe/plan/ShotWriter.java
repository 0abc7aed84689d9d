package io.beatframe.plan;

import io.beatframe.model.ModelCard;
import io.beatframe.request.Palette;
import io.beatframe.request.ReelRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts a shot into words: for the plan's reader, and for a video model. */
final class ShotWriter {
    private final ReelRequest request;
    private final StyleRules rules;
    private final Scene scene;
    private final Treatment treatment;
    private final PromptWriter prompts;

    /**
     * @param camera the video model that is spoken to, where one is
     */
    ShotWriter(
            ReelRequest request,
            Optional<ModelCard> camera,
            StyleRules rules,
            Scene scene,
            Treatment treatment) {
        this.request = request;
        this.rules = rules;
        this.scene = scene;
        this.treatment = treatment;
        this.prompts = new PromptWriter(request, camera, rules, scene, treatment);
    }

    /**
     * @param wished what happens, where a treatment says so
     */
    Shot write(Slot slot, Framing framing, Optional<String> wished) {
        String movement = movement(slot, framing);
        String lighting = lighting(framing.light());
        String tone = tone(slot, framing.light());
        String action = prompts.action(slot.energy(), framing.size(), wished);
        return new Shot(
                slot.index() + 1,
                slot.range(),
                slot.section(),
                slot.energy(),
                framing.camera(),
                framing.size(),
                framing.composition(),
                framing.light(),
                movement,
                lighting,
                tone,
                slot.beatTimes(),
                slot.cutOnBeatSec(),
                prompts.write(framing, action, movement, tone),
                action,
                OptionalLong.empty());
    }

    private String movement(Slot slot, Framing framing) {
        String speed = rules.speed().at(slot.energy());
        return switch (framing.camera()) {
            case STATIC -> "static, locked off";
            case PUSH_IN -> speed + " push in" + towards(framing.size());
            case PULL_OUT -> speed + " pull out" + away(framing.size());
            case PAN_LEFT -> speed + " pan to the left";
            case PAN_RIGHT -> speed + " pan to the right";
            case TILT_UP -> speed + " tilt up";
            case TILT_DOWN -> speed + " tilt down";
            case TRACK_LEFT -> speed + " track to the left with parallax";
            case TRACK_RIGHT -> speed + " track to the right with parallax";
            case WHIP_LEFT -> "whip pan to the left";
            case WHIP_RIGHT -> "whip pan to the right";
            case HANDHELD -> "handheld, close to the action";
        };
    }

    private static String towards(ShotSize size) {
        return switch (size) {
            case WIDE -> " from wide towards medium";
            case MEDIUM -> " from medium towards close";
            case CLOSE -> " on the detail";
        };
    }

    private static String away(ShotSize size) {
        return switch (size) {
            case WIDE -> " to the whole place";
            case MEDIUM -> " from close to medium";
            case CLOSE -> " from the detail";
        };
    }

    private String lighting(Light light) {
        return prompts.light()
                + "; the key comes from "
                + from(light.from())
                + String.format(Locale.ROOT, ", contrast %.0f %%", light.contrast() * 100)
                + ".";
    }

    static String from(Light.From from) {
        return switch (from) {
            case LEFT -> "the upper left";
            case RIGHT -> "the upper right";
            case BEHIND -> "behind the subject";
            case ABOVE -> "above";
            case FRONT -> "the front";
        };
    }

    private String tone(Slot slot, Light light) {
        String warmth = light.kelvin() < 3800 ? "warm" : light.kelvin() < 4500 ? "neutral" : "cool";
        return warmth
                + " light of "
                + light.kelvin()
                + " K, "
                + rules.saturation().at(slot.energy())
                + ", graded "
                + request.palette().id();
    }

    String palette() {
        return treatment.colour().map(own -> own + " ").orElse("")
                + sentence(rules.guide().color())
                + " "
                + grade(request.palette())
                + " The blacks keep their detail, and no shot leaves the palette.";
    }

    private static String grade(Palette palette) {
        return switch (palette) {
            case WARM_CINEMATIC ->
                    "Graded warm_cinematic: golden highlights, teal-leaning shadows, rich midtones.";
            case COOL_MOODY ->
                    "Graded cool_moody: blue and teal shadows, muted skin, a low and quiet contrast.";
            case VIBRANT_NEON ->
                    "Graded vibrant_neon: magenta and cyan against each other, high saturation.";
            case FILM_STOCK ->
                    "Graded film_stock: faded blacks, gentle highlights, restrained colour.";
        };
    }

    String lighting() {
        return prompts.light()
                + ". The same plan of lights in every shot: "
                + rules.guide().lighting()
                + ".";
    }

    String consistency(Light light) {
        return "The same subject ("
                + scene.subjectWords()
                + "), the same place and the same time of day ("
                + scene.time().id().replace('_', ' ')
                + ") in every shot. "
                + (light.from() == Light.From.LEFT || light.from() == Light.From.RIGHT
                        ? "The key light stays on its side. "
                        : "")
                + "One colour temperature, "
                + kelvin()
                + " K. Sideways moves keep one direction within a section. Contrast and saturation"
                + " follow the energy of the music, and every cut falls on a beat. Mood: "
                + rules.guide().mood()
                + "."
                + treatment.consistency().map(own -> " " + own).orElse("");
    }

    private String kelvin() {
        long calm = Math.round(rules.light().kelvin().calm());
        long full = Math.round(rules.light().kelvin().full());
        return calm == full
                ? String.valueOf(calm)
                : Math.min(calm, full) + " to " + Math.max(calm, full);
    }

    static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}
