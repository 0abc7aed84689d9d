package io.beatframe.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beatframe.clip.generated.Filming;
import io.beatframe.clip.generated.FilmingTerms;
import io.beatframe.clip.video.VideoModels;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.grade.Looks;
import io.beatframe.model.Format;
import io.beatframe.model.ModelCard;
import io.beatframe.model.Price;
import io.beatframe.model.Usd;
import io.beatframe.request.Aspect;
import io.beatframe.request.Palette;
import io.beatframe.request.Quality;
import io.beatframe.request.Style;
import io.beatframe.time.FrameRate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** What can be chosen, and what it would cost. */
@Tag(name = "Choices")
@RestController
@Profile("api")
final class CatalogueController {
    private static final double LONGEST_SECONDS = 180;
    private static final double USUAL_SECONDS = 30;
    private static final List<String> OURS = List.of("previz", "footage");

    private final Filming filming = Filming.of(System.getenv(), FilmingTerms.USUAL);

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record StyleView(String id, String colorPalette) {}

    @Operation(operationId = "styles", summary = "The styles, and the palette of each")
    @GetMapping("/v1/styles")
    List<StyleView> styles() {
        return Arrays.stream(Style.values())
                .map(style -> new StyleView(style.id(), style.palette().id()))
                .toList();
    }

    /**
     * @param aliases other names that are taken for it
     */
    record LookView(String id, List<String> aliases) {}

    @Operation(operationId = "looks", summary = "The looks")
    @GetMapping("/v1/looks")
    List<LookView> looks() {
        return Arrays.stream(Palette.values())
                .map(palette -> new LookView(palette.id(), Looks.aliases(palette)))
                .toList();
    }

    /**
     * A source of pictures.
     *
     * @param price in words, with its date and source
     * @param local whether it runs on the service itself and costs nothing
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ModelView(
            String id, String title, boolean local, List<String> aspectRatios, String price) {}

    @Operation(operationId = "models", summary = "The sources of pictures, and what they cost")
    @GetMapping("/v1/models")
    List<ModelView> models() {
        List<String> all = Arrays.stream(Aspect.values()).map(Aspect::id).toList();
        return Stream.concat(
                        Stream.of(
                                new ModelView(
                                        "previz", "Drawn on the service itself", true, all, "$0"),
                                new ModelView("footage", "Your own clips", true, all, "$0")),
                        filming.catalogue().all().stream()
                                .filter(card -> VideoModels.configured(card, filming.settings()))
                                .map(card ->
                                        new ModelView(
                                                card.name(),
                                                card.title(),
                                                card.price().price() instanceof Price.OwnHardware,
                                                card.capabilities().aspects().stream()
                                                        .map(Aspect::id)
                                                        .toList(),
                                                words(card))))
                .toList();
    }

    /** The part of an order that its price hangs on. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record EstimateOrder(
            @Nullable String videoModel,
            @Nullable String modelQuality,
            @Nullable String aspectRatio,
            @Nullable String fps,
            @Nullable Double durationSec) {
        EstimateOrder {
            if (durationSec != null && !(durationSec >= 1 && durationSec <= LONGEST_SECONDS)) {
                throw new Failure(ErrorCode.WINDOW_INVALID, "duration_sec is 1 to 180.");
            }
        }
    }

    /**
     * What a reel may cost.
     *
     * @param usd absent where nobody told us the model's price
     * @param exact whether it is sure; before a plan is there it is not, unless it is nothing
     * @param basis how it was reckoned
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EstimateView(
            String model, double seconds, @Nullable BigDecimal usd, boolean exact, String basis) {}

    @Operation(operationId = "estimate", summary = "What a reel may cost")
    @PostMapping("/v1/estimates")
    EstimateView estimate(@RequestBody EstimateOrder order) {
        String model = order.videoModel() == null ? "previz" : order.videoModel();
        double seconds = order.durationSec() == null ? USUAL_SECONDS : order.durationSec();
        Quality quality =
                order.modelQuality() == null ? Quality.STANDARD : Quality.of(order.modelQuality());
        Aspect aspect =
                order.aspectRatio() == null ? Aspect.PORTRAIT : Aspect.of(order.aspectRatio());
        FrameRate rate = order.fps() == null ? FrameRate.FPS_30 : FrameRate.parse(order.fps());
        if (OURS.contains(model)) {
            return new EstimateView(
                    model, seconds, BigDecimal.ZERO, true, "Made on the service itself.");
        }
        ModelCard card = filming.catalogue().require(model);
        Format format = card.capabilities().formatFor(aspect.size(quality));
        double longest = card.capabilities().longestSeconds(aspect.size(quality), rate);
        long clips = Math.max(1, (long) Math.ceil(seconds / longest));
        Optional<Usd> usd =
                card.price().price() instanceof Price.PerSecond each
                        ? each.of(format.tier(), seconds)
                        : card.price()
                                .price()
                                .of(format.tier(), longest)
                                .map(clip -> clip.times(BigDecimal.valueOf(clips)));
        return new EstimateView(
                card.name(),
                seconds,
                usd.map(Usd::amount).orElse(null),
                card.price().price() instanceof Price.OwnHardware,
                "At least "
                        + clips
                        + " clips in "
                        + format.tier()
                        + "; short shots are ordered longer than they are used, so it may be more. "
                        + words(card));
    }

    private static String words(ModelCard card) {
        return card.price().price() instanceof Price.Unknown
                ? card.price().price().words()
                : card.price().price().words()
                        + " ("
                        + card.price().source()
                        + ", "
                        + card.price().date()
                        + ")";
    }
}
