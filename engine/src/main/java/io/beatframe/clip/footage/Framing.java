package io.beatframe.clip.footage;

import io.beatframe.plan.Shot;
import io.beatframe.time.FrameSize;
import java.util.List;

/**
 * Which part of a source a shot shows: as much as fills the frame without squashing, around the
 * subject, with the subject where the composition wants it as far as the source reaches. However
 * narrow the part becomes (a third of a 16:9 picture in 9:16), the frame is filled: bars or a
 * blurred copy would stand out among shots that fill it.
 */
final class Framing {
    /**
     * Where a face is best in a tall frame: above the middle, within every platform's safe zone.
     */
    private static final double SUBJECT_Y = 0.43;

    /** Beyond this, pixels show; a shot is not tightened further. */
    private static final double MOST_ENLARGEMENT = 2.2;

    /** A head that is shown counts so much more than where in the frame it is. */
    private static final double HEADS_FIRST = 5;

    /** So much less of all else counts where there are heads. */
    private static final double BESIDE_HEADS = 0.5;

    private static final int STEPS = 64;

    private Framing() {}

    /**
     * @param again how many earlier shots show the same pictures
     */
    static Area of(Moment moment, Shot shot, FrameSize size, int again) {
        Study study = moment.study();
        double wanted =
                switch (shot.size()) {
                    case WIDE -> 1;
                    case MEDIUM -> 1.06;
                    case CLOSE -> 1.18;
                };
        double room = MOST_ENLARGEMENT / Appeal.enlargement(study, size);
        double least = tighter(again);
        double zoom = Math.clamp(wanted * least, least, Math.max(least, room));
        Heads heads = Heads.of(moment.samples(), study.active());
        Saliency saliency = Saliency.mean(moment.samples().stream().map(Sample::saliency).toList());
        return around(
                saliency,
                heads,
                study.active(),
                study.aspect(),
                size,
                zoom,
                shot.composition().subjectX());
    }

    /** The same pictures again are shown closer, so that they look like another shot. */
    private static double tighter(int again) {
        return 1 + 0.2 * Math.min(again, 2);
    }

    /** In fractions of the whole picture. */
    static Area around(
            Saliency saliency,
            Heads heads,
            Area active,
            double aspect,
            FrameSize size,
            double zoom,
            double subjectX) {
        double activeAspect = aspect * active.width() / active.height();
        double widest = Math.min(1, size.aspect() / activeAspect);
        double highest = Math.min(1, activeAspect / size.aspect());
        double closest = Math.clamp(heads.room(widest, highest), 1, zoom);
        double width = widest / closest;
        double height = highest / closest;
        double[] columns = profile(saliency, true, active.x(), active.width(), 0, 1);
        double x = place(columns, heads, true, width, subjectX);
        double[] rows =
                profile(
                        saliency,
                        false,
                        active.y(),
                        active.height(),
                        active.x() + x * active.width(),
                        active.x() + (x + width) * active.width());
        double y = place(rows, heads.between(x, width), false, height, SUBJECT_Y);
        return new Area(x, y, width, height).within(active);
    }

    /**
     * Where a window of {@code length} (of 1) lies best over a profile of weights; heads come
     * first, where there are any.
     */
    private static double place(
            double[] profile, Heads heads, boolean across, double length, double subject) {
        double room = 1 - length;
        if (room < 1e-6) {
            return 0;
        }
        double best = room / 2;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= STEPS; i++) {
            double start = room * i / STEPS;
            double held = 0;
            double sum = 0;
            double moment = 0;
            for (int cell = 0; cell < profile.length; cell++) {
                double from = Math.max(start, (double) cell / profile.length);
                double to = Math.min(start + length, (cell + 1.0) / profile.length);
                if (to > from) {
                    double weight = profile[cell] * (to - from) * profile.length;
                    double at = ((from + to) / 2 - start) / length;
                    held += weight * comfort(at);
                    sum += weight;
                    moment += weight * at;
                }
            }
            double off = sum > 0 ? Math.abs(moment / sum - subject) : 1;
            double rest = held - 0.3 * off;
            double shown =
                    HEADS_FIRST * heads.shown(across, start, length)
                            - heads.off(across, start, length, subject);
            double presence = heads.presence();
            double score = (1 - BESIDE_HEADS * presence) * rest + presence * shown;
            if (score > most) {
                most = score;
                best = start;
            }
        }
        return best;
    }

    /** What lies at the edge of the frame is cut, or looks so; {@code at} is 0 to 1 across it. */
    private static double comfort(double at) {
        return Math.min(1, 0.2 + 4 * Math.min(at, 1 - at));
    }

    /**
     * Sums of the weights by columns or by rows over a part of the picture; they sum to 1.
     *
     * @param from the part along the profile, in fractions of the picture
     * @param acrossFrom the part across
     */
    private static double[] profile(
            Saliency saliency,
            boolean byColumn,
            double from,
            double length,
            double acrossFrom,
            double acrossTo) {
        int along = byColumn ? saliency.columns() : saliency.rows();
        int across = byColumn ? saliency.rows() : saliency.columns();
        double[] sums = new double[32];
        double total = 0;
        for (int i = 0; i < sums.length; i++) {
            int cell =
                    (int)
                            Math.clamp(
                                    (from + length * (i + 0.5) / sums.length) * along,
                                    0,
                                    along - 1);
            for (int j = 0; j < across; j++) {
                double position = (j + 0.5) / across;
                if (position >= acrossFrom && position <= acrossTo) {
                    sums[i] += byColumn ? saliency.weight(cell, j) : saliency.weight(j, cell);
                }
            }
            total += sums[i];
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] = total > 0 ? sums[i] / total : 1.0 / sums.length;
        }
        return sums;
    }

    /** How often earlier shots already show what a shot shows. */
    static int again(List<Moment> cast, int shot) {
        Moment moment = cast.get(shot);
        int count = 0;
        for (Moment earlier : cast.subList(0, shot)) {
            if (moment.shared(earlier) > 0.15 * Math.min(moment.seconds(), earlier.seconds())) {
                count++;
            }
        }
        return count;
    }
}
