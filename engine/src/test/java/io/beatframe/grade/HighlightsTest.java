package io.beatframe.grade;

import static io.beatframe.grade.MadePictures.filmed;
import static io.beatframe.grade.MadePictures.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HighlightsTest {
    /** A wall of greys, as a camera exposes well: it ends near white. */
    private static final SmallFrame GREYS = greys();

    @Test
    void lessExposedEndsDarkerAndMoreExposedClips() {
        double well = along(Axis.LIGHT, GREYS, 0, 0, 0);
        assertThat(along(Axis.LIGHT, GREYS, -0.5, 0, 0) - well).isCloseTo(-0.5, within(0.25));
        assertThat(along(Axis.LIGHT, GREYS, 0.5, 0, 0) - well).isCloseTo(0.5, within(0.25));
    }

    @Test
    void aDarkSceneIsNotUnderexposedWithoutEnd() {
        double dark = along(Axis.LIGHT, GREYS, -2, 0, 0);
        assertThat(along(Axis.LIGHT, GREYS, -6, 0, 0)).isEqualTo(dark);
    }

    @Test
    void theTingeOfBrightGreysIsTheLightsOwn() {
        double daylight = along(Axis.WARMTH, GREYS, 0, 0, 0);
        assertThat(along(Axis.WARMTH, GREYS, 0, 0.05, -0.05) - daylight).isPositive();
        assertThat(along(Axis.WARMTH, GREYS, 0, -0.05, 0.05) - daylight).isNegative();
        assertThat(along(Axis.TINT, GREYS, 0, 0.03, 0.03)).isPositive();
        assertThat(along(Axis.TINT, GREYS, 0, 0, 0)).isCloseTo(0, within(0.01));
    }

    @Test
    void blackAndAPictureWithoutGreysSayNothingOfColour() {
        for (SmallFrame frame : new SmallFrame[] {plain(0, 0, 0), plain(255, 0, 0)}) {
            assertThat(along(Axis.TINT, frame, 0, 0, 0)).isCloseTo(0, within(0.01));
            assertThat(along(Axis.LIGHT, frame, 0, 0, 0)).isFinite();
        }
        assertThat(along(Axis.COLOUR, picture(1), 0, 0, 0)).isZero();
    }

    private static double along(
            Axis axis, SmallFrame frame, double stops, double red, double blue) {
        SmallFrame shot = filmed(frame, new Correction(0, stops, red, blue, 1, 1));
        return ShotSample.of(List.of(shot)).highlights().along(axis);
    }

    private static SmallFrame greys() {
        byte[] rgb = new byte[3 * 160 * 90];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3 % 160 * 245 / 160 + 5);
        }
        return new SmallFrame(160, 90, rgb);
    }

    private static SmallFrame plain(int red, int green, int blue) {
        byte[] rgb = new byte[3 * 16 * 16];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) red;
            rgb[i + 1] = (byte) green;
            rgb[i + 2] = (byte) blue;
        }
        return new SmallFrame(16, 16, rgb);
    }
}
