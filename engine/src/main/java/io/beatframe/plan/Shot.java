package io.beatframe.plan;

import io.beatframe.music.Section;
import io.beatframe.time.FrameRange;
import java.util.List;
import java.util.OptionalLong;

/**
 * One shot of the plan: what is seen, and for how long.
 *
 * @param id 1, 2, 3, … in order
 * @param range its frames in the reel, without handles; shots touch
 * @param energy of the music under it, 0 to 1
 * @param cameraMovement the camera's move in words, e.g. "slow push in from wide to medium"
 * @param lighting the light in words
 * @param colorTone colour temperature and saturation in words
 * @param beatTimesInSegment the beats inside it, seconds from the start of the reel
 * @param cutOnBeatSec the beat on which the next shot begins (the reel's end for the last one)
 * @param generationPrompt what a text-to-video model is told
 * @param action what happens, in a sentence; empty where nobody said
 * @param seed for a model, where the shot is to be filmed anew; else it follows from the plan's
 */
public record Shot(
        int id,
        FrameRange range,
        Section.Kind section,
        double energy,
        CameraMove camera,
        ShotSize size,
        Composition composition,
        Light light,
        String cameraMovement,
        String lighting,
        String colorTone,
        List<Double> beatTimesInSegment,
        double cutOnBeatSec,
        String generationPrompt,
        String action,
        OptionalLong seed) {
    public Shot {
        beatTimesInSegment = List.copyOf(beatTimesInSegment);
    }

    /** The same shot, said otherwise to the model. */
    public Shot filmedAs(String prompt, OptionalLong otherSeed) {
        return new Shot(
                id,
                range,
                section,
                energy,
                camera,
                size,
                composition,
                light,
                cameraMovement,
                lighting,
                colorTone,
                beatTimesInSegment,
                cutOnBeatSec,
                prompt,
                action,
                otherSeed);
    }
}
