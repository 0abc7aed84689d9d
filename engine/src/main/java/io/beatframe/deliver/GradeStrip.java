package io.beatframe.deliver;

import io.beatframe.grade.ShotGrade;
import io.beatframe.picture.Lettering;
import io.beatframe.picture.Picture;
import java.util.List;

/**
 * What grading did to the reel, on one page: each shot as it was filmed, matched to the others, and
 * with the look; above it its distance from the others, before and after.
 */
public final class GradeStrip {
    private static final int MARGIN = 40;
    private static final int LABEL_WIDE = 120;
    private static final int TALL = 240;
    private static final int GAP = 8;
    private static final int BLOCK_GAP = 36;
    private static final int HEADER = 58;
    private static final int WIDEST = 1800;
    private static final double SIZE = 19;

    private final List<ShotGrade> grades;
    private final int wide;
    private final int columns;

    private GradeStrip(List<ShotGrade> grades) {
        this.grades = grades;
        Picture one = grades.getFirst().view().filmed();
        this.wide = Math.max(1, TALL * one.width() / one.height());
        int most = Math.max(1, (WIDEST - 2 * MARGIN - LABEL_WIDE) / (wide + GAP));
        int rows = (grades.size() + most - 1) / most;
        this.columns = (grades.size() + rows - 1) / rows;
    }

    /**
     * @param grades at least one
     */
    public static Picture draw(List<ShotGrade> grades) {
        return new GradeStrip(List.copyOf(grades)).draw();
    }

    private Picture draw() {
        int rows = (grades.size() + columns - 1) / columns;
        int block = HEADER + 3 * (TALL + GAP);
        Picture strip =
                new Picture(
                        2 * MARGIN + LABEL_WIDE + columns * (wide + GAP) - GAP,
                        2 * MARGIN + rows * (block + BLOCK_GAP) - BLOCK_GAP - GAP);
        strip.fill(Tone.PAPER);
        for (int row = 0; row < rows; row++) {
            labels(strip, MARGIN + row * (block + BLOCK_GAP));
        }
        for (int i = 0; i < grades.size(); i++) {
            int x = MARGIN + LABEL_WIDE + i % columns * (wide + GAP);
            int y = MARGIN + i / columns * (block + BLOCK_GAP);
            shot(strip, grades.get(i), x, y);
        }
        return strip;
    }

    private static void labels(Picture strip, int top) {
        text(strip, MARGIN, top + 16, Tone.TEXT, "Shot");
        text(strip, MARGIN, top + 42, Tone.MUTED, "ΔE00");
        String[] rows = {"As filmed", "Matched", "Graded"};
        for (int i = 0; i < rows.length; i++) {
            text(strip, MARGIN, top + HEADER + i * (TALL + GAP) + TALL / 2, Tone.MUTED, rows[i]);
        }
    }

    private void shot(Picture strip, ShotGrade grade, int x, int top) {
        text(strip, x, top + 16, Tone.TEXT, Integer.toString(grade.shotId()));
        String distance =
                Words.figure(grade.deltaEBefore(), 1)
                        + " → "
                        + Words.figure(grade.deltaEAfter(), 1);
        text(strip, x, top + 42, Tone.MUTED, distance);
        int y = top + HEADER;
        for (Picture picture :
                List.of(grade.view().filmed(), grade.view().matched(), grade.view().graded())) {
            strip.blitRounded(picture, x, y, wide, TALL, 6);
            y += TALL + GAP;
        }
    }

    private static void text(Picture strip, int x, int baseline, int colour, String text) {
        strip.text(x, baseline, SIZE, Lettering.Weight.REGULAR, colour, 1, text);
    }
}
