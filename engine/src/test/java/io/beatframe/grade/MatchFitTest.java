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

    /** Much is clipped here, where small steps of one number at a time only make it worse. */
    @Test
    void findsTheWayOutOfTheClippedHighlights() {
        SmallFrame bright = filmed(picture(3), new Correction(0, 1.9991535, 0, 0, 1.478493, 1));
        SmallFrame brighter = filmed(bright, new Correction(0.02390993, 0.81444356, 0, 0, 1, 1.2));
        ShotSample shot = ShotSample.of(List.of(brighter));
        ShotSample goal = ShotSample.of(List.of(bright));
        double apart = ColourQuantiles.distance(shot.quantiles(), goal.quantiles());
        MatchFit.Difference found =
                MatchFit.difference(
                        shot.model(), goal.quantiles(), new double[MatchModel.PARAMETERS]);
        assertThat(found.left()).isLessThan(0.8 * apart);
    }

    /**
     * What the six numbers cannot undo is undone where the contents are the same, and only there.
     */
    @Test
    void channelsThatMixComeBackOnlyWithTheSameContent() {
        SmallFrame original = picture(2);
        SmallFrame mixed =
                through(
                        original,
                        rgb -> {
                            double green = rgb[1];
                            rgb[1] = 0.9 * green + 0.1 * rgb[2];
                            rgb[2] = 0.9 * rgb[2] + 0.1 * green;
                        });
        ShotSample shot = ShotSample.of(List.of(mixed));
        MatchReference.Match same = MatchReference.of(ShotSample.of(List.of(original))).match(shot);
        SmallFrame corrected = through(mixed, new CorrectionTransform(same.correction(), 0));
        assertThat(deltaE(through(mixed, same.transform()), original))
                .isLessThan(0.7 * deltaE(corrected, original));

        MatchReference.Match other =
                MatchReference.of(ShotSample.of(List.of(picture(7)))).match(shot);
        CorrectionTransform six = new CorrectionTransform(other.correction(), shot.brightest());
        assertThat(deltaE(through(mixed, other.transform()), through(mixed, six))).isLessThan(0.3);
    }

    @Test
    void nightStaysNight() {
        SmallFrame day = picture(4);
        SmallFrame night = filmed(picture(5), new Correction(0, -3.2, 0, 0, 1, 1));
        Correction correction =
                MatchReference.of(ShotSample.of(List.of(day)))
                        .match(ShotSample.of(List.of(night)))
                        .correction();
        assertThat(correction.exposureStops()).isLessThan(0.41);
    }

    /** Though by day it shows the same, to the pixel. */
    @Test
    void nightOfTheSameSceneStaysNightToo() {
        SmallFrame day = picture(4);
        SmallFrame night = filmed(day, new Correction(0, -3.2, 0, 0, 1, 1));
        MatchReference.Match match =
                MatchReference.of(ShotSample.of(List.of(day))).match(ShotSample.of(List.of(night)));
        assertThat(match.correction().exposureStops()).isBetween(0.4, 0.41);
        double brightness = through(night, match.transform()).brightness();
        assertThat(brightness).isLessThan(1.5 * night.brightness());
    }

    /** A dusk filmed a stop too dark has the lightness of a night, but the reference shows it. */
    @Test
    void whatWasUnderexposedIsNoNight() {
        SmallFrame dusk = filmed(picture(4), new Correction(0, -1.7, 0, 0, 1, 1));
        SmallFrame dark = filmed(dusk, new Correction(0, -1, 0, 0, 1, 1));
        ShotSample shot = ShotSample.of(List.of(dark));
        assertThat(shot.medianLightness()).isLessThan(20);
        MatchReference.Match match = MatchReference.of(ShotSample.of(List.of(dusk))).match(shot);
        assertThat(match.correction().exposureStops()).isBetween(0.9, 1.1);
        assertThat(deltaE(through(dark, match.transform()), dusk)).isLessThan(0.5);
    }

    @Test
    void blackIsLeftAlone() {
        ShotSample black = ShotSample.of(List.of(new SmallFrame(16, 16, new byte[3 * 16 * 16])));
        assertThat(MatchReference.of(ShotSample.of(List.of(picture(6)))).match(black).correction())
                .isEqualTo(Correction.NONE);
    }
}
