package io.beatframe.deliver;

import io.beatframe.picture.Colour;
import io.beatframe.picture.Lettering;
import io.beatframe.picture.Picture;
import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotPlan;
import java.util.List;

/** A slice of each shot's picture, as wide as the shot lasts; joins are mixed as in the reel. */
record FilmStrip(ShotPlan plan, List<Picture> frames, Lanes lanes) {
    private static final double NUMBER_SIZE = 22;

    void draw(int top, int high) {
        for (int i = 0; i < plan.shots().size(); i++) {
            long start = plan.shots().get(i).range().start();
            int from = column(start - plan.lead(i));
            int to = column(plan.shots().get(i).range().end() + plan.tail(i));
            double fadeEnd = column(start + plan.lead(i));
            Picture slice = slice(plan.shots().get(i), frames.get(i), Math.max(1, to - from), high);
            for (int x = from; x < to; x++) {
                double share = x < fadeEnd ? (x + 0.5 - from) / (fadeEnd - from) : 1;
                column(slice, x - from, x, top, share);
            }
        }
        long roomy = plan.shots().stream().filter(this::hasRoom).count();
        // A few numbers among many bare cells would look like a mistake.
        if (roomy * 10 >= plan.shots().size() * 7L) {
            plan.shots().stream().filter(this::hasRoom).forEach(shot -> number(shot, top + high));
        }
    }

    private int column(long frame) {
        return (int) Math.round(lanes.left() + lanes.width() * frame / plan.frames());
    }

    private void column(Picture slice, int from, int x, int top, double share) {
        int[] rgb = lanes.sheet().rgb();
        int width = lanes.sheet().width();
        for (int y = 0; y < slice.height(); y++) {
            int at = (top + y) * width + x;
            rgb[at] = Colour.mix(rgb[at], slice.pixel(from, y), share);
        }
    }

    /** The part of a picture about its subject that has the slice's shape. */
    private static Picture slice(Shot shot, Picture frame, int wide, int high) {
        double aspect = (double) wide / high;
        int cropWide = (int) Math.clamp(Math.round(frame.height() * aspect), 1, frame.width());
        int cropHigh = (int) Math.clamp(Math.round(frame.width() / aspect), 1, frame.height());
        double middleX = frame.width() * shot.composition().subjectX();
        double middleY = frame.height() * 0.56;
        int x = (int) Math.clamp(Math.round(middleX - cropWide / 2.0), 0, frame.width() - cropWide);
        int y =
                (int)
                        Math.clamp(
                                Math.round(middleY - cropHigh / 2.0), 0, frame.height() - cropHigh);
        Picture slice = new Picture(wide, high);
        slice.blit(frame.crop(x, y, cropWide, cropHigh), 0, 0, wide, high, 1);
        return slice;
    }

    private boolean hasRoom(Shot shot) {
        return numberWidth(shot) + 12 <= column(shot.range().end()) - column(shot.range().start());
    }

    private static double numberWidth(Shot shot) {
        return Lettering.width(Integer.toString(shot.id()), NUMBER_SIZE, Lettering.Weight.BOLD);
    }

    private void number(Shot shot, double bottom) {
        double left = column(shot.range().start());
        Picture sheet = lanes.sheet();
        sheet.roundedRectangle(
                left + 5, bottom - 29, numberWidth(shot) + 10, 25, 5, 0x000000, 0.55);
        sheet.text(
                left + 10,
                bottom - 9,
                NUMBER_SIZE,
                Lettering.Weight.BOLD,
                Tone.TEXT,
                1,
                Integer.toString(shot.id()));
    }
}
