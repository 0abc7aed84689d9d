package io.beatframe.clip;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The picture of one shot, ready for the timeline: H.264, the plan's size and rate, yuv420p, bt709,
 * tv range, square pixels, no sound, and exactly {@code plan.clipFrames(index)} frames, handles
 * included.
 *
 * @param shotId of the shot it is for
 * @param origin where the picture comes from, for the report, e.g. "previz" or "beach.mp4 at 12.4
 *     s"
 * @param still whether it may stand still by intention (a photo, a static shot), which is no fault
 * @param sound what was heard where it was filmed, when the plan keeps it: 32-bit float samples at
 *     48 kHz, two channels, as long as the clip or shorter
 * @param notes what was changed to make it fit, e.g. "HDR (HLG) mapped to SDR"; empty is good
 * @param faces seen in it, as far as whoever filmed it knows; words keep clear of them
 */
public record Clip(
        int shotId,
        Path file,
        long frames,
        String origin,
        boolean still,
        List<String> notes,
        Cost cost,
        Optional<Path> sound,
        List<ShownFace> faces) {
    public Clip {
        faces = List.copyOf(faces);
        notes = List.copyOf(notes);
    }

    /** A silent one that cost nothing. */
    public static Clip silent(
            int shotId, Path file, long frames, String origin, boolean still, List<String> notes) {
        return new Clip(
                shotId, file, frames, origin, still, notes, Cost.NONE, Optional.empty(), List.of());
    }

    /** The same with one note more. */
    public Clip noting(String note) {
        List<String> more = Stream.concat(notes.stream(), Stream.of(note)).toList();
        return new Clip(shotId, file, frames, origin, still, more, cost, sound, faces);
    }

    /** The same with what was heard. */
    public Clip with(Path heard) {
        return new Clip(
                shotId, file, frames, origin, still, notes, cost, Optional.of(heard), faces);
    }

    /** The same with the faces that are seen in it. */
    public Clip showing(List<ShownFace> seen) {
        return new Clip(shotId, file, frames, origin, still, notes, cost, sound, seen);
    }
}
