package io.beatframe.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.music.Beat;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.MusicWindow;
import io.beatframe.music.Section;
import io.beatframe.request.Style;
import io.beatframe.time.FrameRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every plan, over random music, rates, lengths, styles and seeds. */
class DirectorPropertiesTest {
    private static final FrameRate[] RATES = {
        FrameRate.FPS_24, FrameRate.FPS_25, FrameRate.FPS_29_97, FrameRate.FPS_30, FrameRate.FPS_60
    };

    private final Random random = new Random(20260);

    @Test
    void everyPlanIsAReel() {
        for (int i = 0; i < 600; i++) {
            Style style = Style.values()[i % Style.values().length];
            FrameRate rate = RATES[random.nextInt(RATES.length)];
            double duration =
                    i % 5 == 0 ? 1 + 2 * random.nextDouble() : 1 + 59 * random.nextDouble();
            MusicWindow window = new MusicWindow(random.nextInt(3) * 7.13, duration);
            MusicAnalysis music = song(window.end() + random.nextInt(2) * 20);
            ShotPlan plan =
                    new RulesDirector(Optional.empty())
                            .plan(
                                    MadeMusic.request(style, rate, "A dancer on the roof", i),
                                    music,
                                    window);
            String what = "plan " + i + "\n" + PlanTable.print(plan);
            assertThat(plan.frames()).isEqualTo(rate.frameAt(duration));
            PlanCheck.check(plan);
            cutsAreOnBeats(plan, what);
            neighboursDiffer(plan, what);
            lengthsAreSane(plan, what);
            if (i % 10 == 0) {
                assertThat(PlanJson.read(PlanJson.write(plan))).as(what).isEqualTo(plan);
            }
        }
    }

    @Test
    void theLongestReelsStayWithinTwoHundredShots() {
        for (Style style : Style.values()) {
            MusicAnalysis music =
                    MadeMusic.music(
                            MadeMusic.even(165, 0, 180, 4),
                            165,
                            180,
                            List.of(new Section(Section.Kind.PEAK, 0, 180, 1)));
            ShotPlan plan =
                    new RulesDirector(Optional.empty())
                            .plan(
                                    MadeMusic.request(
                                            style, FrameRate.FPS_60, "A city at night", 3),
                                    music,
                                    new MusicWindow(0, 180));
            PlanCheck.check(plan);
        }
    }

    private static void cutsAreOnBeats(ShotPlan plan, String what) {
        Set<Double> beats =
                plan.music().beats().stream().map(Beat::seconds).collect(Collectors.toSet());
        for (int i = 0; i < plan.joins().size(); i++) {
            Shot shot = plan.shots().get(i);
            assertThat(beats).as(what).contains(shot.cutOnBeatSec());
            assertThat(plan.rate().frameAt(shot.cutOnBeatSec()))
                    .as(what)
                    .isEqualTo(shot.range().end());
            assertThat(plan.joins().get(i).overlap())
                    .isLessThanOrEqualTo((int) shot.range().length() / 2)
                    .isLessThanOrEqualTo((int) plan.shots().get(i + 1).range().length() / 2);
        }
    }

    private static void neighboursDiffer(ShotPlan plan, String what) {
        for (int i = 1; i < plan.shots().size(); i++) {
            Shot one = plan.shots().get(i - 1);
            Shot two = plan.shots().get(i);
            assertThat(two.camera()).as(what).isNotEqualTo(one.camera());
            assertThat(two.size()).as(what).isNotEqualTo(one.size());
            assertThat(two.composition()).as(what).isNotEqualTo(one.composition());
            if (i > 1) {
                Transition.Kind kind = plan.joins().get(i - 1).kind();
                assertThat(
                                kind == plan.joins().get(i - 2).kind()
                                        && kind != Transition.Kind.HARD_CUT
                                        && kind != Transition.Kind.CROSSFADE)
                        .as(what)
                        .isFalse();
            }
        }
    }

    private static void lengthsAreSane(ShotPlan plan, String what) {
        StyleRules rules = StyleRules.of(plan.brief().style());
        if (plan.shots().size() > 1) {
            for (Shot shot : plan.shots()) {
                double seconds = plan.rate().secondsAt(shot.range().length());
                assertThat(seconds).as(what).isBetween(0.33, 2 * rules.longestShotSec() + 1);
            }
        }
        double halfMinutes = plan.seconds() / 30;
        assertThat(plan.shots().size())
                .as(what)
                .isLessThanOrEqualTo(
                        (int) Math.ceil(rules.shotsPerThirtySec().most() * halfMinutes) + 1);
    }

    /** Any song that a beat tracker may report, and some that it should not. */
    private MusicAnalysis song(double seconds) {
        double bpm = 60 + random.nextInt(141);
        int inBar = random.nextInt(4) == 0 ? 3 : 4;
        List<Beat> beats = new ArrayList<>();
        int kind = random.nextInt(8);
        double at = random.nextDouble();
        for (int i = 0; at < seconds; i++) {
            boolean heard =
                    switch (kind) {
                        case 0 -> false;
                        case 1 -> i < 5;
                        case 2 -> at < seconds / 3 || at > seconds * 2 / 3;
                        case 3, 4, 5, 6, 7 -> true;
                        default -> throw new IllegalStateException();
                    };
            if (heard) {
                double strength = kind == 3 ? 0.5 : random.nextDouble();
                beats.add(new Beat(at, i % inBar + 1, strength, 0.5));
            }
            double period = kind == 4 && at > seconds / 2 ? 90 / bpm : 60 / bpm;
            at +=
                    kind == 5
                            ? 0.01 + 0.3 * random.nextDouble()
                            : period * (0.98 + 0.04 * random.nextDouble());
        }
        return MadeMusic.music(beats, bpm, seconds, sections(seconds));
    }

    private List<Section> sections(double seconds) {
        List<Section> sections = new ArrayList<>();
        double start = 0;
        while (start < seconds && random.nextInt(10) > 0) {
            double end = Math.min(seconds, start + 1 + 15 * random.nextDouble());
            Section.Kind kind = Section.Kind.values()[random.nextInt(Section.Kind.values().length)];
            sections.add(new Section(kind, start, end, random.nextDouble()));
            start = end;
        }
        return sections;
    }
}
