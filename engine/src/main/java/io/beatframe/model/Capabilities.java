package io.beatframe.model;

import io.beatframe.request.Aspect;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a video model can make. Planners write shots that fit into it; what does not fit is
 * conformed.
 *
 * @param formats the sizes it films in, at least one
 * @param rates the frame rates that it can be asked for; one where it has only that, which for
 *     models that do not state theirs is what has been seen. Files are measured in any case
 * @param seed whether a seed makes a shot repeatable
 * @param negativePrompt whether it can be told what not to show
 * @param referenceImages how many pictures of what is to be seen it takes, 0 to 10
 * @param referenceLengths of clips that follow reference pictures, where they are others
 * @param firstFrame whether it can begin with a given picture
 * @param concurrent how many shots may be in the making at once, 1 to 32
 */
public record Capabilities(
        List<Format> formats,
        List<FrameRate> rates,
        boolean seed,
        boolean negativePrompt,
        int referenceImages,
        Optional<LengthGrid> referenceLengths,
        boolean firstFrame,
        int concurrent) {
    public Capabilities {
        formats = List.copyOf(formats);
        rates = List.copyOf(rates);
        if (formats.isEmpty() || rates.isEmpty()) {
            throw new IllegalArgumentException("A model needs a size and a frame rate");
        }
        if (referenceImages < 0 || referenceImages > 10) {
            throw new IllegalArgumentException(
                    "0 to 10 reference images are possible, not " + referenceImages);
        }
        if (concurrent < 1 || concurrent > 32) {
            throw new IllegalArgumentException(
                    "1 to 32 shots at once are possible, not " + concurrent);
        }
    }

    /** The shapes that it films in. */
    public List<Aspect> aspects() {
        return formats.stream().map(Format::aspect).distinct().toList();
    }

    /**
     * The format for a reel: of its shape, or the one of which least has to be cut off; then the
     * smallest that needs no enlarging, or the largest there is.
     *
     * @param wanted the reel's size
     */
    public Format formatFor(FrameSize wanted) {
        double least = formats.stream().mapToDouble(f -> lost(f, wanted)).min().orElseThrow();
        List<Format> alike =
                formats.stream()
                        .filter(f -> lost(f, wanted) <= least + 0.02)
                        .sorted(Comparator.comparingInt(Format::shortSide))
                        .toList();
        int side = Math.min(wanted.width(), wanted.height());
        return alike.stream()
                .filter(f -> f.shortSide() >= side)
                .findFirst()
                .orElse(alike.getLast());
    }

    /** The part of the picture that is cut off. */
    private static double lost(Format format, FrameSize wanted) {
        double ratio = format.size().aspect() / wanted.aspect();
        return 1 - Math.min(ratio, 1 / ratio);
    }

    /** The rate to ask for: the smallest that is no less than the reel's, or the largest. */
    public FrameRate rateFor(FrameRate wanted) {
        List<FrameRate> rising =
                rates.stream().sorted(Comparator.comparingDouble(FrameRate::perSecond)).toList();
        return rising.stream()
                .filter(rate -> rate.perSecond() >= wanted.perSecond() - 1e-6)
                .findFirst()
                .orElse(rising.getLast());
    }

    /** The longest shot for a reel of a size, in seconds, without slowing it. */
    public double longestSeconds(FrameSize reel, FrameRate rate) {
        return formatFor(reel).lengths().longestSeconds(rateFor(rate));
    }

    /** The shortest shot that is not cut from a longer one, in seconds. */
    public double shortestSeconds(FrameSize reel, FrameRate rate) {
        return formatFor(reel).lengths().shortestSeconds(rateFor(rate));
    }
}
