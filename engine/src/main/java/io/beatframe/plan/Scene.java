package io.beatframe.plan;

/**
 * The world of the reel, read from the prompt; the same for all shots.
 *
 * @param subjectWords the prompt's own words for the subject, for the generation prompts
 */
public record Scene(
        SceneKind kind, TimeOfDay time, Weather weather, Subject subject, String subjectWords) {}
