package io.beatframe.clip.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.clip.video.VideoOrder;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.model.Catalogue;
import io.beatframe.model.ModelCard;
import io.beatframe.model.Usd;
import io.beatframe.plan.ShotPlan;
import io.beatframe.request.Aspect;
import io.beatframe.request.Quality;
import io.beatframe.time.FrameRate;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cost of a reel of 30 s with every model of ours, reckoned again from the tables themselves,
 * in decimal numbers, by a person's rule: the shortest clip that holds the shot, times its price.
 */
class EstimateTest {
    private static final double[] SHOTS = {1.2, 2.5, 3.75, 4.6, 4.95, 3, 5, 5};

    @TempDir Path folder;

    static List<ModelCard> models() {
        return Catalogue.builtIn().all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void isRightToTheCentByTheTables(ModelCard card) throws IOException {
        ShotPlan plan =
                GeneratedPlans.of(FrameRate.FPS_30, Quality.STANDARD, Aspect.PORTRAIT, SHOTS);
        assertThat(plan.seconds()).isEqualTo(30);
        Estimate estimate = Estimate.of(plan, card, Archive.in(folder), List.of(), false);
        JsonNode model = table("models").path(card.name());
        JsonNode price = table("prices").path(card.name());
        BigDecimal total = BigDecimal.ZERO;
        for (Estimate.ShotCost shot : estimate.shots()) {
            BigDecimal seconds = ordered(model, shot.tier(), shot.neededSeconds());
            assertThat(shot.takes()).isEqualTo(1);
            assertThat(shot.orderedSeconds())
                    .isCloseTo(seconds.doubleValue(), org.assertj.core.data.Offset.offset(1e-6));
            total = total.add(cost(price, shot.tier(), seconds));
        }
        if (price.isMissingNode()) {
            assertThat(estimate.total()).isEmpty();
            return;
        }
        assertThat(cents(estimate.total()))
                .isEqualByComparingTo(total.setScale(2, RoundingMode.HALF_UP));
        assertThat(estimate.toPay()).isEqualTo(estimate.total());
    }

    private static final ModelCard OMNI = Catalogue.builtIn().require("gemini-omni");

    private Estimate of(ShotPlan plan, boolean chained) {
        return Estimate.of(plan, OMNI, Archive.in(folder), List.of(), chained);
    }

    /** As filming leaves it. */
    private void filmed(VideoOrder order) throws IOException {
        String key = TakeKey.of(OMNI, order);
        ledger(key, LedgerEntry.Event.READY);
        Files.writeString(folder.resolve("clips/" + key + ".mp4"), "a clip");
    }

    private void ledger(String key, LedgerEntry.Event event) {
        Archive.in(folder)
                .orders()
                .add(key, event, OMNI.name(), Optional.empty(), Optional.empty(), "");
    }

    @Test
    void whatWasTakenAgainWithAnotherSeedIsPaid() throws IOException {
        ShotPlan plan =
                GeneratedPlans.of(FrameRate.FPS_30, Quality.DRAFT, Aspect.PORTRAIT, 1.2, 1.3);
        Take first = Conform.of(plan, OMNI, List.of(), false).getFirst().takes().getFirst();
        assertThat(of(plan, false).toPay()).contains(Usd.of("0.42"));
        ledger(TakeKey.of(OMNI, first.order()), LedgerEntry.Event.REJECTED);
        assertThat(of(plan, false).toPay()).contains(Usd.of("0.42"));
        filmed(first.again(1).order());
        assertThat(of(plan, false).toPay()).contains(Usd.of("0.21"));
        assertThat(of(plan, false).shots().getFirst().here()).isTrue();
    }

    /** Their first pictures are other takes' last ones, which only filming shows. */
    @Test
    void chainedShotsMayBePaid() throws IOException {
        ShotPlan plan =
                GeneratedPlans.of(FrameRate.FPS_30, Quality.DRAFT, Aspect.PORTRAIT, 1.2, 1.3, 1.4);
        Budget little = Budget.of("0.01", Budget.Mode.CAP);
        assertThat(of(plan, true).certain()).contains(Usd.of("0.63"));
        assertThatThrownBy(() -> of(plan, true).require(little)).isInstanceOf(Failure.class);
        for (ShotTakes shot : Conform.of(plan, OMNI, List.of(), false)) {
            filmed(shot.takes().getFirst().order());
        }
        assertThat(of(plan, false).toPay()).as("unchained").contains(Usd.ZERO);
        Estimate chained = of(plan, true);
        assertThat(chained.total()).contains(Usd.of("0.63"));
        assertThat(chained.toPay()).as("the first alone is known").contains(Usd.of("0.42"));
        assertThat(chained.certain()).contains(Usd.ZERO);
        chained.require(little);
    }

    @Test
    void picturesThatAModelDoesNotTakeAreRefused() {
        ShotPlan plan = GeneratedPlans.of(FrameRate.FPS_30, Quality.DRAFT, Aspect.PORTRAIT, 1.2);
        ModelCard wan = Catalogue.builtIn().require("wan-2.2");
        assertThatThrownBy(() -> Estimate.of(plan, wan, Archive.in(folder), List.of(), true))
                .extracting(e -> ((Failure) e).code())
                .isEqualTo(ErrorCode.REFERENCE_INVALID);
    }

    private static BigDecimal cents(Optional<Usd> usd) {
        return usd.orElseThrow().toCents().amount();
    }

    private static JsonNode table(String name) throws IOException {
        try (InputStream in = Catalogue.class.getResourceAsStream(name + ".json")) {
            return JsonMapper.shared().readTree(in).path("models");
        }
    }

    /** The shortest that holds it, or the longest there is, played slower. */
    private static BigDecimal ordered(JsonNode model, String tier, double needed) {
        List<BigDecimal> possible = lengths(model, tier);
        return possible.stream()
                .filter(length -> length.doubleValue() >= needed - 1e-6)
                .min(BigDecimal::compareTo)
                .orElseGet(() -> possible.stream().max(BigDecimal::compareTo).orElseThrow());
    }

    private static List<BigDecimal> lengths(JsonNode model, String tier) {
        JsonNode lengths = model.path("lengths");
        for (JsonNode format : model.path("formats")) {
            if (format.path("tier").asString("").equals(tier) && format.has("lengths")) {
                lengths = format.path("lengths");
            }
        }
        List<BigDecimal> all = new ArrayList<>();
        lengths.path("seconds").forEach(seconds -> all.add(seconds.decimalValue()));
        for (int s = lengths.path("seconds_from").asInt(0);
                s > 0 && s <= lengths.path("seconds_to").asInt(0);
                s++) {
            all.add(BigDecimal.valueOf(s));
        }
        // Of those that can be asked for, the reel's 30 a second, else the highest.
        int rate = 0;
        for (JsonNode one : model.path("fps")) {
            rate = Math.max(rate, Math.min(30, Integer.parseInt(one.asString("0"))));
        }
        for (int f = lengths.path("frames_from").asInt(0);
                f > 0 && f <= lengths.path("frames_to").asInt(0);
                f += lengths.path("frames_step").asInt(1)) {
            all.add(BigDecimal.valueOf(f).divide(BigDecimal.valueOf(rate), MathContext.DECIMAL64));
        }
        return all;
    }

    private static BigDecimal cost(JsonNode price, String tier, BigDecimal seconds) {
        if (price.has("per_second")) {
            return price.path("per_second").path(tier).decimalValue().multiply(seconds);
        }
        if (price.has("per_length")) {
            String length = seconds.toBigIntegerExact().toString();
            return price.path("per_length").path(tier).path(length).decimalValue();
        }
        return BigDecimal.ZERO;
    }
}
