package io.beatframe.deliver;

import io.beatframe.picture.Lettering;
import io.beatframe.picture.Picture;
import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotPlan;
import java.util.List;

/** Sections, shots, sound and beats of a reel along one time axis. */
record SheetTimeline(ShotPlan plan, List<Picture> frames, List<Float> wave) {
    private static final int SECTIONS = 40;
    private static final int FILM = 124;
    private static final int SOUND = 170;
    private static final int BEATS = 30;
    private static final int AXIS = 36;
    private static final int LEGEND = 54;
    private static final int GAP = 12;
    static final int HEIGHT = SECTIONS + GAP + FILM + GAP + SOUND + GAP + BEATS + AXIS + LEGEND;

    void draw(Picture sheet, int top) {
        Lanes lanes =
                new Lanes(
                        sheet,
                        ContactSheet.MARGIN,
                        ContactSheet.CONTENT,
                        0,
                        plan.rate().secondsAt(plan.frames()));
        int filmTop = top + SECTIONS + GAP;
        int soundTop = filmTop + FILM + GAP;
        int beatsTop = soundTop + SOUND + GAP;
        lanes.sections(plan.music().sections(), top, SECTIONS, 22);
        new FilmStrip(plan, frames, lanes).draw(filmTop, FILM);
        sound(lanes, soundTop);
        joins(lanes, soundTop);
        energy(lanes, soundTop);
        lanes.beats(plan.music().beats(), beatsTop, BEATS);
        lanes.axis(beatsTop + BEATS + AXIS - 6, 22);
        legend(sheet, beatsTop + BEATS + AXIS + LEGEND - 4);
    }

    private void sound(Lanes lanes, double top) {
        lanes.wave(wave, -plan.music().window().start(), plan.music().sections(), top, SOUND);
    }

    /** A cut as a line down to its beat; a longer join as a band as wide as it lasts. */
    private void joins(Lanes lanes, double soundTop) {
        double filmTop = soundTop - GAP - FILM;
        double bottom = soundTop + SOUND + GAP;
        for (int i = 0; i < plan.joins().size(); i++) {
            long anchor = plan.shots().get(i + 1).range().start();
            double half = plan.joins().get(i).overlap() / 2.0;
            double x = lanes.x(plan.rate().secondsAt(anchor));
            if (half > 0) {
                lanes.sheet().rectangle(x - 1, bottom - GAP, 2, 2 * GAP, 0xffffff, 0.85);
                double wide = 2 * half / plan.frames() * lanes.width();
                double x0 = x - wide / 2;
                lanes.sheet()
                        .rectangle(
                                x0, soundTop - GAP, wide, bottom - soundTop + GAP, 0xffffff, 0.13);
                lanes.sheet()
                        .line(x0, filmTop + FILM - 2, x0 + wide, filmTop + 2, 2, 0xffffff, 0.85);
            } else {
                lanes.sheet().rectangle(x - 1, filmTop, 2, FILM, Tone.PAPER, 1);
                lanes.sheet()
                        .rectangle(
                                x - 1, soundTop - GAP, 2, bottom - soundTop + GAP, 0xffffff, 0.85);
            }
        }
    }

    /** The shots' energy as a smooth line over the sound. */
    private void energy(Lanes lanes, double top) {
        double lastX = 0;
        double lastY = 0;
        int right = (int) lanes.right();
        for (int x = ContactSheet.MARGIN; x <= right; x += 3) {
            double y =
                    top
                            + SOUND
                                    * (1
                                            - energyAt(
                                                    plan.frames()
                                                            * (x - lanes.left())
                                                            / lanes.width()));
            if (x > ContactSheet.MARGIN) {
                lanes.sheet().line(lastX, lastY, x, y, 3, Tone.TEXT, 0.95);
            }
            lastX = x;
            lastY = y;
        }
    }

    /**
     * Between the middles of two shots, a cosine's half wave leads from one energy to the other.
     */
    private double energyAt(double frame) {
        Shot before = plan.shots().getFirst();
        for (Shot shot : plan.shots()) {
            double middle = middle(shot);
            if (middle >= frame) {
                double from = middle(before);
                double share =
                        middle > from ? Math.clamp((frame - from) / (middle - from), 0, 1) : 1;
                double eased = (1 - Math.cos(Math.PI * share)) / 2;
                return before.energy() + eased * (shot.energy() - before.energy());
            }
            before = shot;
        }
        return before.energy();
    }

    private static double middle(Shot shot) {
        return shot.range().start() + shot.range().length() / 2.0;
    }

    private void legend(Picture sheet, double baseline) {
        double x = ContactSheet.MARGIN;
        double middle = baseline - 8;
        sheet.rectangle(x, middle - 10, 2, 20, 0xffffff, 0.8);
        x = legendWords(sheet, x + 14, baseline, "cut");
        if (plan.joins().stream().anyMatch(join -> join.overlap() > 0)) {
            sheet.rectangle(x, middle - 10, 22, 20, 0xffffff, 0.14);
            sheet.line(x + 1, middle + 9, x + 21, middle - 9, 2, 0xffffff, 0.85);
            x = legendWords(sheet, x + 34, baseline, "dissolve or other transition");
        }
        sheet.roundedRectangle(x, middle - 10, 3, 20, 1.5, Tone.ACCENT, 1);
        x = legendWords(sheet, x + 14, baseline, "downbeat");
        sheet.roundedRectangle(x, middle - 5, 2, 10, 1, Tone.MUTED, 1);
        x = legendWords(sheet, x + 13, baseline, "beat");
        sheet.line(x, middle, x + 26, middle, 3, Tone.TEXT, 1);
        legendWords(sheet, x + 38, baseline, "energy");
    }

    private static double legendWords(Picture sheet, double x, double baseline, String words) {
        sheet.text(x, baseline, 21, Lettering.Weight.REGULAR, Tone.FAINT, 1, words);
        return x + Lettering.width(words, 21) + 34;
    }
}
