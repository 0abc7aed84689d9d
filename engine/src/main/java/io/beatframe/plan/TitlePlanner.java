package io.beatframe.plan;

import io.beatframe.music.Beat;
import io.beatframe.request.TimedText;
import io.beatframe.request.Titles;
import io.beatframe.time.FrameRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Puts the user's words on the beat. The title comes on the first beat and stays for about three
 * seconds, the subtitle comes a beat later; captions keep their times but for less than a beat.
 */
public final class TitlePlanner {
    private static final double TITLE_SECONDS = 3.2;

    /** Further away, words on the beat would be out of time with the voice. */
    private static final double FARTHEST_BEAT_SECONDS = 0.35;

    /** Less cannot be read. */
    private static final double LEAST_SECONDS = 0.4;

    /** The clips will tell where faces leave room. */
    private static final OptionalDouble ANYWHERE = OptionalDouble.empty();

    private final ShotPlan plan;
    private final List<Long> beats;
    private int played;
    private int tooShort;

    private TitlePlanner(ShotPlan plan) {
        this.plan = plan;
        this.beats =
                plan.music().beats().stream()
                        .map(Beat::seconds)
                        .map(plan.rate()::frameAt)
                        .filter(frame -> frame < plan.frames())
                        .toList();
    }

    /** The plan with these words; those that the reel does not play are left out. */
    public static ShotPlan add(ShotPlan plan, Titles wanted) {
        TitlePlanner planner = new TitlePlanner(plan);
        ShotPlan titled = plan.with(planner.titles(wanted));
        if (!wanted.captions().isEmpty() && planner.played == 0) {
            return titled.noting(planner.nonePlayed());
        }
        return planner.tooShort == 0
                ? titled
                : titled.noting(
                        planner.tooShort
                                + (planner.tooShort == 1 ? " caption is" : " captions are")
                                + " left out: shown for less than 0.4 s, nobody could read them.");
    }

    private String nonePlayed() {
        double from = plan.music().window().start();
        return String.format(
                Locale.ROOT,
                "No caption is shown: none falls into the part of the song that the reel plays,"
                        + " %.1f to %.1f s.",
                from,
                from + plan.seconds());
    }

    private List<Title> titles(Titles wanted) {
        List<Title> titles = new ArrayList<>();
        long start = beats.isEmpty() ? 0 : beats.getFirst();
        // A first beat that comes late leaves the opening bare.
        start = start > plan.rate().frameAt(1.5) ? 0 : start;
        long end = titleEnd(start);
        FrameRange whole = FrameRange.between(start, end);
        wanted.title()
                .ifPresent(text -> titles.add(new Title(Title.Role.TITLE, whole, text, ANYWHERE)));
        FrameRange later =
                wanted.title().isEmpty() ? whole : FrameRange.between(beatAfter(start, end), end);
        wanted.subtitle()
                .ifPresent(
                        text -> titles.add(new Title(Title.Role.SUBTITLE, later, text, ANYWHERE)));
        titles.addAll(captions(wanted.captions()));
        return titles;
    }

    private long titleEnd(long start) {
        long wanted = start + plan.rate().frameAt(TITLE_SECONDS);
        long latest = Math.max(start + 1, plan.frames());
        return Math.min(latest, near(wanted, plan.rate().frameAt(1)));
    }

    /** A beat after {@code start} that leaves words most of their time. */
    private long beatAfter(long start, long end) {
        return beats.stream()
                .filter(beat -> beat > start && beat < start + (end - start) / 3)
                .findFirst()
                .orElse(start);
    }

    private List<Title> captions(List<TimedText> texts) {
        double from = plan.music().window().start();
        long least = plan.rate().frameAt(LEAST_SECONDS);
        List<Title> captions = new ArrayList<>();
        long free = 0;
        for (TimedText text : texts) {
            if (text.end() <= from || text.start() >= from + plan.seconds()) {
                continue;
            }
            played++;
            long said = plan.rate().frameAt(Math.max(0, text.start() - from));
            long over = plan.rate().frameAt(text.end() - from);
            long start = Math.max(free, onBeat(said));
            long end = Math.min(plan.frames(), onBeat(over));
            if (end - start < least) {
                start = Math.max(free, said);
                end = Math.min(plan.frames(), over);
            }
            if (end - start >= least) {
                captions.add(
                        new Title(
                                Title.Role.CAPTION,
                                FrameRange.between(start, end),
                                text.text(),
                                ANYWHERE));
                free = end;
            } else {
                tooShort++;
            }
        }
        return captions;
    }

    private long onBeat(long frame) {
        return near(frame, plan.rate().frameAt(FARTHEST_BEAT_SECONDS));
    }

    /** The nearest beat's frame, or the frame itself when none is near. */
    private long near(long frame, long farthest) {
        return beats.stream()
                .filter(beat -> Math.abs(beat - frame) <= farthest)
                .min(Comparator.comparingLong(beat -> Math.abs(beat - frame)))
                .orElse(frame);
    }
}
