package io.beatframe.clip.previz;

import io.beatframe.music.Beat;
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

/** Plans made by hand, for tests of single shots. */
record PlannedShots(
        SceneKind kind,
        TimeOfDay time,
        Weather weather,
        Subject subject,
        Style style,
        Palette palette,
        Aspect aspect,
        int frames,
        List<Transition> joins,
        boolean hud) {

    static PlannedShots of(SceneKind kind, Subject subject) {
        return new PlannedShots(
                kind,
                TimeOfDay.DUSK,
                Weather.CLEAR,
                subject,
                Style.CINEMATIC_DRAMA,
                Palette.WARM_CINEMATIC,
                Aspect.PORTRAIT,
                30,
                List.of(),
                false);
    }

    PlannedShots with(Style style, Palette palette, TimeOfDay time) {
        return new PlannedShots(
                kind, time, weather, subject, style, palette, aspect, frames, joins, hud);
    }

    PlannedShots with(Aspect shape, int length, List<Transition> between) {
        return new PlannedShots(
                kind, time, weather, subject, style, palette, shape, length, between, hud);
    }

    PlannedShots withHud() {
        return new PlannedShots(
                kind, time, weather, subject, style, palette, aspect, frames, joins, true);
    }

    /** How one shot is seen. */
    record View(ShotSize size, Composition composition, CameraMove camera, Light.From from) {}

    static View wide(Composition composition, CameraMove camera) {
        return new View(ShotSize.WIDE, composition, camera, Light.From.LEFT);
    }

    ShotPlan plan(View... views) {
        List<Beat> beats = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            beats.add(new Beat(i * 0.5, i % 4 + 1, 0.8, 0.5));
        }
        List<Shot> shots = new ArrayList<>();
        List<Transition> between = new ArrayList<>(joins);
        for (int i = 0; i < views.length; i++) {
            View view = views[i];
            shots.add(
                    new Shot(
                            i + 1,
                            new FrameRange((long) i * frames, frames),
                            Section.Kind.PEAK,
                            0.7,
                            view.camera(),
                            view.size(),
                            view.composition(),
                            new Light(Light.Kind.THREE_POINT, view.from(), 0.6, 4500),
                            "a move",
                            "a light",
                            "a tone",
                            List.of(),
                            0,
                            "a prompt",
                            "",
                            OptionalLong.empty()));
            if (i > 0 && between.size() < i) {
                between.add(new Transition.Cut());
            }
        }
        Brief brief =
                new Brief(
                        "A prompt of a few words",
                        style,
                        palette,
                        Grading.of(palette),
                        "previz",
                        "rules",
                        Quality.DRAFT,
                        aspect,
                        11,
                        List.of(),
                        hud,
                        false);
        return new ShotPlan(
                ShotPlan.VERSION,
                brief,
                new PlannedMusic(
                        Path.of("song.ogg"),
                        new MusicWindow(0, 20),
                        120,
                        1,
                        Optional.empty(),
                        beats,
                        List.of()),
                FrameRate.FPS_30,
                (long) frames * views.length,
                new Scene(kind, time, weather, subject, "someone"),
                shots,
                between,
                "colours",
                "light",
                "notes",
                List.of(),
                Optional.empty(),
                List.of());
    }
}
