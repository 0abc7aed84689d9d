package io.beatframe.plan;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.music.Beat;
import io.beatframe.music.Section;
import io.beatframe.request.ReelRequest;
import io.beatframe.time.FrameRate;
import java.util.EnumMap;
import java.util.Map;

/**
 * Whether a plan makes a reel: shots fill it without gap or overlap, cuts lie on beats, transitions
 * fit into their shots.
 */
public final class PlanCheck {
    private final ShotPlan plan;
    private final Problems problems = new Problems();

    private PlanCheck(ShotPlan plan) {
        this.plan = plan;
    }

    /**
     * @throws Failure PLAN_INVALID, which lists what is wrong, where, and what is allowed
     */
    public static void check(ShotPlan plan) {
        problems(plan).raise("The plan");
    }

    static Problems problems(ShotPlan plan) {
        PlanCheck check = new PlanCheck(plan);
        check.whole();
        check.music();
        check.shots();
        check.titles();
        if (check.problems.none()) {
            check.joins();
        }
        return check.problems;
    }

    /** A rate that reels may have, by its name in a plan file. */
    static FrameRate rate(String text) {
        FrameRate rate = FrameRate.parse(text);
        if (!FrameRate.OF_REELS.contains(rate)) {
            throw new Failure(ErrorCode.PLAN_INVALID, rateUnknown(rate));
        }
        return rate;
    }

    private static String rateUnknown(FrameRate rate) {
        return rate + " is not 24, 25, 30, 60, 24000/1001 or 30000/1001";
    }

    static long mostFrames(FrameRate rate) {
        return rate.frameAt(ReelRequest.MAX_DURATION_SECONDS);
    }

    private void whole() {
        if (plan.version() != ShotPlan.VERSION) {
            problems.add("version", plan.version() + " is not known; only 1 is");
        }
        if (!FrameRate.OF_REELS.contains(plan.rate())) {
            problems.add("frame_rate", rateUnknown(plan.rate()));
        }
        long due = plan.rate().frameAt(plan.music().window().duration());
        if (plan.frames() != due) {
            problems.add(
                    "frames",
                    plan.frames()
                            + " does not fit the song's duration_sec "
                            + plan.music().window().duration()
                            + ", which makes "
                            + due
                            + " at "
                            + plan.rate()
                            + " frames a second");
        }
    }

    private void music() {
        double last = -1;
        int number = 1;
        for (Beat beat : plan.music().beats()) {
            if (beat.seconds() <= last) {
                problems.add(
                        "beat " + number + ", sec",
                        beat.seconds() + " must come after " + last + ", the beat before");
                break;
            }
            last = beat.seconds();
            number++;
        }
        if (last >= plan.music().window().duration()) {
            problems.add(
                    "beat " + (number - 1) + ", sec",
                    last + " is beyond the reel's " + plan.music().window().duration() + " s");
        }
        double end = 0;
        number = 1;
        for (Section section : plan.music().sections()) {
            if (section.start() < end - 0.0015) {
                problems.add(
                        "section " + number + ", start_sec",
                        section.start() + " is before " + end + ", the end of the section before");
            }
            end = section.end();
            number++;
        }
        if (plan.music().sections().isEmpty()) {
            problems.add("sections", "is empty; one over the whole reel is enough");
        }
    }

    private void titles() {
        Map<Title.Role, Long> free = new EnumMap<>(Title.Role.class);
        int number = 1;
        for (Title title : plan.titles()) {
            String where = "title " + number;
            if (title.frames().end() > plan.frames()) {
                problems.add(
                        where + ", frames",
                        "it ends after the reel, which has " + plan.frames() + " frames");
            }
            if (title.frames().start() < free.getOrDefault(title.role(), 0L)) {
                problems.add(
                        where + ", start_frame",
                        "another " + title.role().id() + " is still shown; one follows the other");
            }
            free.merge(title.role(), title.frames().end(), Math::max);
            number++;
        }
    }

    private void shots() {
        int count = plan.shots().size();
        if (count == 0 || count > StyleRules.MOST_SHOTS) {
            problems.add(
                    "shots", "a plan has 1 to " + StyleRules.MOST_SHOTS + " shots, not " + count);
            return;
        }
        if (plan.joins().size() != count - 1) {
            problems.add(
                    "shots",
                    count + " shots need " + (count - 1) + " joins, not " + plan.joins().size());
        }
        long end = 0;
        for (int i = 0; i < count; i++) {
            Shot shot = plan.shots().get(i);
            if (shot.id() != i + 1) {
                problems.add(
                        "shot " + (i + 1) + ", id",
                        "must be " + (i + 1) + ", its place in the list, not " + shot.id());
            }
            long start = shot.range().start();
            if (start != end) {
                problems.add(
                        "shot " + (i + 1) + ", start_frame",
                        start
                                + (start > end ? " leaves a gap of " : " overlaps by ")
                                + Math.abs(start - end)
                                + " frames; it must be "
                                + end
                                + (i == 0 ? ", the reel's start" : ", where shot " + i + " ends"));
            }
            end = shot.range().end();
            if (!(shot.energy() >= 0 && shot.energy() <= 1)) {
                problems.add(
                        "shot " + (i + 1) + ", energy",
                        "must be from 0 to 1, not " + shot.energy());
            }
        }
        if (end != plan.frames()) {
            problems.add(
                    "shot " + count + ", frames",
                    "it ends at frame " + end + ", but the reel has " + plan.frames());
        }
    }

    private void joins() {
        for (int i = 0; i < plan.shots().size(); i++) {
            Shot shot = plan.shots().get(i);
            boolean last = i == plan.shots().size() - 1;
            if (plan.rate().frameAt(shot.cutOnBeatSec()) != shot.range().end()) {
                problems.add(
                        "shot " + (i + 1) + ", cut_on_beat_sec",
                        shot.cutOnBeatSec()
                                + " is frame "
                                + plan.rate().frameAt(shot.cutOnBeatSec())
                                + ", but the shot ends at frame "
                                + shot.range().end());
            } else if (!last && !onBeat(shot.cutOnBeatSec())) {
                problems.add(
                        "shot " + (i + 1) + ", cut_on_beat_sec",
                        "there is no beat at " + shot.cutOnBeatSec() + " s" + nearest(shot));
            }
            overlapsFit(i, shot);
        }
    }

    private boolean onBeat(double seconds) {
        return plan.music().beats().stream()
                .anyMatch(beat ->
                        Math.abs(beat.seconds() - seconds) < 0.0015
                                && plan.rate().frameAt(beat.seconds())
                                        == plan.rate().frameAt(seconds));
    }

    private String nearest(Shot shot) {
        return plan.music().beats().stream()
                .min((a, b) ->
                        Double.compare(
                                Math.abs(a.seconds() - shot.cutOnBeatSec()),
                                Math.abs(b.seconds() - shot.cutOnBeatSec())))
                .map(beat ->
                        "; the nearest is at "
                                + beat.seconds()
                                + " s, frame "
                                + plan.rate().frameAt(beat.seconds()))
                .orElse("; the plan has no beats");
    }

    /** A frame of its own must be left to every shot between its two transitions. */
    private void overlapsFit(int index, Shot shot) {
        int taken = plan.lead(index) + plan.tail(index);
        if (taken > 0 && shot.range().length() <= taken + 1) {
            problems.add(
                    "shot " + (index + 1) + ", transition_duration_ms",
                    "its "
                            + shot.range().length()
                            + " frames are too few for the transitions at its ends, which take "
                            + taken
                            + "; shorten them or lengthen the shot");
        }
    }
}
