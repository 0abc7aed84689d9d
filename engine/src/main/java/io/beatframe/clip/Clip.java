package io.beatframe.clip;

import java.nio.file.Path;
import java.util.List;

/**
 * The picture of one shot, ready for the timeline: H.264, the plan's size and rate, yuv420p, bt709,
 * tv range, square pixels, no sound, and exactly {@code plan.clipFrames(index)} frames, handles
 * included.
 *
 * @param shotId of the shot it is for
 * @param origin where the picture comes from, for the report, e.g. "previz" or "beach.mp4 at 12.4
 *     s"
 * @param still whether it may stand still by intention (a photo, a static shot), which is no fault
 * @param notes what was changed to make it fit, e.g. "HDR (HLG) mapped to SDR"; empty is good
 */
public record Clip(
        int shotId,
        Path file,
        long frames,
        String origin,
        boolean still,
        List<String> notes,
        Cost cost) {
    public Clip {
        notes = List.copyOf(notes);
    }

    /** One that cost nothing. */
    public Clip(
            int shotId, Path file, long frames, String origin, boolean still, List<String> notes) {
        this(shotId, file, frames, origin, still, notes, Cost.NONE);
    }
}
