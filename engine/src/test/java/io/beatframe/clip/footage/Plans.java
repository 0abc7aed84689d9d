package io.beatframe.clip.footage;

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
import java.util.function.IntFunction;

/** Plans for tests: equal shots with rising energy, cuts and dissolves in turn. */
final class Plans {
    private Plans() {}

    static ShotPlan plan(int shots, double seconds, Quality quality, Aspect aspect) {
        return plan(shots, seconds, quality, aspect, FrameRate.FPS_30, 1);
    }

    /** Two shots in 30 frames a second, the second of which begins with a drop. */
    static ShotPlan intoADrop(double seconds) {
        return plan(
                2,
                seconds,
                Quality.DRAFT,
                Aspect.SQUARE,
                FrameRate.FPS_30,
                1,
                shot -> shot == 0 ? Section.Kind.BUILD : Section.Kind.DROP);
    }

    static ShotPlan plan(
            int shots, double seconds, Quality quality, Aspect aspect, FrameRate rate, long seed) {
        return plan(shots, seconds, quality, aspect, rate, seed, shot -> Section.Kind.BUILD);
    }

    private static ShotPlan plan(
            int shots,
            double seconds,
            Quality quality,
            Aspect aspect,
            FrameRate rate,
            long seed,
            IntFunction<Section.Kind> sections) {
        long frames = rate.frameAt(seconds);
        List<Shot> list = new ArrayList<>();
        List<Transition> joins = new ArrayList<>();
        for (int i = 0; i < shots; i++) {
            long start = frames * i / shots;
            long end = frames * (i + 1) / shots;
            list.add(
                    new Shot(
                            i + 1,
                            FrameRange.between(start, end),
                            sections.apply(i),
                            shots == 1 ? 0.5 : (double) i / (shots - 1),
                            CameraMove.values()[i % CameraMove.values().length],
                            ShotSize.values()[i % 3],
                            Composition.values()[i % Composition.values().length],
                            new Light(Light.Kind.SOFT_EVEN, Light.From.LEFT, 0.5, 5600),
                            "",
                            "",
                            "",
                            List.of(),
                            rate.secondsAt(end),
                            "",
                            "",
                            OptionalLong.empty()));
            if (i > 0) {
                joins.add(i % 3 == 0 ? new Transition.Dissolve(6) : new Transition.Cut());
            }
        }
        return new ShotPlan(
                ShotPlan.VERSION,
                new Brief(
                        "A test of footage",
                        Style.values()[0],
                        Palette.values()[0],
                        Grading.of(Palette.values()[0]),
                        "",
                        "rules",
                        quality,
                        aspect,
                        seed,
                        List.of(),
                        false,
                        false),
                new PlannedMusic(
                        Path.of("song.ogg"),
                        new MusicWindow(0, seconds),
                        120,
                        1,
                        Optional.empty(),
                        List.of(),
                        List.of()),
                rate,
                frames,
                new Scene(
                        SceneKind.values()[0],
                        TimeOfDay.DAY,
                        Weather.values()[0],
                        Subject.NONE,
                        ""),
                list,
                joins,
                "",
                "",
                "",
                List.of(),
                Optional.empty(),
                List.of());
    }
}
