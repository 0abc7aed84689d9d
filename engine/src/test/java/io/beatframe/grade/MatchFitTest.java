package io.beatframe.grade;

import static io.beatframe.grade.MadePictures.deltaE;
import static io.beatframe.grade.MadePictures.filmed;
import static io.beatframe.grade.MadePictures.picture;
import static io.beatframe.grade.MadePictures.through;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MatchFitTest {
    @Test
    void equalShotsStayAsTheyAre() {
        ShotSample shot = ShotSample.of(List.of(picture(1)));
        Correction correction = MatchReference.of(shot).match(shot).correction();
        assertThat(correction.exposureStops()).isCloseTo(0, within(1e-6));
        assertThat(correction.warmthRed()).isCloseTo(0, within(1e-6));
        assertThat(correction.saturation()).isCloseTo(1, within(1e-6));
    }

    @Test
    void undoesWhatACameraDid() {
        Correction[] distortions = {
            new Correction(0, 0.45, 0, 0, 1, 1),
            new Correction(0, -0.5, 0, 0, 1, 1),
            new Correction(0, 0, 0.15, -0.15, 1, 1),
            new Correction(0, 0, 0, 0, 1.15, 1),
            new Correction(0, 0, 0, 0, 1, 0.8),
            new Correction(0.004, 0.3, -0.1, 0.1, 0.92, 1.15)
        };
        for (int seed = 1; seed <= 3; seed++) {
            SmallFrame original = picture(seed);
            ShotSample reference = ShotSample.of(List.of(original));
            for (Correction distortion : distortions) {
                SmallFrame distorted = filmed(original, distortion);
                ShotSample shot = ShotSample.of(List.of(distorted));
                MatchReference.Match match = MatchReference.of(reference).match(shot);
                double before = deltaE(distorted, original);
                double after = deltaE(through(distorted, match.transform()), original);
                assertThat(after).as("%s, seed %d", distortion, seed).isLessThan(1.2);
                assertThat(after).isLessThan(before / 2);
                assertThat(match.deltaEAfter()).isLessThan(match.deltaEBefore() / 2);
            }
        }
    }

    @Test
    void nightStaysNight() {
        SmallFrame day = picture(4);
        SmallFrame night = filmed(picture(5), new Correction(0, -3.2, 0, 0, 1, 1));
        Correction correction =
                MatchReference.of(ShotSample.of(List.of(day)))
                        .match(ShotSample.of(List.of(night)))
                        .correction();
        assertThat(correction.exposureStops()).isLessThanOrEqualTo(0.4);
    }

    @Test
    void blackIsLeftAlone() {
        ShotSample black = ShotSample.of(List.of(new SmallFrame(16, 16, new byte[3 * 16 * 16])));
        assertThat(MatchReference.of(ShotSample.of(List.of(picture(6)))).match(black).correction())
                .isEqualTo(Correction.NONE);
    }
}
