package io.beatframe.clip.video;

import java.util.Map;
import java.util.TreeMap;

/**
 * A job at a provider, as it is kept on disk.
 *
 * @param id the provider's name of it
 * @param links addresses for its calls, by the provider's names, where it hands them out; they hold
 *     no secret
 */
public record Job(String id, Map<String, String> links) {
    public Job {
        if (!isId(id)) {
            throw new IllegalArgumentException("Not a job's id: " + id.length() + " characters");
        }
        links = new TreeMap<>(links);
    }

    static boolean isId(String id) {
        return !id.isBlank() && id.length() <= 1000;
    }

    public static Job of(String id) {
        return new Job(id, Map.of());
    }
}
