package io.beatframe.clip.generated;

import io.beatframe.music.MusicWindow;
import io.beatframe.music.Section;
import io.beatframe.plan.Brief;
import io.beatframe.plan.CameraMove;
import io.beatframe.plan.Composition;
import io.beatframe.plan.Light;
import io.beatframe.plan.PlannedMusic;
import io.beatframe.plan.Scene;
import io.beatframe.plan.SceneKind;
import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.ShotSize;
import io.beatframe.plan.Subject;
import io.beatframe.plan.TimeOfDay;
import io.beatframe.plan.Transition;
import io.beatframe.plan.Weather;
import io.beatframe.request.Aspect;
import io.beatframe.request.Grading;
import io.beatframe.request.Palette;
import io.beatframe.request.Quality;
import io.beatframe.request.Style;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameRate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Plans of shots of given lengths, with a beat every half second and a dissolve after each. */
final class GeneratedPlans {
    private GeneratedPlans() {}

    static ShotPlan of(FrameRate rate, Quality quality, Aspect aspect, double... seconds) {
        List<Shot> shots = new ArrayList<>();
        List<Transition> joins = new ArrayList<>();
        double start = 0;
        for (int i = 0; i < seconds.length; i++) {
            double end = start + seconds[i];
            List<Double> beats = new ArrayList<>();
            for (double beat = Math.ceil(2 * start) / 2; beat < end; beat += 0.5) {
                beats.add(beat);
            }
            shots.add(
                    new Shot(
                            i + 1,
                            FrameRange.between(rate.frameAt(start), rate.frameAt(end)),
                            Section.Kind.BUILD,
                            0.5,
                            CameraMove.values()[0],
                            ShotSize.values()[0],
                            Composition.values()[0],
                            new Light(Light.Kind.SOFT_EVEN, Light.From.LEFT, 0.5, 5600),
                            "",
                            "",
                            "",
                            beats,
                            end,
                            "A dancer turns, shot " + (i + 1) + ".",
                            "",
                            OptionalLong.empty()));
            if (i > 0) {
                joins.add(new Transition.Dissolve(6));
            }
            start = end;
        }
        return new ShotPlan(
                ShotPlan.VERSION,
                new Brief(
                        "A dancer in the rain",
                        Style.values()[0],
                        Palette.values()[0],
                        Grading.of(Palette.values()[0]),
                        "gemini-omni",
                        "rules",
                        quality,
                        aspect,
                        1,
                        List.of(),
                        false,
                        false),
                new PlannedMusic(
                        Path.of("song.ogg"),
                        new MusicWindow(0, start),
                        120,
                        1,
                        Optional.empty(),
                        List.of(),
                        List.of()),
                rate,
                rate.frameAt(start),
                new Scene(
                        SceneKind.values()[0],
                        TimeOfDay.DAY,
                        Weather.values()[0],
                        Subject.NONE,
                        ""),
                shots,
                joins,
                "",
                "",
                "",
                List.of(),
                Optional.empty(),
                List.of());
    }
}
