package io.beatframe.grade;

import static io.beatframe.grade.MadePictures.deltaE;
import static io.beatframe.grade.MadePictures.filmed;
import static io.beatframe.grade.MadePictures.picture;
import static io.beatframe.grade.MadePictures.through;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReelMatchTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 9})
    void oneContentComesTogetherWhoeverFilmedIt(int shots) {
        Random random = new Random(shots);
        SmallFrame content = picture(2);
        List<SmallFrame> filmed = new ArrayList<>();
        for (int i = 0; i < shots; i++) {
            filmed.add(through(content, Distortion.of(random)));
        }
        List<SmallFrame> matched = matched(filmed);
        double before = spread(filmed);
        double after = spread(matched);
        assertThat(after).isLessThan(before / 3);
    }

    /** In a reel of two scenes, each comes together as if the other were not there. */
    @Test
    void scenesDoNotSpoilEachOther() {
        SmallFrame one = picture(4);
        SmallFrame two = picture(5);
        Correction warm = new Correction(0, 0.4, 0.1, -0.1, 1, 1);
        Correction dark = new Correction(0, -0.4, 0, 0.05, 1.05, 0.9);
        List<SmallFrame> filmed =
                List.of(filmed(one, warm), filmed(two, dark), filmed(one, dark), filmed(two, warm));
        List<SmallFrame> matched = matched(filmed);
        for (int i = 0; i < 2; i++) {
            assertThat(deltaE(matched.get(i), matched.get(i + 2)))
                    .isLessThan(deltaE(filmed.get(i), filmed.get(i + 2)) / 3);
        }
    }

    /** Two views that share a third of the scene: on the whole, one object looks more alike. */
    @Test
    void viewsOfOneSceneComeTogether() {
        double before = 0;
        double after = 0;
        for (int seed = 1; seed <= 6; seed++) {
            double[] apart = viewsApart(picture(seed));
            before += apart[0];
            after += apart[1];
        }
        assertThat(after).isLessThan(0.85 * before);
    }

    /** ΔE00 between two cameras, as they are and as their views of the scene are matched. */
    private static double[] viewsApart(SmallFrame scene) {
        Correction warm = new Correction(0, 0.3, 0.1, -0.1, 1, 1);
        Correction dark = new Correction(0, -0.3, 0, 0.05, 1.05, 0.9);
        List<SmallFrame> views =
                List.of(
                        filmed(view(scene, 0, 2 * scene.width() / 3), warm),
                        filmed(view(scene, scene.width() / 3, scene.width()), dark));
        List<Correction> found = corrections(views);
        return new double[] {
            deltaE(filmed(scene, warm), filmed(scene, dark)),
            deltaE(
                    filmed(filmed(scene, warm), found.get(0)),
                    filmed(filmed(scene, dark), found.get(1)))
        };
    }

    private static SmallFrame view(SmallFrame frame, int from, int to) {
        byte[] rgb = new byte[3 * (to - from) * frame.height()];
        for (int y = 0; y < frame.height(); y++) {
            System.arraycopy(
                    frame.rgb24(),
                    3 * (y * frame.width() + from),
                    rgb,
                    3 * y * (to - from),
                    3 * (to - from));
        }
        return new SmallFrame(to - from, frame.height(), rgb);
    }

    @Test
    void equalShotsAndSingleShotsStayAsTheyAre() {
        for (int shots : new int[] {1, 3}) {
            for (Correction correction : corrections(Collections.nCopies(shots, picture(1)))) {
                assertThat(correction.exposureStops()).isCloseTo(0, within(1e-6));
                assertThat(correction.warmthRed()).isCloseTo(0, within(1e-6));
                assertThat(correction.contrast()).isCloseTo(1, within(1e-6));
            }
        }
    }

    @Test
    void nightStaysNightAndBlackStaysBlack() {
        SmallFrame night = filmed(picture(5), new Correction(0, -3.2, 0, 0, 1, 1));
        SmallFrame black = new SmallFrame(16, 16, new byte[3 * 16 * 16]);
        List<Correction> corrections =
                corrections(List.of(picture(4), night, black, picture(6), picture(7)));
        assertThat(corrections.get(1).exposureStops()).isLessThanOrEqualTo(0.4);
        assertThat(corrections.get(2)).isEqualTo(Correction.NONE);
        assertThat(corrections(List.of(black, black))).containsOnly(Correction.NONE);
    }

    private static double spread(List<SmallFrame> shots) {
        double sum = 0;
        for (SmallFrame shot : shots) {
            sum += deltaE(shot, shots.getFirst());
        }
        return sum / (shots.size() - 1);
    }

    private static List<Correction> corrections(List<SmallFrame> shots) {
        return ReelMatch.corrections(
                shots.stream().map(shot -> ShotSample.of(List.of(shot))).toList(), new Workers());
    }

    private static List<SmallFrame> matched(List<SmallFrame> shots) {
        List<Correction> corrections = corrections(shots);
        List<SmallFrame> matched = new ArrayList<>();
        for (int i = 0; i < shots.size(); i++) {
            double brightest = ShotSample.of(List.of(shots.get(i))).brightest();
            matched.add(
                    through(shots.get(i), new CorrectionTransform(corrections.get(i), brightest)));
        }
        return matched;
    }
}
