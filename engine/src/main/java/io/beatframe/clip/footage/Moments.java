package io.beatframe.clip.footage;

import java.util.ArrayList;
import java.util.List;

/** All moments that could fill a shot of some length. */
final class Moments {
    static final double SLOWEST = 0.5;
    private static final double STEP_SECONDS = 0.2;

    private Moments() {}

    static List<Moment> of(List<Study> studies, double shotSeconds) {
        List<Moment> moments = new ArrayList<>();
        for (Study study : studies) {
            if (study.source().photo()) {
                moments.add(new Moment(study, 0, shotSeconds, new Moment.Play.Photo()));
                continue;
            }
            for (Study.Stretch stretch : study.stretches()) {
                add(moments, study, stretch, shotSeconds);
            }
        }
        return moments;
    }

    private static void add(
            List<Moment> moments, Study study, Study.Stretch stretch, double shotSeconds) {
        double start = study.start(stretch);
        double length = study.end(stretch) - start;
        if (length >= shotSeconds) {
            int steps = (int) Math.floor((length - shotSeconds) / STEP_SECONDS + 1e-9);
            for (int i = 0; i <= steps; i++) {
                moments.add(
                        new Moment(
                                study,
                                start + i * STEP_SECONDS,
                                shotSeconds,
                                new Moment.Play.Forward(1)));
            }
        } else if (length >= SLOWEST * shotSeconds) {
            moments.add(
                    new Moment(
                            study, start, length, new Moment.Play.Forward(length / shotSeconds)));
        } else if (length >= Collector.SHORTEST_SECONDS / 2) {
            moments.add(new Moment(study, start, length, new Moment.Play.ToAndFro()));
        }
    }
}
