package io.beatframe.clip.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.model.Catalogue;
import io.beatframe.model.LengthGrid;
import io.beatframe.model.ModelCard;
import io.beatframe.model.Usd;
import io.beatframe.plan.ShotPlan;
import io.beatframe.request.Aspect;
import io.beatframe.request.Quality;
import io.beatframe.time.FrameRate;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConformTest {
    @TempDir Path folder;

    static List<ModelCard> models() {
        return Catalogue.builtIn().all();
    }

    private static ShotPlan plan(double... seconds) {
        return GeneratedPlans.of(FrameRate.FPS_30, Quality.STANDARD, Aspect.PORTRAIT, seconds);
    }

    /** Whatever the shots, the orders fill them to the frame and every model can make them. */
    @ParameterizedTest
    @MethodSource("models")
    void ordersFillEveryShotAndLieOnTheGrid(ModelCard card) {
        Random random = new Random(7);
        for (int run = 0; run < 60; run++) {
            double[] seconds = random.doubles(1 + random.nextInt(5), 0.4, 24).toArray();
            FrameRate rate = FrameRate.OF_REELS.get(random.nextInt(FrameRate.OF_REELS.size()));
            Aspect aspect = Aspect.values()[random.nextInt(Aspect.values().length)];
            ShotPlan plan = GeneratedPlans.of(rate, Quality.STANDARD, aspect, seconds);
            Set<String> keys = new HashSet<>();
            for (ShotTakes shot : Conform.of(plan, card, List.of(), false)) {
                long frames = shot.takes().stream().mapToLong(Take::frames).sum();
                assertThat(frames).isEqualTo(plan.clipFrames(shot.index()));
                for (Take take : shot.takes()) {
                    LengthGrid grid = take.order().format().lengths();
                    assertThat(grid.atLeast(take.order().seconds(), take.order().rate()))
                            .hasValueCloseTo(
                                    take.order().seconds(),
                                    org.assertj.core.data.Offset.offset(1e-5));
                    assertThat(take.order().seconds())
                            .isGreaterThanOrEqualTo(
                                    rate.secondsAt(take.frames()) * take.speed() - 1e-5);
                    assertThat(take.speed()).isBetween(Conform.SLOWEST, 1.0);
                    keys.add(TakeKey.of(card, take.order()));
                }
            }
            assertThat(keys)
                    .as("no two shots are one clip")
                    .hasSizeGreaterThanOrEqualTo(seconds.length == 1 ? 1 : 2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // the handles of a dissolve count: 3 frames more than 5 s
        "gemini-omni, 5.0, 1, 6, 1",
        "gemini-omni, 0.8, 1, 3, 1",
        "gemini-omni, 16.0, 1, 15, 0.932",
        "veo, 3.0, 1, 8, 1",
        "open-sora, 6.5, 1, 5.375, 0.814"
    })
    void takesTheSmallestLengthThatHoldsTheShot(
            String model, double shot, int takes, double ordered, double speed) {
        ShotTakes first =
                Conform.of(plan(shot, 1), Catalogue.builtIn().require(model), List.of(), false)
                        .getFirst();
        assertThat(first.takes()).hasSize(takes);
        assertThat(first.takes().getFirst().order().seconds()).isEqualTo(ordered);
        assertThat(first.takes().getFirst().speed())
                .isCloseTo(speed, org.assertj.core.data.Offset.offset(0.001));
        assertThat(first.notes().isEmpty()).isEqualTo(speed == 1);
    }

    @Test
    void aShotThatNoModelMakesIsSplitOnABeatOrChained() {
        ModelCard wan = Catalogue.builtIn().require("wan-2.2");
        ShotTakes onBeats = Conform.of(plan(12), wan, List.of(), false).getFirst();
        assertThat(onBeats.takes()).hasSize(3).noneMatch(Take::chained);
        long first = onBeats.takes().getFirst().frames();
        assertThat(first % 15).as("a change on a beat of half a second").isZero();
        ModelCard sora = Catalogue.builtIn().require("open-sora");
        ShotTakes chained = Conform.of(plan(12), sora, List.of(), false).getFirst();
        assertThat(chained.takes()).hasSize(3);
        assertThat(chained.takes().get(1).chained()).isTrue();
        assertThat(chained.notes().getFirst()).contains("3 takes");
    }

    @Test
    void omniIsToldNotToCut() {
        ModelCard omni = Catalogue.builtIn().require("gemini-omni");
        Take take = Conform.of(plan(4), omni, List.of(), false).getFirst().takes().getFirst();
        assertThat(take.order().prompt())
                .startsWith("A dancer turns, shot 1.")
                .endsWith("Single continuous shot, no scene cuts.");
    }

    @Test
    void thePriceIsRightToTheCent() {
        // 8 shots of 3.75 s: 4 s each with their handles, at $0.105 a second.
        double[] shots = new double[8];
        java.util.Arrays.fill(shots, 3.75);
        ShotPlan plan = plan(shots);
        Estimate omni = estimate(plan, "gemini-omni");
        assertThat(omni.total()).contains(Usd.of("3.36"));
        assertThat(omni.toPay()).isEqualTo(omni.total());
        assertThat(omni.shots().getFirst().usd()).contains(Usd.of("0.42"));
        assertThat(estimate(plan, "veo").total()).contains(Usd.of("12.80"));
        assertThat(estimate(plan, "veo-fast").total()).contains(Usd.of("6.40"));
        assertThat(estimate(plan, "fal-kling").total()).contains(Usd.of("3.584"));
        assertThat(estimate(plan, "open-sora").total()).contains(Usd.ZERO);
        assertThat(estimate(plan, "fal-luma").total()).contains(Usd.of("16"));
        assertThat(estimate(plan, "replicate-wan").total()).isEmpty();
    }

    private Estimate estimate(ShotPlan plan, String model) {
        return Estimate.of(
                plan, Catalogue.builtIn().require(model), Archive.in(folder), List.of(), false);
    }

    @Test
    void whatAClipIsMadeOfIsItsName() {
        ModelCard omni = Catalogue.builtIn().require("gemini-omni");
        ShotPlan plan = plan(4, 4);
        List<ShotTakes> once = Conform.of(plan, omni, List.of(), false);
        List<ShotTakes> twice = Conform.of(plan, omni, List.of(), false);
        assertThat(key(omni, once.get(0))).isEqualTo(key(omni, twice.get(0)));
        assertThat(key(omni, once.get(0))).isNotEqualTo(key(omni, once.get(1)));
        ModelCard veo = Catalogue.builtIn().require("veo");
        assertThat(key(veo, Conform.of(plan, veo, List.of(), false).get(0)))
                .isNotEqualTo(key(omni, once.get(0)));
    }

    private static String key(ModelCard card, ShotTakes shot) {
        return TakeKey.of(card, shot.takes().getFirst().order());
    }
}
