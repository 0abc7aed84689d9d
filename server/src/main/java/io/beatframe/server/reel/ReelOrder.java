package io.beatframe.server.reel;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.grade.Looks;
import io.beatframe.request.Aspect;
import io.beatframe.request.BeatHints;
import io.beatframe.request.BeatSpeed;
import io.beatframe.request.CaptionsFile;
import io.beatframe.request.FilmEffects;
import io.beatframe.request.GivenBeats;
import io.beatframe.request.Grading;
import io.beatframe.request.LookChoice;
import io.beatframe.request.Palette;
import io.beatframe.request.PlannerChoice;
import io.beatframe.request.Quality;
import io.beatframe.request.ReelRequest;
import io.beatframe.request.Style;
import io.beatframe.request.TimedText;
import io.beatframe.request.Titles;
import io.beatframe.time.FrameRate;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a client asks for, in the names of the guide's JobCreateRequest; what is left out has the
 * default that the command line has.
 *
 * @param audioSegmentUrl the url of an uploaded song
 * @param footageUrls the same for clips and photos
 * @param look a look of ours by name; never a path
 * @param keepSound whether the footage's own sound lies under the song
 * @param captions words that are sung, by the song's time
 * @param beatSpeed "1/2", "1" or "2": how many of the beats are used
 * @param beatOffset moves all beats, with its unit: "-40ms", "0.04s"
 * @param review stop after planning until the plan is approved
 * @param priority "low", "normal" or "high": which of the client's own waiting reels goes first
 * @param callbackUrl is told when the reel is done, has failed, was cancelled or waits for review
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReelOrder(
        @Nullable String audioSegmentUrl,
        @Nullable Double bpm,
        @Nullable List<Double> beats,
        @Nullable String prompt,
        @Nullable String stylePreset,
        @Nullable String videoModel,
        @Nullable String modelQuality,
        @Nullable String colorPalette,
        @Nullable String aspectRatio,
        @Nullable Double durationSec,
        @Nullable Double startSec,
        @Nullable String fps,
        @Nullable Long seed,
        @Nullable String planner,
        @Nullable String look,
        @Nullable List<String> footageUrls,
        @Nullable Boolean keepSound,
        @Nullable String title,
        @Nullable String subtitle,
        @Nullable List<Caption> captions,
        @Nullable String beatSpeed,
        @Nullable String beatOffset,
        @Nullable Boolean review,
        @Nullable String priority,
        @Nullable String callbackUrl) {

    private static final int MOST_BEATS = 20_000;
    private static final int MOST_FOOTAGE = 100;

    public ReelOrder {
        if (audioSegmentUrl == null || audioSegmentUrl.isBlank()) {
            throw new Failure(
                    ErrorCode.REQUEST_INVALID,
                    "audio_segment_url is missing. Upload the song to POST /v1/songs and give the url"
                            + " that comes back.");
        }
        if (prompt == null) {
            throw new Failure(
                    ErrorCode.PROMPT_LENGTH,
                    "prompt is missing; write 10 to 500 characters: who, where, at what time, in what"
                            + " mood.");
        }
        if (beats != null && beats.size() > MOST_BEATS) {
            throw new Failure(
                    ErrorCode.BEATS_INVALID, "There are more than " + MOST_BEATS + " beats.");
        }
        if (footageUrls != null && footageUrls.size() > MOST_FOOTAGE) {
            throw new Failure(
                    ErrorCode.REQUEST_INVALID,
                    "There are more than " + MOST_FOOTAGE + " footage_urls.");
        }
        if (captions != null && captions.size() > Titles.MOST_CAPTIONS) {
            throw new Failure(
                    ErrorCode.CAPTIONS_INVALID,
                    "There are more than " + Titles.MOST_CAPTIONS + " captions.");
        }
        beats = beats == null ? null : List.copyOf(beats);
        captions = captions == null ? null : List.copyOf(captions);
        footageUrls = footageUrls == null ? null : List.copyOf(footageUrls);
    }

    /**
     * Words that are sung or said.
     *
     * @param startSec seconds from the start of the song
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Caption(double startSec, double endSec, @Nullable String text) {
        private TimedText timed() {
            return new TimedText(startSec, endSec, text == null ? "" : text);
        }
    }

    public String song() {
        return Objects.requireNonNull(audioSegmentUrl);
    }

    public List<String> footage() {
        return footageUrls == null ? List.of() : footageUrls;
    }

    /** What is not an upload of ours: song and footage at addresses that a stranger named. */
    public List<String> addresses() {
        return Stream.concat(Stream.of(song()), footage().stream())
                .filter(ReelOrder::isAddress)
                .distinct()
                .toList();
    }

    /** Whether it lies elsewhere, rather than among the tenant's uploads. */
    public static boolean isAddress(String url) {
        return url.startsWith("https://") || url.startsWith("s3://");
    }

    public boolean asksALanguageModel() {
        return plannerChoice().kind() != PlannerChoice.Kind.RULES;
    }

    public boolean asksAVideoModel() {
        return !model().equals("previz") && !model().equals("footage");
    }

    public Optional<String> callback() {
        return Optional.ofNullable(callbackUrl);
    }

    public boolean wantsReview() {
        return Boolean.TRUE.equals(review);
    }

    /**
     * @throws Failure OPTION_INVALID
     */
    public Priority priorityChoice() {
        return priority == null ? Priority.NORMAL : Priority.of(priority);
    }

    /**
     * The engine's request, valid, with the files where the caller has put them.
     *
     * @throws Failure what the client must change
     */
    public ReelRequest request(Path songFile, List<Path> footageFiles) {
        Style style = stylePreset == null ? Style.CINEMATIC_DRAMA : Style.of(stylePreset);
        Palette palette = colorPalette == null ? style.palette() : Palette.of(colorPalette);
        return new ReelRequest(
                songFile,
                optional(startSec),
                optional(durationSec),
                Objects.requireNonNull(prompt),
                style,
                palette,
                new Grading(look(palette), 1, FilmEffects.NONE),
                model(),
                plannerChoice(),
                modelQuality == null ? Quality.STANDARD : Quality.of(modelQuality),
                aspectRatio == null ? Aspect.PORTRAIT : Aspect.of(aspectRatio),
                fps == null ? FrameRate.FPS_30 : FrameRate.parse(fps),
                new BeatHints(
                        optional(bpm),
                        beats == null ? GivenBeats.NONE : GivenBeats.at(beats),
                        beatSpeed == null ? BeatSpeed.NORMAL : BeatSpeed.of(beatSpeed),
                        beatOffset == null ? 0 : BeatHints.offset(beatOffset)),
                seed == null ? 1 : seed,
                footageFiles,
                false,
                titles(),
                Boolean.TRUE.equals(keepSound));
    }

    /**
     * @throws Failure PLANNER_UNKNOWN, OPTION_INVALID
     */
    public PlannerChoice plannerChoice() {
        return planner == null ? PlannerChoice.RULES : PlannerChoice.of(planner);
    }

    /** The same with the files under other urls. */
    public ReelOrder with(String songUrl, List<String> footage) {
        return copy(songUrl, beats, footage, captions);
    }

    /** The same without what may be long, for lists. */
    ReelOrder brief() {
        return copy(song(), null, footage(), null);
    }

    private ReelOrder copy(
            String songUrl,
            @Nullable List<Double> otherBeats,
            List<String> footage,
            @Nullable List<Caption> otherCaptions) {
        return new ReelOrder(
                songUrl,
                bpm,
                otherBeats,
                prompt,
                stylePreset,
                videoModel,
                modelQuality,
                colorPalette,
                aspectRatio,
                durationSec,
                startSec,
                fps,
                seed,
                planner,
                look,
                footage.isEmpty() ? null : footage,
                keepSound,
                title,
                subtitle,
                otherCaptions,
                beatSpeed,
                beatOffset,
                review,
                priority,
                callbackUrl);
    }

    private Titles titles() {
        return new Titles(
                Optional.ofNullable(title),
                Optional.ofNullable(subtitle),
                captions == null
                        ? List.of()
                        : CaptionsFile.oneAtATime(captions.stream().map(Caption::timed).toList()));
    }

    private String model() {
        if (videoModel != null) {
            return videoModel;
        }
        return footage().isEmpty() ? "previz" : "footage";
    }

    private LookChoice look(Palette palette) {
        if (look == null) {
            return new LookChoice.OfPalette(palette);
        }
        return new LookChoice.OfPalette(
                Looks.find(look)
                        .orElseThrow(() ->
                                new Failure(
                                        ErrorCode.LOOK_UNKNOWN,
                                        "There is no such look. Choose one of: "
                                                + String.join(", ", Looks.names())
                                                + ".")));
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
