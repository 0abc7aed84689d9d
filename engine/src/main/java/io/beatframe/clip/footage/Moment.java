package io.beatframe.clip.footage;

import io.beatframe.clip.face.Face;
import java.util.List;
import java.util.Locale;

/**
 * A part of a source that one shot may show.
 *
 * @param start seconds from the start of the source
 * @param seconds of the source that are used
 * @param play how they fill the shot
 */
record Moment(Study study, double start, double seconds, Play play) {

    /** How a moment fills its shot. */
    sealed interface Play {
        /** As it was filmed, or slower: 0.5 to 1. */
        record Forward(double speed) implements Play {}

        /**
         * Faster and faster, evenly, into the part of the song that strikes.
         *
         * @param first times its speed, 1 or more
         */
        record SpeedUp(double first, double last) implements Play {
            /** How much more of the source it takes than of the shot. */
            double mean() {
                return (first + last) / 2;
            }

            /**
             * Which part of the source has gone by.
             *
             * @param part of the shot, 0 to 1
             */
            double gone(double part) {
                return part * (first + (last - first) * part / 2) / mean();
            }
        }

        /** Half as fast, and there and back again, because it is far too short. */
        record ToAndFro() implements Play {}

        /** A photo under a moving camera. */
        record Photo() implements Play {}
    }

    double end() {
        return start + seconds;
    }

    Source source() {
        return study.source();
    }

    List<Sample> samples() {
        return study.between(start, end());
    }

    /**
     * The faces that are seen about then, where they were last seen and where they will be next.
     *
     * @param part of the shot that has gone by, 0 to 1
     */
    List<Face> facesAbout(double part) {
        return switch (play) {
            case Play.Photo() -> study.facesAbout(0);
            case Play.Forward(double speed) -> study.facesAbout(start + part * seconds);
            case Play.SpeedUp speedUp -> study.facesAbout(start + speedUp.gone(part) * seconds);
            case Play.ToAndFro() ->
                    samples().stream()
                            .flatMap(sample -> sample.faces().stream())
                            .distinct()
                            .toList();
        };
    }

    boolean sameSource(Moment other) {
        return source().file().equals(other.source().file());
    }

    /** Seconds that two moments of one source share; all of them for a photo. */
    double shared(Moment other) {
        if (!sameSource(other)) {
            return 0;
        }
        return source().photo()
                ? seconds
                : Math.max(0, Math.min(end(), other.end()) - Math.max(start, other.start));
    }

    /** For the report. */
    String origin() {
        return source().photo()
                ? source().name()
                : source().name() + String.format(Locale.ROOT, " at %.1f s", start);
    }
}
