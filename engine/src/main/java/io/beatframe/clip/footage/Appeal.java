package io.beatframe.clip.footage;

import io.beatframe.clip.face.Face;
import io.beatframe.time.FrameSize;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What speaks against a moment for a shot: 0 is perfect. Compares all studies with each other. */
final class Appeal {
    /** A photo under a slow camera is calm. */
    private static final double PHOTO_LIVELINESS = 0.2;

    /** Levels; a road or a wall has 10, a usual picture 40. */
    private static final double ENOUGH_VARIETY = 30;

    /** The part of the picture's height from which on a face is a portrait. */
    private static final double PORTRAIT = 0.2;

    private final double[] sharpness;
    private final double[] motion;
    private final FrameSize size;

    Appeal(List<Study> studies, FrameSize size) {
        this.sharpness = sorted(studies, Sample::sharpness);
        this.motion = sorted(studies, Sample::motion);
        this.size = size;
    }

    private static double[] sorted(List<Study> studies, ToDoubleFunction<Sample> measure) {
        return studies.stream()
                .flatMap(study -> study.samples().stream())
                .mapToDouble(measure)
                .sorted()
                .toArray();
    }

    /**
     * @param energy wanted, 0 the calmest to 1 the most energetic shot of the reel
     */
    double against(Moment moment, double energy) {
        List<Sample> samples = moment.samples();
        double sharp = 0;
        double softest = 1;
        double lively = 0;
        double exposed = 0;
        double darkest = 1;
        double shake = 0;
        double empty = 0;
        double faces = 0;
        for (Sample sample : samples) {
            double rank = rank(sharpness, sample.sharpness());
            sharp += rank / samples.size();
            softest = Math.min(softest, rank);
            lively += rank(motion, sample.motion()) / samples.size();
            exposed += sample.exposure() / samples.size();
            darkest = Math.min(darkest, sample.exposure());
            empty += Math.max(0, 1 - sample.variety() / ENOUGH_VARIETY) / samples.size();
            faces += face(sample) / samples.size();
            shake += Math.min(1, sample.shake() / 1.2) / samples.size();
        }
        if (moment.source().photo()) {
            lively = PHOTO_LIVELINESS;
        }
        return 0.8 * (1 - sharp)
                + 0.4 * (1 - softest)
                + 1.4 * (1 - exposed)
                + 0.8 * (1 - darkest)
                + 1.5 * Math.abs(lively - energy)
                + 0.8 * shake
                + 2.5 * empty
                + 0.3 * (1 - faces)
                + stretching(moment)
                + 0.35
                        * Math.max(
                                0, Math.log(enlargement(moment.study(), size)) / Math.log(2) - 0.3);
    }

    /** People look at people: 1 where a face is large, 0 where there is none. */
    private static double face(Sample sample) {
        double largest = sample.faces().stream().mapToDouble(Face::height).max().orElse(0);
        return Math.min(1, largest / PORTRAIT);
    }

    private static double stretching(Moment moment) {
        return switch (moment.play()) {
            case Moment.Play.Forward(double speed) -> speed >= 1 ? 0 : 0.4 + 2 * (1 - speed);
            case Moment.Play.SpeedUp speedUp -> 0;
            case Moment.Play.ToAndFro() -> 3.5;
            case Moment.Play.Photo() -> 0;
        };
    }

    /** How often a source's pixel is repeated along a side to fill the frame; under 1 is spare. */
    static double enlargement(Study study, FrameSize size) {
        double pixels = (double) study.source().video().width() * study.source().video().height();
        if (study.source().tiled()) {
            return 1;
        }
        double height = Math.sqrt(pixels / study.aspect()) * study.active().height();
        double width = Math.sqrt(pixels * study.aspect()) * study.active().width();
        return Math.max(size.width() / width, size.height() / height);
    }

    /** The share of values below this one, 0 to 1. */
    private static double rank(double[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, value);
        int below = at < 0 ? -at - 1 : at;
        return sorted.length < 2 ? 0.5 : (double) below / (sorted.length - 1);
    }
}
