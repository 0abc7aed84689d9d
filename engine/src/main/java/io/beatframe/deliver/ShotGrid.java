package io.beatframe.deliver;

import io.beatframe.picture.Lettering;
import io.beatframe.picture.Paragraph;
import io.beatframe.picture.Picture;
import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotPlan;
import io.beatframe.time.FrameSize;
import java.util.List;

/**
 * The shots side by side, in as many rows as they need, each row full.
 *
 * @param columns shots in a row
 * @param wide of a picture, in pixels
 * @param high of a picture, in pixels
 */
record ShotGrid(ShotPlan plan, int columns, int wide, int high) {
    private static final int GAP = 18;
    private static final int ROW_GAP = 34;
    private static final int CAPTION = 66;
    private static final int TALLEST = 540;

    static ShotGrid of(ShotPlan plan) {
        double aspect = plan.size().aspect();
        int most = aspect > 1.2 ? 5 : aspect > 0.7 ? 7 : 9;
        int shots = Math.max(1, plan.shots().size());
        int rows = (shots + most - 1) / most;
        int columns = (shots + rows - 1) / rows;
        int wide = (ContactSheet.CONTENT - (columns - 1) * GAP) / columns;
        if (wide / aspect > TALLEST) {
            wide = (int) (TALLEST * aspect);
        }
        return new ShotGrid(plan, columns, wide, (int) Math.round(wide / aspect));
    }

    /** The size in which to read frames: that of the pictures, made even. */
    FrameSize frameSize() {
        return new FrameSize(Math.max(16, wide + wide % 2), Math.max(16, high + high % 2));
    }

    int height() {
        int rows = (plan.shots().size() + columns - 1) / columns;
        return rows * (high + CAPTION) + Math.max(0, rows - 1) * ROW_GAP;
    }

    void draw(Picture sheet, int top, List<Picture> frames) {
        for (int i = 0; i < plan.shots().size(); i++) {
            Shot shot = plan.shots().get(i);
            int x = ContactSheet.MARGIN + i % columns * (wide + GAP);
            int y = top + i / columns * (high + CAPTION + ROW_GAP);
            sheet.blitRounded(frames.get(i), x, y, wide, high, 10);
            caption(sheet, shot, x, y + high);
        }
    }

    private void caption(Picture sheet, Shot shot, int x, int y) {
        sheet.roundedRectangle(x, y + 10, wide, 4, 2, Tone.of(shot.section()), 1);
        String number = Integer.toString(shot.id());
        sheet.text(x, y + 42, 25, Lettering.Weight.BOLD, Tone.TEXT, 1, number);
        String time = Words.figure(plan.rate().secondsAt(shot.range().start()), 1) + " s";
        double timeWide = Lettering.width(time, 21);
        double numberWide = Lettering.width(number, 25, Lettering.Weight.BOLD);
        if (numberWide + timeWide + 10 <= wide) {
            sheet.text(
                    x + wide - timeWide, y + 42, 21, Lettering.Weight.REGULAR, Tone.FAINT, 1, time);
        }
        String camera = shot.camera().id().replace('_', ' ');
        sheet.text(
                x,
                y + 66,
                21,
                Lettering.Weight.REGULAR,
                Tone.MUTED,
                1,
                Paragraph.shortened(camera, 21, Lettering.Weight.REGULAR, wide));
    }
}
