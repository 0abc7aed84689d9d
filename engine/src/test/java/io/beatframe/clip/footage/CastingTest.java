package io.beatframe.clip.footage;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.clip.face.Face;
import io.beatframe.plan.ShotPlan;
import io.beatframe.request.Aspect;
import io.beatframe.request.Quality;
import io.beatframe.time.FrameRate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CastingTest {
    private static ShotPlan plan(int shots, double seconds, long seed) {
        return Plans.plan(shots, seconds, Quality.DRAFT, Aspect.PORTRAIT, FrameRate.FPS_30, seed);
    }

    private static List<String> origins(List<Moment> cast) {
        return cast.stream().map(Moment::origin).toList();
    }

    private static double shared(List<Moment> cast) {
        double shared = 0;
        for (int i = 0; i < cast.size(); i++) {
            for (int j = 0; j < i; j++) {
                shared += cast.get(i).shared(cast.get(j));
            }
        }
        return shared;
    }

    @Test
    void noMomentIsUsedTwiceWhileOthersAreLeft() {
        List<Study> studies =
                List.of(
                        Studies.clip("a", 12, i -> i % 7),
                        Studies.clip("b", 12, i -> 3),
                        Studies.clip("c", 9, i -> i),
                        Studies.photo("d"));
        for (long seed = 0; seed < 5; seed++) {
            List<Moment> cast = Casting.of(studies, plan(12, 20, seed));
            assertThat(shared(cast)).isZero();
        }
    }

    @Test
    void oneClipShorterThanTheReelIsUsedAgain() {
        List<Moment> cast = Casting.of(List.of(Studies.clip("a", 3, i -> 1)), plan(8, 16, 1));
        assertThat(cast).hasSize(8);
        assertThat(shared(cast)).isPositive();
        assertThat(Framing.again(cast, 7)).isPositive();
    }

    @Test
    void energeticShotsGetLivelyMomentsAndCalmShotsCalmOnes() {
        List<Study> studies =
                List.of(
                        Studies.clip("calm", 40, i -> 0.5 + 0.001 * i),
                        Studies.clip("lively", 40, i -> 20 + 0.001 * i));
        List<Moment> cast = Casting.of(studies, plan(10, 20, 1));
        assertThat(cast.getFirst().source().name()).isEqualTo("calm");
        assertThat(cast.getLast().source().name()).isEqualTo("lively");
        double early =
                cast.subList(0, 5).stream().filter(m -> m.source().name().equals("calm")).count();
        double late =
                cast.subList(5, 10).stream().filter(m -> m.source().name().equals("calm")).count();
        assertThat(early).isGreaterThan(late);
    }

    @Test
    void facesAreChosenAmongWhatIsAsGood() {
        Face face = new Face(.4, .2, .1, .2, .9, new Face.Reach(.42, .48), new Face.Reach(.4, .5));
        List<Study> studies =
                List.of(
                        Studies.clip("a", 30, i -> 5),
                        Studies.seen(Studies.clip("people", 30, i -> 5), List.of(face)),
                        Studies.clip("c", 30, i -> 5));
        for (long seed = 0; seed < 5; seed++) {
            List<Moment> cast = Casting.of(studies, plan(3, 6, seed));
            assertThat(cast).anyMatch(moment -> moment.source().name().equals("people"));
            assertThat(Casting.of(studies, plan(1, 2, seed)))
                    .allMatch(moment -> moment.source().name().equals("people"));
        }
    }

    @Test
    void neighboursComeFromDifferentClips() {
        List<Study> studies =
                List.of(
                        Studies.clip("a", 30, i -> 5),
                        Studies.clip("b", 30, i -> 5),
                        Studies.clip("c", 30, i -> 5));
        List<Moment> cast = Casting.of(studies, plan(12, 18, 3));
        for (int i = 1; i < cast.size(); i++) {
            assertThat(cast.get(i).source()).isNotEqualTo(cast.get(i - 1).source());
        }
    }

    @Test
    void theSeedDecides() {
        List<Study> studies =
                List.of(Studies.clip("a", 30, i -> i % 5), Studies.clip("b", 30, i -> i % 3));
        List<String> once = origins(Casting.of(studies, plan(10, 15, 7)));
        assertThat(origins(Casting.of(studies, plan(10, 15, 7)))).isEqualTo(once);
        assertThat(origins(Casting.of(studies, plan(10, 15, 8)))).isNotEqualTo(once);
    }

    @Test
    void momentsNeverCrossACutOfTheSource() {
        Study clip = Studies.clip("a", 6, i -> 1);
        List<Sample> samples = new java.util.ArrayList<>(clip.samples());
        samples.set(20, Studies.sample(20 * Studies.SPACING, 1, true));
        Study cut =
                new Study(
                        clip.source(),
                        Studies.SPACING,
                        samples,
                        clip.aspect(),
                        Area.WHOLE,
                        List.of());
        List<Moment> moments = Moments.of(List.of(cut), 1.5);
        assertThat(moments).isNotEmpty();
        assertThat(moments)
                .allMatch(moment ->
                        moment.end() <= 19 * Studies.SPACING + 1e-9
                                || moment.start() >= 20 * Studies.SPACING - 1e-9);
    }

    @Test
    void thereIsMoreOfAShotThatSpeedsUpUnlessTheClipIsTooShortOrTooCoarse() {
        Study clip = Studies.clip("a", 4, i -> 1);
        assertThat(Moments.speedingUp(List.of(clip), 2, FrameRate.FPS_30))
                .allSatisfy(moment -> {
                    assertThat(moment.play()).isEqualTo(new Moment.Play.SpeedUp(1, 2));
                    assertThat(moment.seconds()).isEqualTo(3);
                    assertThat(moment.end()).isLessThanOrEqualTo(4 + 1e-9);
                })
                .hasSize(6);
        assertThat(Moments.speedingUp(List.of(clip), 3, FrameRate.FPS_30))
                .allMatch(moment -> moment.play().equals(new Moment.Play.Forward(1)));
        assertThat(Moments.speedingUp(List.of(Studies.photo("p")), 2, FrameRate.FPS_30))
                .allMatch(moment -> moment.play().equals(new Moment.Play.Photo()));
    }

    @Test
    void shortStretchesAreSlowedAndShorterOnesPlayedToAndFro() {
        Study clip = Studies.clip("a", 1, i -> 1);
        assertThat(Moments.of(List.of(clip), 1.6).getFirst().play())
                .isEqualTo(new Moment.Play.Forward(1 / 1.6));
        assertThat(Moments.of(List.of(clip), 3).getFirst().play())
                .isEqualTo(new Moment.Play.ToAndFro());
    }
}
