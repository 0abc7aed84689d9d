package io.beatframe.clip.footage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beatframe.clip.face.DrawnFace;
import io.beatframe.clip.face.Face;
import io.beatframe.clip.face.FaceFinder;
import io.beatframe.time.FrameSize;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadsTest {
    private static final FrameSize PORTRAIT = new FrameSize(540, 960);
    private static final double WIDE = 16.0 / 9;

    /** As found in a landscape of 16:9; {@code turned} by parts of its width. */
    private static Face face(double x, double y, double height, double turned) {
        double width = height / WIDE;
        double features = x + turned * width / 2;
        return new Face(
                x - width / 2,
                y - height / 2,
                width,
                height,
                0.9,
                new Face.Reach(features - 0.22 * width, features + 0.22 * width),
                new Face.Reach(
                        x - turned * width / 2 - 0.42 * width,
                        x - turned * width / 2 + 0.42 * width));
    }

    /** Of a picture with a bright spot at the right, which the eye would go to. */
    private static Area framed(double zoom, double subjectX, Face... faces) {
        Sample sample =
                new Sample(
                        0,
                        0.05,
                        0,
                        0,
                        1,
                        50,
                        false,
                        Studies.saliency(320, 180, 280, 90),
                        List.of(faces));
        return Framing.around(
                sample.saliency(),
                Heads.of(List.of(sample), Area.WHOLE),
                Area.WHOLE,
                WIDE,
                PORTRAIT,
                zoom,
                subjectX);
    }

    private static void assertWhole(Area area, double x, double y, double height) {
        double width = height / WIDE;
        assertThat(area.x()).isLessThanOrEqualTo(x - 0.55 * width + 1e-6);
        assertThat(area.x() + area.width()).isGreaterThanOrEqualTo(x + 0.55 * width - 1e-6);
        assertThat(area.y()).isLessThanOrEqualTo(Math.max(0, y - height) + 1e-6);
        assertThat(area.y() + area.height())
                .isGreaterThanOrEqualTo(Math.min(1, y + 0.8 * height) - 1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.35, 0.5, 0.65, 0.8})
    void aFaceIsShownWholeWhateverIsBrighter(double x) {
        for (double third : new double[] {1.0 / 3, 0.5, 2.0 / 3}) {
            for (double zoom : new double[] {1, 1.06, 1.18, 1.44}) {
                assertWhole(framed(zoom, third, face(x, 0.4, 0.2, 0)), x, 0.4, 0.2);
            }
        }
    }

    @Test
    void aLargeFaceIsNotShownCloser() {
        Area area = framed(1.44, 0.5, face(0.4, 0.5, 0.42, 0));
        assertWhole(area, 0.4, 0.5, 0.42);
        assertThat(area.height()).isGreaterThan(1 / 1.2);
    }

    @Test
    void ofTwoThatDoNotFitTheLargerIsShownAndNoneIsCut() {
        Area area = framed(1, 0.5, face(0.2, 0.4, 0.3, 0), face(0.7, 0.4, 0.2, 0));
        assertWhole(area, 0.2, 0.4, 0.3);
        assertThat(area.x() + area.width()).isLessThan(0.7 - 0.05);
    }

    @Test
    void aTurnedHeadHasItsBackInTheFrame() {
        double ahead = framed(1, 0.5, face(0.5, 0.4, 0.3, 0)).centreX();
        double toTheLeft = framed(1, 0.5, face(0.5, 0.4, 0.3, -0.6)).centreX();
        double toTheRight = framed(1, 0.5, face(0.5, 0.4, 0.3, 0.6)).centreX();
        assertThat(ahead).isCloseTo(0.5, within(0.01));
        assertThat(toTheLeft).isGreaterThan(0.53);
        assertThat(toTheRight).isLessThan(0.47);
    }

    @Test
    void aPictureThatStaysIsLookedAtOnce() {
        FaceWatch watch = new FaceWatch(FaceFinder.trained());
        Picture first = new Picture(320, 180, DrawnFace.rgb(320, 180, 90, 80, 60));
        Picture moved = new Picture(320, 180, DrawnFace.rgb(320, 180, 200, 80, 60));
        List<Face> faces = watch.see(0, first, Cells.of(first), true);
        assertThat(faces).hasSize(1);
        assertThat(watch.see(30, first, Cells.of(first), false)).isSameAs(faces);
        assertThat(watch.see(30.125, moved, Cells.of(moved), false))
                .singleElement()
                .satisfies(face ->
                        assertThat(face.features().middle() * 320).isCloseTo(200, within(10.0)));
    }
}
