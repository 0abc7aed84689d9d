package io.beatframe.clip.video;

import io.beatframe.model.Format;
import io.beatframe.time.FrameRate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One clip, as it is ordered. All values are ones that the model can make.
 *
 * @param negative what is not to be seen; empty for nothing, and for models that cannot be told
 * @param seconds on the model's grid
 * @param frames the same at {@code rate}
 * @param seed 0 to 2³¹ - 1
 * @param references pictures of what is to be seen
 * @param firstFrame the picture that it begins with
 */
public record VideoOrder(
        String prompt,
        String negative,
        Format format,
        FrameRate rate,
        double seconds,
        long frames,
        long seed,
        List<Path> references,
        Optional<Path> firstFrame) {
    public VideoOrder {
        references = List.copyOf(references);
        if (prompt.isBlank()) {
            throw new IllegalArgumentException("An order without a prompt");
        }
        if (!(seconds > 0 && seconds <= 600) || frames < 1 || frames > 36_000) {
            throw new IllegalArgumentException(seconds + " s, " + frames + " frames");
        }
        if (seed < 0 || seed > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Seed " + seed);
        }
    }

    /**
     * The same, begun with a picture.
     *
     * @param motion what happens in it; all else is seen, the subject too, so that references to it
     *     are left out
     */
    public VideoOrder beginningWith(Path picture, String motion) {
        return new VideoOrder(
                motion,
                negative,
                format,
                rate,
                seconds,
                frames,
                seed,
                List.of(),
                Optional.of(picture));
    }

    /** The same with another seed. */
    public VideoOrder seeded(long other) {
        return new VideoOrder(
                prompt, negative, format, rate, seconds, frames, other, references, firstFrame);
    }

    /** Whole where the model counts in whole seconds. */
    long wholeSeconds() {
        return (long) Math.ceil(seconds - 1e-6);
    }
}
