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
    /** ΔE00 of two colours that the eye barely tells apart. */
    private static final double BARELY_SEEN = 1;

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
        // What no eye sees is left as it is.
        assertThat(after).isLessThan(Math.max(before / 3, BARELY_SEEN));
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

    /** What views show differs; the camera does not, and so they are left nearly as they are. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void viewsByOneCameraAreLeftAlone(int seed) {
        SmallFrame scene = picture(seed);
        List<SmallFrame> views =
                List.of(
                        view(scene, 0, scene.width() / 2),
                        view(scene, scene.width() / 4, 3 * scene.width() / 4),
                        view(scene, scene.width() / 2, scene.width()));
        for (Correction found : corrections(views)) {
            assertThat(deltaE(filmed(scene, found), scene)).isLessThan(1.5);
        }
    }

    /** However many good shots there are, one that is off comes to them, and they stay. */
    @ParameterizedTest
    @ValueSource(ints = {4, 9, 20})
    void oneShotThatIsOffComesToTheOthers(int shots) {
        SmallFrame scene = picture(3);
        Correction off = new Correction(0, -0.8, 0.1, -0.15, 1, 1);
        List<SmallFrame> reel = new ArrayList<>(Collections.nCopies(shots, scene));
        reel.set(2, filmed(scene, off));
        List<SmallFrame> matched = matched(reel);
        assertThat(deltaE(matched.get(2), matched.getFirst()))
                .isLessThan(deltaE(reel.get(2), scene) / 2);
        assertThat(deltaE(matched.getLast(), matched.getFirst())).isLessThan(0.2);
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
