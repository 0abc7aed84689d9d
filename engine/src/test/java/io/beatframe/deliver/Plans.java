package io.beatframe.deliver;

import io.beatframe.music.Beat;
import io.beatframe.music.MusicWindow;
import io.beatframe.music.Section;
import io.beatframe.music.TempoScores;
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

/** Plans of shots of two seconds at 120 bpm; joins are a cut, a dissolve, a cut, … */
final class Plans {
    private Plans() {}

    static ShotPlan of(int shots) {
        return of(shots, "A lone dancer in a neon city", FrameRate.FPS_30, Aspect.PORTRAIT);
    }

    static ShotPlan of(int shots, String prompt, FrameRate rate, Aspect aspect) {
        double seconds = 2.0 * shots;
        List<Shot> list = new ArrayList<>();
        List<Transition> joins = new ArrayList<>();
        for (int i = 0; i < shots; i++) {
            list.add(
                    new Shot(
                            i + 1,
                            FrameRange.between(rate.frameAt(2.0 * i), rate.frameAt(2.0 * (i + 1))),
                            2 * i < shots ? Section.Kind.BUILD : Section.Kind.PEAK,
                            2 * i < shots ? 0.2 : 0.9,
                            CameraMove.values()[i % CameraMove.values().length],
                            ShotSize.WIDE,
                            Composition.RULE_OF_THIRDS_LEFT,
                            new Light(Light.Kind.NEON, Light.From.LEFT, 0.5, 4500),
                            "a move",
                            "a light",
                            "a tone",
                            List.of(),
                            2.0 * (i + 1),
                            "a \"prompt\"",
                            "",
                            OptionalLong.empty()));
            if (i > 0) {
                joins.add(i % 2 == 1 ? new Transition.Cut() : new Transition.Dissolve(12));
            }
        }
        List<Beat> beats = new ArrayList<>();
        for (int i = 0; i < 4 * shots; i++) {
            beats.add(new Beat(i * 0.5, i % 4 + 1, 0.7, 0.5));
        }
        return new ShotPlan(
                ShotPlan.VERSION,
                new Brief(
                        prompt,
                        Style.ENERGETIC_DANCE,
                        Palette.VIBRANT_NEON,
                        Grading.of(Palette.COOL_MOODY),
                        "previz",
                        "rules",
                        Quality.DRAFT,
                        aspect,
                        7,
                        List.of(),
                        false,
                        false),
                new PlannedMusic(
                        Path.of("songs", "song.ogg"),
                        new MusicWindow(10, seconds),
                        120,
                        0.9,
                        Optional.of(new TempoScores(0.25, 0.5, 0.125, 0.125)),
                        beats,
                        List.of(
                                new Section(Section.Kind.BUILD, 0, seconds / 2, 0.2),
                                new Section(Section.Kind.PEAK, seconds / 2, seconds, 0.9))),
                rate,
                rate.frameAt(seconds),
                new Scene(
                        SceneKind.CITY, TimeOfDay.NIGHT, Weather.RAIN, Subject.DANCER, "a dancer"),
                list,
                joins,
                "",
                "",
                "",
                List.of("Nothing was replaced."),
                Optional.empty(),
                List.of());
    }
}
