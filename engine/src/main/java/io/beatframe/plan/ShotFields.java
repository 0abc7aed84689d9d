package io.beatframe.plan;

import io.beatframe.music.Beat;
import io.beatframe.music.Section;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameRate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads the shots of a plan file in order, and the joins between them. */
final class ShotFields {
    private static final int MOST_TEXT = 4000;

    private final FrameRate rate;
    private final List<Beat> beats;
    private final Problems contradictions;
    private final List<Shot> shots = new ArrayList<>();
    private final List<Transition> outs = new ArrayList<>();
    private String lastOut = "none";

    ShotFields(FrameRate rate, List<Beat> beats, Problems contradictions) {
        this.rate = rate;
        this.contradictions = contradictions;
        this.beats = beats;
    }

    List<Shot> shots() {
        return shots;
    }

    /** One fewer than shots; the last shot's way out leads nowhere. */
    List<Transition> joins() {
        return outs.isEmpty() ? outs : outs.subList(0, outs.size() - 1);
    }

    void read(PlanFields fields, boolean last) {
        long frames = PlanCheck.mostFrames(rate);
        int id = (int) fields.whole("id", 1, StyleRules.MOST_SHOTS);
        FrameRange range =
                new FrameRange(
                        fields.whole("start_frame", 0, frames - 1),
                        fields.whole("frames", 1, frames));
        if (fields.right("start_frame") && fields.right("frames")) {
            fields.agrees(
                    "start_sec", rate.secondsAt(range.start()), "start_frame", contradictions);
            fields.agrees(
                    "end_sec",
                    rate.secondsAt(range.end()),
                    "start_frame and frames",
                    contradictions);
            fields.agrees("duration_sec", rate.secondsAt(range.length()), "frames", contradictions);
        }
        fields.ignore(
                "beat_times_in_segment", "start_sec", "end_sec", "duration_sec", "transition_in");
        Shot shot =
                new Shot(
                        id,
                        range,
                        fields.word(
                                "section",
                                word -> Words.find(Section.Kind.class, word),
                                Section.Kind.FLAT),
                        fields.number("energy", 0, 1),
                        fields.word("camera", CameraMove::of, CameraMove.STATIC),
                        fields.word("shot_size", ShotSize::of, ShotSize.WIDE),
                        fields.word("composition", Composition::of, Composition.CENTERED),
                        light(fields.object("light")),
                        fields.text("camera_movement", 0, MOST_TEXT),
                        fields.text("lighting", 0, MOST_TEXT),
                        fields.text("color_tone", 0, MOST_TEXT),
                        Slot.beatTimes(beats, range, rate),
                        cutOnBeat(fields, range),
                        fields.text("generation_prompt", 0, MOST_TEXT),
                        fields.has("action") ? fields.text("action", 0, MOST_TEXT) : "",
                        fields.has("seed")
                                ? OptionalLong.of(fields.whole("seed", 0, Integer.MAX_VALUE))
                                : OptionalLong.empty());
        transitionIn(fields);
        outs.add(transitionOut(fields, last));
        fields.refuseOthers();
        shots.add(shot);
    }

    private Light light(PlanFields fields) {
        Light light =
                new Light(
                        fields.word("kind", Light.Kind::of, Light.Kind.THREE_POINT),
                        fields.word("from", Light.From::of, Light.From.LEFT),
                        fields.number("contrast", 0, 1),
                        (int) fields.whole("kelvin", 1500, 15_000));
        fields.refuseOthers();
        return light;
    }

    /** As written, or else the beat at the shot's end. */
    private double cutOnBeat(PlanFields fields, FrameRange range) {
        OptionalDouble written = fields.optionalNumber("cut_on_beat_sec", 0, 86_400);
        if (written.isPresent()) {
            return written.getAsDouble();
        }
        return beats.stream()
                .mapToDouble(Beat::seconds)
                .filter(seconds -> rate.frameAt(seconds) == range.end())
                .findFirst()
                .orElse(rate.secondsAt(range.end()));
    }

    private void transitionIn(PlanFields fields) {
        if (fields.has("transition_in")) {
            String in = fields.text("transition_in", 1, 40);
            if (!in.equals(lastOut)) {
                fields.problem(
                        "transition_in",
                        "'"
                                + Words.shown(in, 40)
                                + "' contradicts "
                                + (shots.isEmpty()
                                        ? "its place: before the first shot there is 'none'"
                                        : "the transition_out of the shot before, '"
                                                + lastOut
                                                + "', which rules: change that one, and this to match"));
            }
        }
    }

    private Transition transitionOut(PlanFields fields, boolean last) {
        long most = (long) Math.floor(1000 * rate.secondsAt(240));
        String word = fields.text("transition_out", 1, 40);
        int milliseconds = (int) fields.whole("transition_duration_ms", 0, most);
        lastOut = word;
        if (last || word.isEmpty()) {
            if (!word.equals("none") && !word.isEmpty()) {
                fields.problem(
                        "transition_out",
                        "'" + Words.shown(word, 40) + "' leads nowhere; the last shot has 'none'");
            }
            if (last && milliseconds != 0) {
                fields.problem("transition_duration_ms", "the last shot has 0");
            }
            return new Transition.Cut();
        }
        Transition.Kind kind =
                fields.word("transition_out", Transition.Kind::of, Transition.Kind.HARD_CUT);
        if (kind == Transition.Kind.HARD_CUT && word.equals("hard_cut") && milliseconds != 0) {
            fields.problem(
                    "transition_duration_ms",
                    "a hard_cut takes 0, not "
                            + milliseconds
                            + "; or choose another transition_out");
        }
        if (kind != Transition.Kind.HARD_CUT && milliseconds == 0) {
            fields.problem(
                    "transition_duration_ms", "a " + word + " needs 1 to " + most + " ms, not 0");
        }
        return kind.of(Transition.overlapFor(milliseconds, rate));
    }
}
