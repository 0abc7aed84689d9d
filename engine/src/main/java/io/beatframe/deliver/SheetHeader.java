package io.beatframe.deliver;

import io.beatframe.picture.Lettering;
import io.beatframe.picture.Paragraph;
import io.beatframe.picture.Picture;
import io.beatframe.plan.ShotPlan;
import java.util.ArrayList;
import java.util.List;

/** What was asked for, in words at the left and in figures at the right. */
record SheetHeader(List<String> title, String details, List<Figure> figures) {
    private static final double TITLE_SIZE = 46;
    private static final int LINE = 60;
    private static final double DETAIL_SIZE = 26;
    private static final int TITLE_WIDTH = 1060;

    static SheetHeader of(ShotPlan plan) {
        List<String> title =
                Paragraph.lines(
                        Words.drawable(plan.brief().prompt()),
                        TITLE_SIZE,
                        Lettering.Weight.BOLD,
                        TITLE_WIDTH,
                        2);
        String details =
                String.join(
                        "  ·  ",
                        Words.name(plan.brief().style().id()),
                        Words.drawable(Words.name(plan.brief().grading().look().name())),
                        plan.brief().videoModel(),
                        plan.size().width() + " × " + plan.size().height());
        List<Figure> figures =
                List.of(
                        new Figure(Words.figure(plan.music().bpm(), 1), "bpm"),
                        new Figure(Words.figure(plan.seconds(), 1), "seconds"),
                        new Figure(Words.brief(plan.rate().perSecond()), "fps"),
                        new Figure(
                                Integer.toString(plan.shots().size()),
                                plan.shots().size() == 1 ? "shot" : "shots"));
        return new SheetHeader(title, details, figures);
    }

    int height() {
        return 40 + LINE * title.size() + 34;
    }

    void draw(Picture sheet, int top) {
        double left = ContactSheet.MARGIN;
        sheet.text(left, top + 20, 22, Lettering.Weight.BOLD, Tone.ACCENT, 1, "BEATFRAME");
        double baseline = top + 20 + LINE;
        for (String line : title) {
            sheet.text(left, baseline, TITLE_SIZE, Lettering.Weight.BOLD, Tone.TEXT, 1, line);
            baseline += LINE;
        }
        sheet.text(
                left,
                baseline - 12,
                DETAIL_SIZE,
                Lettering.Weight.REGULAR,
                Tone.MUTED,
                1,
                Paragraph.shortened(
                        details, DETAIL_SIZE, Lettering.Weight.REGULAR, ContactSheet.CONTENT));
        List<Figure> fromRight = new ArrayList<>(figures).reversed();
        double right = ContactSheet.MARGIN + ContactSheet.CONTENT;
        for (Figure figure : fromRight) {
            figure.drawRight(sheet, right, top + 20 + LINE);
            right -= figure.width() + 52;
        }
    }
}
