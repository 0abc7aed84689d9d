package io.beatframe.cli;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.request.Aspect;
import io.beatframe.request.Palette;
import io.beatframe.request.Quality;
import io.beatframe.request.ReelRequest;
import io.beatframe.request.Style;
import io.beatframe.time.FrameRate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code make} and {@code plan} are told of the reel. */
final class ReelOptions {
    private static final String DEMO_PROMPT = "A lone dancer in a neon city after rain";

    @Parameters(
            arity = "0..1",
            paramLabel = "SONG",
            description = "The music. Without it, a song that Beatframe plays itself.")
    @Nullable Path song;

    @Option(
            names = "--prompt",
            paramLabel = "TEXT",
            description =
                    "What the reel shows: who, where, when, in what mood (10 to 500 characters).")
    @Nullable String prompt;

    @Option(
            names = "--style",
            paramLabel = "STYLE",
            defaultValue = "cinematic_drama",
            description =
                    "cinematic_drama, energetic_dance, luxe_travel, vaporwave_neon, film_noir,"
                            + " modern_minimal (default: ${DEFAULT-VALUE}).")
    String style = "cinematic_drama";

    @Option(
            names = "--palette",
            paramLabel = "PALETTE",
            description =
                    "warm_cinematic, cool_moody, vibrant_neon, film_stock (default: the style's own).")
    @Nullable String palette;

    @Option(
            names = "--quality",
            paramLabel = "QUALITY",
            defaultValue = "standard",
            description = "draft (540 wide, fast), standard, hd, 4k (default: ${DEFAULT-VALUE}).")
    String quality = "standard";

    @Option(
            names = "--aspect",
            paramLabel = "W:H",
            defaultValue = "9:16",
            description = "9:16, 1:1, 4:5, 16:9 (default: ${DEFAULT-VALUE}).")
    String aspect = "9:16";

    @Option(
            names = "--fps",
            paramLabel = "RATE",
            defaultValue = "30",
            description = "24, 25, 30, 60, 24000/1001, 30000/1001 (default: ${DEFAULT-VALUE}).")
    String fps = "30";

    @Option(
            names = "--start",
            paramLabel = "SECONDS",
            description = "Where in the song the reel begins (default: the best stretch).")
    @Nullable Double start;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            description = "How long the reel is (default: about 30, to end on a bar).")
    @Nullable Double duration;

    @Mixin BeatOptions beats = new BeatOptions();

    @Mixin LookOptions look = new LookOptions();

    @Mixin PlannerOptions planner = new PlannerOptions();

    @Mixin TitleOptions titles = new TitleOptions();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Another number, another reel (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(
            names = "--footage",
            paramLabel = "PATH",
            arity = "1..*",
            description = "Your own clips and photos: files or folders, several if you like.")
    List<Path> footage = new ArrayList<>();

    @Option(
            names = "--keep-sound",
            description = "Keep the footage's own sound, softly, under the song.")
    boolean keepSound;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description =
                    "Where the pictures come from: previz (drawn here, the default), footage (the default"
                            + " with --footage), or a video model that 'beatframe models' lists.")
    @Nullable String model;

    @Option(
            names = "--hud",
            description = "Draw shot number, camera and beats over the picture, as an animatic.")
    boolean hud;

    /** The request, valid, or a failure that says what is wrong. */
    ReelRequest request() {
        if (song != null && prompt == null) {
            throw new Failure(
                    ErrorCode.PROMPT_LENGTH,
                    "Say what the reel shows: --prompt \"" + DEMO_PROMPT + "\".");
        }
        Style chosen = Style.of(style);
        Palette light = palette == null ? chosen.palette() : Palette.of(palette);
        ReelRequest request =
                new ReelRequest(
                        song == null ? DemoSongFile.of(seed) : song,
                        optional(start),
                        optional(duration),
                        prompt == null ? DEMO_PROMPT : prompt,
                        chosen,
                        light,
                        look.grading(light),
                        model(),
                        planner.choice(),
                        Quality.of(quality),
                        Aspect.of(aspect),
                        FrameRate.parse(fps),
                        beats.hints(),
                        seed,
                        footage,
                        hud,
                        titles.titles(),
                        keepSound);
        if (song == null) {
            DemoSongFile.write(seed);
        }
        return request;
    }

    private String model() {
        if (model == null) {
            return footage.isEmpty() ? "previz" : "footage";
        }
        if (!model.equals("footage") && !footage.isEmpty()) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID,
                    "--footage is for --model footage, and would not be looked at with "
                            + model
                            + ". Leave one of them out.");
        }
        if (model.equals("footage") && footage.isEmpty()) {
            throw new Failure(
                    ErrorCode.FOOTAGE_MISSING,
                    "--model footage needs your clips: --footage FOLDER.");
        }
        return model;
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
