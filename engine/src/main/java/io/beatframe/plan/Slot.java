package io.beatframe.plan;

import io.beatframe.music.Beat;
import io.beatframe.music.Section;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameRate;
import java.util.ArrayList;
import java.util.List;

/**
 * A shot's place in the music, before it is decided what is seen.
 *
 * @param entersSection whether the section is another one than the last shot's
 * @param cutOnBeatSec where it ends, in seconds from the start of the reel
 */
record Slot(
        int index,
        int count,
        FrameRange range,
        double seconds,
        Section.Kind section,
        double energy,
        boolean entersSection,
        List<Double> beatTimes,
        double cutOnBeatSec) {

    boolean first() {
        return index == 0;
    }

    boolean last() {
        return index == count - 1;
    }

    /**
     * @param joints from 0 to the reel's end, in seconds
     */
    static List<Slot> between(List<Double> joints, PlannedMusic music, FrameRate rate) {
        List<Slot> slots = new ArrayList<>();
        Section before = music.sections().getFirst();
        for (int i = 0; i + 1 < joints.size(); i++) {
            double start = joints.get(i);
            double end = joints.get(i + 1);
            FrameRange range = FrameRange.between(rate.frameAt(start), rate.frameAt(end));
            Section section = SectionAt.of(music.sections(), (start + end) / 2);
            slots.add(
                    new Slot(
                            i,
                            joints.size() - 1,
                            range,
                            end - start,
                            section.kind(),
                            energy(section, music.beats(), start, end),
                            i > 0 && section != before,
                            beatTimes(music.beats(), range, rate),
                            end));
            before = section;
        }
        return slots;
    }

    /** The beats whose frames the range holds. */
    static List<Double> beatTimes(List<Beat> beats, FrameRange range, FrameRate rate) {
        return beats.stream()
                .map(Beat::seconds)
                .filter(seconds -> range.contains(rate.frameAt(seconds)))
                .toList();
    }

    /** The section's, moved a little by how hard the beats hit during the shot. */
    private static double energy(Section section, List<Beat> beats, double start, double end) {
        double hits =
                beats.stream()
                        .filter(beat -> beat.seconds() >= start && beat.seconds() < end)
                        .mapToDouble(Beat::strength)
                        .average()
                        .orElse(section.energy());
        return Math.round((0.8 * section.energy() + 0.2 * hits) * 1000) / 1000.0;
    }
}
