package io.beatframe.cli;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.CacheFolder;
import io.beatframe.grade.LookShelf;
import io.beatframe.music.DemoSong;
import io.beatframe.request.Aspect;
import io.beatframe.request.CaptionsFile;
import io.beatframe.request.FilmEffects;
import io.beatframe.request.Grading;
import io.beatframe.request.LookChoice;
import io.beatframe.request.Palette;
import io.beatframe.request.PlannerChoice;
import io.beatframe.request.Quality;
import io.beatframe.request.ReelRequest;
import io.beatframe.request.Style;
import io.beatframe.request.Titles;
import io.beatframe.time.FrameRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code make} and {@code plan} are told of the reel. */
final class ReelOptions {
    private static final String DEMO_PROMPT = "A lone dancer in a neon city after rain";
    private static final double DEMO_SECONDS = 30;

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
            names = "--look",
            paramLabel = "LOOK",
            description =
                    "How it is graded: a palette's look, cinematic, warm, cool, vibrant, or your own"
                            + " .cube file (default: the palette's look, touched by the style).")
    @Nullable String look;

    @Option(
            names = "--looks-dir",
            paramLabel = "DIR",
            description = "A folder of .cube files; --look takes their names without \".cube\".")
    @Nullable Path looksDir;

    @Option(
            names = "--look-strength",
            paramLabel = "PERCENT",
            defaultValue = "100",
            description = "0 leaves the matched picture, 100 is the whole look (default: 100).")
    double lookStrength = 100;

    @Option(
            names = "--halation",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Red glow about the brightest lights, as on film (default: 0).")
    double halation;

    @Option(
            names = "--grain",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Film grain; costs bits (default: 0).")
    double grain;

    @Option(
            names = "--vignette",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Darker corners (default: 0).")
    double vignette;

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
            names = "--planner",
            paramLabel = "NAME",
            defaultValue = "rules",
            description =
                    "Who plans the shots: rules (here, offline), gemini, openai (or any server with its API),"
                            + " anthropic, auto (a model if its key is set) (default: ${DEFAULT-VALUE}).")
    String planner = "rules";

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description = "Shown large over the first seconds, in any script.")
    @Nullable String title;

    @Option(
            names = "--subtitle",
            paramLabel = "TEXT",
            description = "Shown small below the title, a beat later.")
    @Nullable String subtitle;

    @Option(
            names = "--captions",
            paramLabel = "FILE",
            description = "Lyrics or captions as .srt or .lrc; its times are the song's.")
    @Nullable Path captions;

    @Option(
            names = "--planner-model",
            paramLabel = "NAME",
            description = "The language model's name at its provider (default: a usual one).")
    @Nullable String plannerModel;

    @Option(
            names = "--planner-audio",
            description = "Let the language model hear the reel's sound as well (gemini, openai).")
    boolean plannerAudio;

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
                        song == null ? demoSongFile() : song,
                        optional(start),
                        optional(duration),
                        prompt == null ? DEMO_PROMPT : prompt,
                        chosen,
                        light,
                        grading(light),
                        model(),
                        new PlannerChoice(
                                PlannerChoice.Kind.of(planner),
                                Optional.ofNullable(plannerModel),
                                plannerAudio),
                        Quality.of(quality),
                        Aspect.of(aspect),
                        FrameRate.parse(fps),
                        beats.hints(),
                        seed,
                        footage,
                        hud,
                        titles(),
                        keepSound);
        if (song == null) {
            writeDemoSong(request.song());
        }
        return request;
    }

    private Grading grading(Palette light) {
        if (look == null && looksDir != null) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID,
                    "--looks-dir needs --look NAME: which of its looks shall it be?");
        }
        LookChoice choice =
                look == null
                        ? new LookChoice.OfPalette(light)
                        : LookShelf.of(Optional.ofNullable(looksDir)).find(look);
        FilmEffects film = new FilmEffects(halation / 100, grain / 100, vignette / 100);
        return new Grading(choice, lookStrength / 100, film);
    }

    private Titles titles() {
        return new Titles(
                Optional.ofNullable(title),
                Optional.ofNullable(subtitle),
                captions == null ? List.of() : CaptionsFile.read(captions));
    }

    private String model() {
        if (model == null) {
            return footage.isEmpty() ? "previz" : "footage";
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

    /** In the cache, so that a plan made with it can be rendered later. */
    private Path demoSongFile() {
        return CacheFolder.of(System.getenv()).resolve("demo-song-" + seed + ".wav");
    }

    private void writeDemoSong(Path file) {
        if (Files.exists(file)) {
            return;
        }
        Path fresh = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.createDirectories(fresh.toAbsolutePath().getParent());
            DemoSong.write(fresh, seed, DEMO_SECONDS);
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "Cannot write the demo song to '"
                            + file
                            + "'. Set BEATFRAME_CACHE to a folder you can write.",
                    unwritable);
        }
    }
}
