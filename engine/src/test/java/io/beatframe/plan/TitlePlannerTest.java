package io.beatframe.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.music.Beat;
import io.beatframe.music.MusicWindow;
import io.beatframe.request.Style;
import io.beatframe.request.TimedText;
import io.beatframe.request.Titles;
import io.beatframe.time.FrameRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TitlePlannerTest {
    private static final double WINDOW_START = 10;

    private final ShotPlan plan = plan(20);
    private final List<Long> beats =
            plan.music().beats().stream().map(Beat::seconds).map(plan.rate()::frameAt).toList();

    @Test
    void titleAndSubtitleComeAndGoOnBeats() {
        Titles wanted = new Titles(Optional.of("A title"), Optional.of("And more"), List.of());
        List<Title> titles = TitlePlanner.add(plan, wanted).titles();
        Title title = titles.getFirst();
        Title subtitle = titles.getLast();
        assertThat(beats).contains(title.frames().start(), title.frames().end());
        assertThat(beats).contains(subtitle.frames().start());
        assertThat(subtitle.frames().start()).isGreaterThan(title.frames().start());
        assertThat(subtitle.frames().end()).isEqualTo(title.frames().end());
        assertThat(plan.rate().secondsAt(title.frames().length())).isBetween(2.2, 4.2);
    }

    @Test
    void captionsKeepTheSongsTimeButForLessThanABeat() {
        List<TimedText> sung =
                List.of(
                        new TimedText(2, 9, "before the window"),
                        new TimedText(9, 11.02, "across its start"),
                        new TimedText(12.4, 14, "inside"),
                        new TimedText(29, 33, "across its end"),
                        new TimedText(31, 33, "after it"));
        List<Title> captions =
                TitlePlanner.add(plan, new Titles(Optional.empty(), Optional.empty(), sung))
                        .titles();
        assertThat(captions)
                .extracting(Title::text)
                .containsExactly("across its start", "inside", "across its end");
        Title inside = captions.get(1);
        assertThat(beats).contains(inside.frames().start(), inside.frames().end());
        assertThat(plan.rate().secondsAt(inside.frames().start())).isBetween(2.05, 2.75);
        assertThat(captions.getLast().frames().end()).isEqualTo(plan.frames());
    }

    @Test
    void captionsOfAnotherPartOfTheSongAreMissedAloud() {
        List<TimedText> sung =
                List.of(new TimedText(WINDOW_START - 3, WINDOW_START - 1, "earlier"));
        ShotPlan titled =
                TitlePlanner.add(plan, new Titles(Optional.empty(), Optional.empty(), sung));
        assertThat(titled.titles()).isEmpty();
        assertThat(titled.notes()).anyMatch(note -> note.startsWith("No caption is shown"));
        assertThat(TitlePlanner.add(plan, Titles.NONE).notes()).isEqualTo(plan.notes());
    }

    @Test
    void captionsThatTheBeatWouldSwallowKeepTheirTimesAndFlashesAreCountedOut() {
        double beat = plan.music().beats().get(5).seconds();
        List<TimedText> sung =
                List.of(
                        new TimedText(
                                WINDOW_START + beat - 0.22, WINDOW_START + beat + 0.22, "quick"),
                        new TimedText(WINDOW_START + 8, WINDOW_START + 8.2, "a flash"));
        ShotPlan titled =
                TitlePlanner.add(plan, new Titles(Optional.empty(), Optional.empty(), sung));
        assertThat(titled.titles()).extracting(Title::text).containsExactly("quick");
        assertThat(titled.notes()).anyMatch(note -> note.startsWith("1 caption is left out"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverIsSungMakesAPlan(int seed) {
        Random random = new Random(seed);
        List<TimedText> sung = new ArrayList<>();
        double at = 0;
        for (int i = 0; i < 60; i++) {
            double end = at + 0.05 + random.nextDouble() * 2;
            sung.add(new TimedText(at, end, "words " + i));
            at = random.nextBoolean() ? end : end + random.nextDouble();
        }
        ShotPlan shortOne = plan(1 + random.nextDouble() * 19);
        Titles wanted = new Titles(Optional.of("T"), Optional.of("S"), sung);
        ShotPlan titled = TitlePlanner.add(shortOne, wanted);
        PlanCheck.check(titled);
        assertThat(titled.titles())
                .allSatisfy(title -> assertThat(title.frames().length()).isPositive());
    }

    private static ShotPlan plan(double seconds) {
        return new RulesDirector(Optional.empty())
                .plan(
                        MadeMusic.request(
                                Style.ENERGETIC_DANCE, FrameRate.FPS_30, "A boat on the sea", 4),
                        MadeMusic.arc(100),
                        new MusicWindow(WINDOW_START, seconds));
    }
}
