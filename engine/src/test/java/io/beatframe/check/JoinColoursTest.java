package io.beatframe.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beatframe.grade.colour.VideoPlanes;
import io.beatframe.plan.Transition;
import io.beatframe.time.FrameSize;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinColoursTest {
    private static final FrameSize SIZE = new FrameSize(32, 48);
    private static final Join CUT = new Join(0, new Transition.Cut(), 10, 1, 6, 14);
    private static final Join DISSOLVE = new Join(1, new Transition.Dissolve(8), 30, 2, 22, 38);

    @Test
    void comparesTheFramesThatShowOneShotAlone() {
        JoinColours colours = new JoinColours(List.of(CUT, DISSOLVE), SIZE);
        for (long frame = 0; frame < 40; frame++) {
            boolean mixed = frame >= 26 && frame < 34;
            double grey = frame < 10 ? 0.5 : mixed ? 0.9 : frame < 30 ? 0.4 : 0.38;
            colours.see(frame, yuv(grey, grey, grey));
        }
        // L* 53.4, 43.2 and 41.1; near mid-grey ΔE00 is about that of L*.
        assertThat(colours.across(CUT).orElseThrow()).isCloseTo(10, within(1.0));
        assertThat(colours.across(DISSOLVE).orElseThrow()).isCloseTo(2, within(0.4));
    }

    @Test
    void seesColourWhereTheLightIsTheSame() {
        JoinColours colours = new JoinColours(List.of(CUT), SIZE);
        colours.see(9, yuv(0.5, 0.5, 0.5));
        colours.see(10, yuv(0.56, 0.49, 0.43));
        assertThat(colours.across(CUT).orElseThrow()).isGreaterThan(6);
    }

    @Test
    void measuresClipsAndReelAlike() {
        byte[] rgb = new byte[3 * SIZE.pixels()];
        for (int i = 0; i < SIZE.pixels(); i++) {
            rgb[3 * i] = (byte) 180;
            rgb[3 * i + 1] = (byte) 120;
            rgb[3 * i + 2] = (byte) 90;
        }
        JoinColours colours = new JoinColours(List.of(CUT), SIZE);
        colours.see(9, yuv(180 / 255.0, 120 / 255.0, 90 / 255.0));
        colours.see(10, yuv(0.5, 0.5, 0.5));
        byte[] grey = new byte[3 * SIZE.pixels()];
        Arrays.fill(grey, (byte) 127.5);
        double filmed =
                JoinColours.between(JoinColours.ofRgb(rgb, SIZE), JoinColours.ofRgb(grey, SIZE))
                        .orElseThrow();
        assertThat(colours.across(CUT).orElseThrow()).isCloseTo(filmed, within(0.7));
    }

    @Test
    void saysNothingOfAReelThatEndsBefore() {
        JoinColours colours = new JoinColours(List.of(CUT), SIZE);
        colours.see(9, yuv(0.5, 0.5, 0.5));
        assertThat(colours.across(CUT)).isEmpty();
    }

    private static byte[] yuv(double red, double green, double blue) {
        double[] planes = {red, green, blue};
        VideoPlanes.fromRgb(planes);
        byte[] yuv = new byte[SIZE.pixels() * 3 / 2];
        Arrays.fill(yuv, 0, SIZE.pixels(), code(planes[1]));
        Arrays.fill(yuv, SIZE.pixels(), SIZE.pixels() * 5 / 4, code(planes[2]));
        Arrays.fill(yuv, SIZE.pixels() * 5 / 4, yuv.length, code(planes[0]));
        return yuv;
    }

    private static byte code(double plane) {
        return (byte) Math.round(plane * 65535 / 256);
    }
}
