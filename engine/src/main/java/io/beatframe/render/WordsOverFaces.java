package io.beatframe.render;

import io.beatframe.clip.Clip;
import io.beatframe.plan.ShotPlan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether words hide faces, counted from what the clips tell and where the letters stand; what lies
 * under letters cannot be seen in the finished file. Rather too many than too few: between two
 * looks, a face counts where it was and where it will be.
 *
 * @param titles titles, subtitles and captions
 * @param moved those that stand elsewhere than usual
 * @param frames that show words
 * @param overFaces of these, in how many letters may touch a face
 * @param overFacesAtUsualPlaces in how many they would, had none been moved
 */
public record WordsOverFaces(
        int titles, int moved, long frames, long overFaces, long overFacesAtUsualPlaces) {

    /**
     * @param plan whose words are placed
     * @return empty for a reel without words
     */
    public static Optional<WordsOverFaces> of(ShotPlan plan, List<Clip> clips) {
        if (plan.titles().isEmpty()) {
            return Optional.empty();
        }
        List<Words> words = Words.of(plan, ReelFaces.of(plan, clips));
        long frames = 0;
        long over = 0;
        long unmoved = 0;
        for (long at = 0; at < plan.frames(); at++) {
            long frame = at;
            List<Words> shown =
                    words.stream().filter(one -> one.title().frames().contains(frame)).toList();
            frames += shown.isEmpty() ? 0 : 1;
            over += shown.stream().anyMatch(one -> one.over(frame, 0)) ? 1 : 0;
            unmoved += shown.stream().anyMatch(one -> one.over(frame, -lowered(one))) ? 1 : 0;
        }
        int moved = (int) words.stream().filter(one -> lowered(one) != 0).count();
        return Optional.of(new WordsOverFaces(words.size(), moved, frames, over, unmoved));
    }

    private static double lowered(Words words) {
        return words.title().lowered().orElse(0);
    }

    /** What a person should know; empty when faces are free. */
    public Optional<String> warning() {
        return overFaces == 0
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT,
                                "Words may touch faces in %d of the %d frames that show words;"
                                        + " at their usual places it would be %d.",
                                overFaces,
                                frames,
                                overFacesAtUsualPlaces));
    }
}
