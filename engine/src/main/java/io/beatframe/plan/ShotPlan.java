package io.beatframe.plan;

import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The whole reel as a value: what is seen, when, and why. Shots fill frames 0 to {@code frames - 1}
 * without gap or overlap; join i lies between shots i and i + 1.
 *
 * @param version of the plan format; 1
 * @param frames the reel's length, {@code rate.frameAt(window.duration)}
 * @param joins one fewer than shots
 * @param consistencyNotes what stays the same from shot to shot
 * @param notes what was replaced or repaired, for the report; empty is good
 * @param plannedBy the language model that chose pictures and words, where one did
 * @param titles words over the picture, none of a role while another of it is shown
 */
public record ShotPlan(
        int version,
        Brief brief,
        PlannedMusic music,
        FrameRate rate,
        long frames,
        Scene scene,
        List<Shot> shots,
        List<Transition> joins,
        String overallColorPalette,
        String overallLightingApproach,
        String consistencyNotes,
        List<String> notes,
        Optional<PlannedBy> plannedBy,
        List<Title> titles) {
    public static final int VERSION = 1;
    static final int MOST_NOTES = 100;

    /** Shape only; whether the values make a reel is for {@code PlanCheck} to say, in words. */
    public ShotPlan {
        shots = List.copyOf(shots);
        joins = List.copyOf(joins);
        titles = List.copyOf(titles);
        notes = List.copyOf(notes);
    }

    /** The same with other words over the picture. */
    public ShotPlan with(List<Title> other) {
        return new ShotPlan(
                version,
                brief,
                music,
                rate,
                frames,
                scene,
                shots,
                joins,
                overallColorPalette,
                overallLightingApproach,
                consistencyNotes,
                notes,
                plannedBy,
                other);
    }

    /** The same plan with another shot in the place of one. */
    public ShotPlan with(Shot shot) {
        return new ShotPlan(
                version,
                brief,
                music,
                rate,
                frames,
                scene,
                shots.stream().map(old -> old.id() == shot.id() ? shot : old).toList(),
                joins,
                overallColorPalette,
                overallLightingApproach,
                consistencyNotes,
                notes,
                plannedBy,
                titles);
    }

    /** The same plan with one more note. */
    public ShotPlan noting(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return with(more, plannedBy);
    }

    /** The same plan, made by a language model. */
    public ShotPlan by(PlannedBy model, List<String> notesOnIt) {
        List<String> more = new ArrayList<>(notes);
        more.addAll(notesOnIt);
        return with(more, Optional.of(model));
    }

    private ShotPlan with(List<String> otherNotes, Optional<PlannedBy> planner) {
        return new ShotPlan(
                version,
                brief,
                music,
                rate,
                frames,
                scene,
                shots,
                joins,
                overallColorPalette,
                overallLightingApproach,
                consistencyNotes,
                otherNotes.stream().distinct().limit(MOST_NOTES).toList(),
                planner,
                titles);
    }

    public FrameSize size() {
        return brief.aspect().size(brief.quality());
    }

    public double seconds() {
        return rate.secondsAt(frames);
    }

    /** Frames that the clip of shot {@code index} brings before the shot's first frame. */
    public int lead(int index) {
        return index == 0 ? 0 : joins.get(index - 1).overlap() / 2;
    }

    /** Frames that the clip of shot {@code index} brings after the shot's last frame. */
    public int tail(int index) {
        return index == shots.size() - 1 ? 0 : joins.get(index).overlap() / 2;
    }

    /** Whether a peak or a drop begins where shot {@code index} ends. */
    public boolean leadsIntoTheStrongest(int index) {
        return index + 1 < shots.size()
                && !shots.get(index).section().strongest()
                && shots.get(index + 1).section().strongest();
    }

    /** How many frames the clip of shot {@code index} has: lead, shot, tail. */
    public long clipFrames(int index) {
        return lead(index) + shots.get(index).range().length() + tail(index);
    }
}
