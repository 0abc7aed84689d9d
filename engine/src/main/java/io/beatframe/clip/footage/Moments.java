package io.beatframe.clip.footage;

import io.beatframe.time.FrameRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All moments that could fill a shot of some length. */
final class Moments {
    static final double SLOWEST = 0.5;
    private static final double STEP_SECONDS = 0.2;

    /** So much faster at its end is a shot that leads into a drop. */
    private static final double SPED_UP = 2;

    /** Footage of fewer frames a second than this part of the reel's would stutter. */
    private static final double SPARSE = 0.7;

    private Moments() {}

    /**
     * @param shotSeconds with handles
     */
    static List<Moment> of(List<Study> studies, double shotSeconds) {
        List<Moment> moments = new ArrayList<>();
        for (Study study : studies) {
            add(moments, study, shotSeconds);
        }
        return moments;
    }

    /**
     * For a shot that leads into the song's strongest part: faster and faster, where there is
     * enough of the footage.
     *
     * @param shotSeconds with handles
     */
    static List<Moment> speedingUp(List<Study> studies, double shotSeconds, FrameRate rate) {
        List<Moment> moments = new ArrayList<>();
        for (Study study : studies) {
            int before = moments.size();
            speedUp(study, rate)
                    .ifPresent(play -> {
                        for (Study.Stretch stretch : study.stretches()) {
                            along(moments, study, stretch, play.mean() * shotSeconds, play);
                        }
                    });
            if (moments.size() == before) {
                add(moments, study, shotSeconds);
            }
        }
        return moments;
    }

    /** It begins at the speed at which every frame of the reel has one of the footage. */
    private static Optional<Moment.Play.SpeedUp> speedUp(Study study, FrameRate rate) {
        double filmed =
                study.source().video().averageRate().orElse(rate).perSecond() / rate.perSecond();
        return study.source().photo() || filmed < SPARSE
                ? Optional.empty()
                : Optional.of(new Moment.Play.SpeedUp(Math.max(1, 1 / filmed), SPED_UP));
    }

    private static void add(List<Moment> moments, Study study, double shotSeconds) {
        if (study.source().photo()) {
            moments.add(new Moment(study, 0, shotSeconds, new Moment.Play.Photo()));
            return;
        }
        for (Study.Stretch stretch : study.stretches()) {
            double start = study.start(stretch);
            double length = study.end(stretch) - start;
            if (length >= shotSeconds) {
                along(moments, study, stretch, shotSeconds, new Moment.Play.Forward(1));
            } else if (length >= SLOWEST * shotSeconds) {
                moments.add(
                        new Moment(
                                study,
                                start,
                                length,
                                new Moment.Play.Forward(length / shotSeconds)));
            } else if (length >= Collector.SHORTEST_SECONDS / 2) {
                moments.add(new Moment(study, start, length, new Moment.Play.ToAndFro()));
            }
        }
    }

    /** As many as the stretch has, a step apart. */
    private static void along(
            List<Moment> moments,
            Study study,
            Study.Stretch stretch,
            double seconds,
            Moment.Play play) {
        double start = study.start(stretch);
        double spare = study.end(stretch) - start - seconds;
        for (int i = 0; i * STEP_SECONDS <= spare + 1e-9; i++) {
            moments.add(new Moment(study, start + i * STEP_SECONDS, seconds, play));
        }
    }
}
