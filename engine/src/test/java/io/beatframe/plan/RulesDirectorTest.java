package io.beatframe.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.music.MusicWindow;
import io.beatframe.music.Section;
import io.beatframe.request.ReelRequest;
import io.beatframe.request.Style;
import io.beatframe.time.FrameRate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RulesDirectorTest {
    private static final String PROMPT = "A lone dancer in a neon city after rain";

    @ParameterizedTest
    @EnumSource
    void aStylesCountOfShots(Style style) {
        StyleRules.Span span = StyleRules.of(style).shotsPerThirtySec();
        for (double bpm : new double[] {90, 104, 120, 124, 128, 140}) {
            ShotPlan plan = plan(style, bpm, 1);
            assertThat(plan.shots())
                    .as("%s at %s", style, bpm)
                    .hasSizeBetween(span.least(), span.most());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aShortReelHasACutToo(Style style) {
        for (double bpm : new double[] {70, 90, 124, 170}) {
            for (int seconds : new int[] {5, 8, 12}) {
                ShotPlan plan =
                        new RulesDirector(Optional.empty())
                                .plan(
                                        MadeMusic.request(style, FrameRate.FPS_30, PROMPT, 1),
                                        MadeMusic.arc(bpm),
                                        new MusicWindow(0, seconds));
                assertThat(plan.shots())
                        .as("%s at %s, %s s", style, bpm, seconds)
                        .hasSizeGreaterThanOrEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSamePlan(Style style) {
        assertThat(plan(style, 124, 7)).isEqualTo(plan(style, 124, 7));
        assertThat(plan(style, 124, 7)).isNotEqualTo(plan(style, 124, 8));
    }

    /** An editor has looked at these tables; whoever changes a rule looks again. */
    @ParameterizedTest
    @EnumSource
    void thePlansThatWereJudged(Style style) throws IOException {
        String golden = "/plans/" + style.id() + ".txt";
        try (InputStream in = RulesDirectorTest.class.getResourceAsStream(golden)) {
            assertThat(in).as(golden).isNotNull();
            String judged = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(table(plan(style, 124, 1))).isEqualTo(judged);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPromptIsOneParagraphWithTheUsersSentence(Style style) {
        for (Shot shot : plan(style, 124, 1).shots()) {
            assertThat(shot.generationPrompt())
                    .contains(PROMPT + ".")
                    .endsWith("Vertical 9:16.")
                    .doesNotContain("\n", "  ", "..");
            assertThat(shot.generationPrompt().split(" ")).hasSizeLessThan(200);
        }
    }

    @Test
    void theStylesKeepTheGuide() {
        assertThat(plan(Style.LUXE_TRAVEL, 124, 1).joins())
                .allSatisfy(join -> {
                    assertThat(join)
                            .isInstanceOfAny(Transition.Dissolve.class, Transition.LightLeak.class);
                    assertThat(join.milliseconds(FrameRate.FPS_30)).isGreaterThanOrEqualTo(500);
                });
        assertThat(plan(Style.MODERN_MINIMAL, 124, 1).joins())
                .allSatisfy(join -> {
                    assertThat(join)
                            .isInstanceOfAny(
                                    Transition.Dissolve.class, Transition.DipToWhite.class);
                    assertThat(join.milliseconds(FrameRate.FPS_30)).isBetween(200, 400);
                });
        assertThat(plan(Style.CINEMATIC_DRAMA, 124, 1).joins())
                .filteredOn(join -> join.kind() == Transition.Kind.CROSSFADE)
                .hasSizeGreaterThan(2)
                .allSatisfy(join ->
                        assertThat(join.milliseconds(FrameRate.FPS_30)).isBetween(300, 500));
        assertThat(plan(Style.FILM_NOIR, 124, 1).joins())
                .extracting(Transition::kind)
                .containsOnly(Transition.Kind.HARD_CUT, Transition.Kind.DIP_TO_BLACK);
        // At its peak a dance reel cuts on every one or two beats.
        assertThat(plan(Style.ENERGETIC_DANCE, 124, 1).shots())
                .filteredOn(shot -> shot.section() == Section.Kind.PEAK)
                .allSatisfy(shot -> assertThat(shot.beatTimesInSegment()).hasSizeBetween(1, 2));
    }

    /** In twenty reels of each style, every transition that there is finds its place. */
    @Test
    void noTransitionIsThereForNothing() {
        Set<Transition.Kind> used = EnumSet.noneOf(Transition.Kind.class);
        for (Style style : Style.values()) {
            for (long seed = 1; seed <= 20; seed++) {
                plan(style, 124, seed).joins().forEach(join -> used.add(join.kind()));
            }
        }
        assertThat(used).containsExactlyInAnyOrder(Transition.Kind.values());
    }

    @Test
    void aSongWithoutBeatsStillHasARhythmAndANote() {
        ShotPlan plan =
                new RulesDirector(Optional.empty())
                        .plan(
                                MadeMusic.request(Style.FILM_NOIR, FrameRate.FPS_30, PROMPT, 1),
                                MadeMusic.music(List.of(), 0, 30, List.of()),
                                new MusicWindow(0, 30));
        assertThat(plan.shots()).hasSizeBetween(8, 12);
        assertThat(plan.notes()).singleElement().asString().contains("No beat is heard");
        assertThat(plan.music().confidence()).isZero();
    }

    @Test
    void aReelThatIsShorterThanAskedForIsSaidToBe() {
        assertThat(asked(20).notes()).singleElement().asString().contains("12.5 s", "20.0 s");
        assertThat(asked(12.5).notes()).isEmpty();
    }

    /** Of a song that ends after twelve and a half seconds. */
    private static ShotPlan asked(double seconds) {
        ReelRequest usual = MadeMusic.request(Style.CINEMATIC_DRAMA, FrameRate.FPS_30, PROMPT, 1);
        ReelRequest request =
                new ReelRequest(
                        usual.song(),
                        OptionalDouble.empty(),
                        OptionalDouble.of(seconds),
                        PROMPT,
                        usual.style(),
                        usual.palette(),
                        usual.grading(),
                        usual.videoModel(),
                        usual.planner(),
                        usual.quality(),
                        usual.aspect(),
                        usual.rate(),
                        usual.beats(),
                        1,
                        List.of(),
                        false,
                        usual.titles(),
                        false);
        return new RulesDirector(Optional.empty())
                .plan(request, MadeMusic.arc(120), new MusicWindow(0, 12.5));
    }

    private static String table(ShotPlan plan) {
        assertThat(PlanTable.print(plan).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        return PlanTable.print(plan);
    }

    private static ShotPlan plan(Style style, double bpm, long seed) {
        return new RulesDirector(Optional.empty())
                .plan(
                        MadeMusic.request(style, FrameRate.FPS_30, PROMPT, seed),
                        MadeMusic.arc(bpm),
                        new MusicWindow(0, 30));
    }
}
