package io.beatframe.deliver;

import io.beatframe.picture.Lettering;
import io.beatframe.picture.Picture;

/** A large figure with a small name under it. */
record Figure(String value, String name) {
    private static final double VALUE_SIZE = 46;
    private static final double NAME_SIZE = 24;

    double width() {
        return Math.max(
                Lettering.width(value, VALUE_SIZE, Lettering.Weight.BOLD),
                Lettering.width(name, NAME_SIZE));
    }

    void drawRight(Picture sheet, double right, double baseline) {
        double value = Lettering.width(this.value, VALUE_SIZE, Lettering.Weight.BOLD);
        double name = Lettering.width(this.name, NAME_SIZE);
        draw(sheet, right - value, right - name, baseline, Tone.TEXT);
    }

    void drawLeft(Picture sheet, double left, double baseline, int colour) {
        draw(sheet, left, left, baseline, colour);
    }

    private void draw(
            Picture sheet, double valueLeft, double nameLeft, double baseline, int colour) {
        sheet.text(valueLeft, baseline, VALUE_SIZE, Lettering.Weight.BOLD, colour, 1, value);
        sheet.text(
                nameLeft, baseline + 36, NAME_SIZE, Lettering.Weight.REGULAR, Tone.MUTED, 1, name);
    }
}
