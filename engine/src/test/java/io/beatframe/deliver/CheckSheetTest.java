package io.beatframe.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.check.CutMeasure;
import io.beatframe.check.CutMethod;
import io.beatframe.check.Flashes;
import io.beatframe.check.QualityReport;
import io.beatframe.ffmpeg.LoudnessCurve;
import io.beatframe.picture.Picture;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CheckSheetTest {
    @Test
    void aLateCutIsRedAndAnExactOneGreen() {
        assertThat(has(CheckSheet.draw(report(0), List.of()), Tone.BAD)).isFalse();
        assertThat(has(CheckSheet.draw(report(0), List.of()), Tone.GOOD)).isTrue();
        assertThat(has(CheckSheet.draw(report(1), List.of()), Tone.BAD)).isTrue();
    }

    @Test
    void silenceIsNotDrawnAsALine() {
        Picture loud =
                CheckSheet.draw(
                        report(0),
                        List.of(new LoudnessCurve.Point(1, -14), new LoudnessCurve.Point(9, -14)));
        Picture silent =
                CheckSheet.draw(
                        report(0),
                        List.of(new LoudnessCurve.Point(1, -70), new LoudnessCurve.Point(9, -70)));
        int x = 110 + 1250 / 2;
        int y = 400 + 260 * 14 / 40;
        assertThat(loud.pixel(x, y)).isEqualTo(Tone.TEXT);
        assertThat(silent.pixel(x, 659)).isNotEqualTo(Tone.TEXT);
    }

    private static boolean has(Picture picture, int colour) {
        for (int pixel : picture.rgb()) {
            if (pixel == colour) {
                return true;
            }
        }
        return false;
    }

    private static QualityReport report(int errorFrames) {
        return new QualityReport(
                errorFrames == 0,
                300,
                10,
                1080,
                1920,
                "30",
                "h264",
                "aac",
                errorFrames,
                List.of(
                        new CutMeasure(
                                150,
                                5,
                                errorFrames,
                                0,
                                CutMethod.TIMELINE,
                                20,
                                true,
                                OptionalDouble.empty(),
                                OptionalDouble.of(4.5))),
                -14,
                -1.2,
                new Flashes(0, 0),
                List.of());
    }
}
