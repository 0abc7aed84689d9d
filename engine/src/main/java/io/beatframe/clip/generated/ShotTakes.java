package io.beatframe.clip.generated;

import java.util.List;

/**
 * The orders of one shot, in time.
 *
 * @param index of the shot in the plan
 * @param notes what the model cannot do and what is done about it
 */
record ShotTakes(int index, List<Take> takes, List<String> notes) {
    ShotTakes {
        takes = List.copyOf(takes);
        notes = List.copyOf(notes);
    }
}
