package io.beatframe.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.clip.Clip;
import io.beatframe.clip.ShownFace;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Title;
import io.beatframe.plan.Transition;
import io.beatframe.request.Quality;
import io.beatframe.testing.MadeReel;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameRate;
import io.beatframe.title.TitleTrack;
import io.beatframe.title.TitleZone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TitlePlacesTest {
    private static final int SHOT = 45;
    private static final List<Title> WORDS =
            List.of(
                    title(Title.Role.TITLE, 0, 90, "The Long Way Home"),
                    title(Title.Role.SUBTITLE, 15, 75, "Part one"),
                    title(Title.Role.CAPTION, 10, 35, "we were young"),
                    title(Title.Role.CAPTION, 45, 45, "and the road was long and wide enough"),
                    title(Title.Role.CAPTION, 90, 40, "for two"));

    @Test
    void wordsKeepTheirPlaceWhereNoFaceIsInTheWay() {
        assertThat(found(List.of())).containsOnly(0.0);
        // Seen elsewhere, or when no words are shown.
        assertThat(found(List.of(face(0, 4 * SHOT, 0.3, 0.68, 0.7, 0.9)))).containsOnly(0.0);
        assertThat(found(List.of(face(132, 48, 0.3, 0.2, 0.7, 0.65)))).containsOnly(0.0);
    }

    @Test
    void titleAndSubtitleMoveAsOneAndBothKeepClear() {
        List<Double> lowered = found(List.of(face(10, 20, 0.3, 0.24, 0.7, 0.34)));
        assertThat(lowered.get(0)).isPositive().isEqualTo(lowered.get(1));
        assertThat(measured(List.of(face(10, 20, 0.3, 0.24, 0.7, 0.34))).overFaces()).isZero();
        assertThat(found(List.of(face(10, 20, 0.3, 0.24, 0.7, 0.34)))).isEqualTo(lowered);
    }

    /** Seven lines of a song over one shot, with a face that only some of them would meet. */
    @Test
    void captionsStayOnOneLineThroughAShot() {
        List<Title> lines =
                IntStream.range(0, 7)
                        .mapToObj(i -> title(Title.Role.CAPTION, 12 * i, 12, "la la " + i))
                        .toList();
        ShotPlan plan = plan(List.of(90, 90), new Transition.Cut()).with(lines);
        List<Clip> clips = clips(plan, List.of(face(30, 12, 0.3, 0.5, 0.7, 0.64)));
        List<Double> lowered = lowered(TitlePlaces.find(plan, clips));
        assertThat(lowered).hasSize(7).doesNotContain(0.0);
        assertThat(lowered.stream().distinct()).hasSize(1);
    }

    @Test
    void captionsChangeTheirLineAtACut() {
        List<Title> lines =
                List.of(
                        title(Title.Role.CAPTION, 0, 45, "first"),
                        title(Title.Role.CAPTION, 45, 45, "second"));
        ShotPlan plan = plan(List.of(45, 45), new Transition.Cut()).with(lines);
        // Whatever is free in the one shot is a face in the other.
        List<Clip> clips =
                clips(
                        plan,
                        List.of(
                                face(0, 45, 0.2, 0.42, 0.8, 0.7),
                                face(45, 45, 0.2, 0.1, 0.8, 0.44)));
        List<Double> lowered = lowered(TitlePlaces.find(plan, clips));
        assertThat(lowered.get(0)).isNegative();
        assertThat(lowered.get(1)).isZero();
    }

    @Test
    void whereNothingIsFreeTheLeastIsHiddenAndSaid() {
        List<ShownFace> faces = List.of(face(0, 180, 0.1, 0.1, 0.9, 0.6));
        WordsOverFaces measured = measured(faces);
        assertThat(measured.overFaces()).isPositive().isLessThanOrEqualTo(measured.frames());
        assertThat(measured.warning().orElseThrow())
                .contains(measured.overFaces() + " of the " + measured.frames() + " frames");
        // Under the chin there is room for a part of the title.
        assertThat(found(faces).getFirst()).isPositive();
    }

    @Test
    void whatFillsThePictureKeepsItsEyes() {
        List<Title> words =
                List.of(
                        title(Title.Role.TITLE, 0, 45, "Her"),
                        title(Title.Role.CAPTION, 0, 45, "and how she looked"));
        ShotPlan plan = plan(List.of(45, 45), new Transition.Cut()).with(words);
        List<Clip> clips = clips(plan, List.of(face(0, 45, 0, 0.1, 1, 0.8)));
        for (Words placed : Words.of(TitlePlaces.find(plan, clips), List.of())) {
            assertThat(placed.top()).isGreaterThan(0.45);
        }
    }

    @Test
    void whatAPlanPlacesStays() {
        ShotPlan plan = plan();
        List<Title> pinned = new ArrayList<>(plan.titles());
        pinned.set(4, pinned.get(4).lowered(-0.1));
        ShotPlan wanted = plan.with(pinned);
        List<Clip> clips = clips(plan, List.of(face(90, 40, 0.1, 0.2, 0.9, 0.65)));
        assertThat(lowered(TitlePlaces.find(wanted, clips)).get(4)).isEqualTo(-0.1);
        ShotPlan placed = TitlePlaces.find(wanted, clips);
        assertThat(TitlePlaces.find(placed, clips)).isEqualTo(placed);
    }

    static IntStream seeds() {
        return IntStream.range(0, 24);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void wordsStandInTheSafeZoneClearOfFacesAndOfEachOther(int seed) {
        Random random = new Random(seed);
        ShotPlan plan = plan();
        List<ShownFace> faces = new ArrayList<>();
        for (int i = 0; i < 1 + seed % 4; i++) {
            int start = random.nextInt(4 * SHOT - 30);
            double left = random.nextDouble(0.7);
            double top = random.nextDouble(0.6);
            double size = 0.1 + random.nextDouble(0.4);
            faces.add(
                    face(start, 10 + random.nextInt(20), left, top, left + size, top + 0.6 * size));
        }
        List<Clip> clips = clips(plan, faces);
        ShotPlan placed = TitlePlaces.find(plan, clips);
        List<TitleZone> letters = TitleTrack.letters(placed);
        int height = plan.size().height();
        for (TitleZone zone : letters) {
            assertThat(zone.y()).isGreaterThanOrEqualTo((int) (TitleZone.TOP * height) - 1);
            assertThat(zone.y() + zone.height())
                    .isLessThanOrEqualTo((int) (TitleZone.BOTTOM * height) + 1);
        }
        List<Title> titles = placed.titles();
        assertThat(titles.get(0).lowered()).isEqualTo(titles.get(1).lowered());
        for (int i = 0; i < titles.size(); i++) {
            for (int j = i + 1; j < titles.size(); j++) {
                boolean together =
                        ReelFaces.common(titles.get(i).frames(), titles.get(j).frames())
                                .isPresent();
                boolean apart =
                        letters.get(i).y() + letters.get(i).height() <= letters.get(j).y()
                                || letters.get(j).y() + letters.get(j).height()
                                        <= letters.get(i).y();
                assertThat(!together || apart).as("%s and %s", i, j).isTrue();
            }
        }
        // The last caption is alone: if any place at all is free, it is free of faces.
        Words last = Words.of(plan, ReelFaces.of(plan, clips)).getLast();
        double by = titles.getLast().lowered().orElseThrow();
        if (free(last)) {
            assertThat(clear(last, by)).as("lowered by %s", by).isTrue();
        }
    }

    /** Looked for in pixels, not in the placer's steps: it needs a pixel or two of play. */
    private static boolean free(Words words) {
        for (double by = TitleZone.TOP - words.top();
                by <= TitleZone.BOTTOM - words.bottom();
                by += 0.001) {
            if (clear(words, by - 0.003) && clear(words, by) && clear(words, by + 0.003)) {
                return true;
            }
        }
        return false;
    }

    private static boolean clear(Words words, double by) {
        return IntStream.range(0, 4 * SHOT).noneMatch(frame -> words.over(frame, by));
    }

    /** A slide carries a face through the whole width, a zoom brings it nearer. */
    @Test
    void transitionsCarryFaces() {
        ShownFace face = face(40, 4, 0.6, 0.55, 0.7, 0.6);
        for (Transition join : List.of(new Transition.Push(10), new Transition.Whip(10))) {
            ShotPlan plan = plan(List.of(45, 45), join);
            ShownFace carried = ReelFaces.of(plan, clips(plan, List.of(face))).getFirst();
            assertThat(carried.left()).isZero();
            assertThat(carried.right()).isEqualTo(1);
        }
        ShotPlan zoomed = plan(List.of(45, 45), new Transition.Zoom(10));
        ShownFace grown = ReelFaces.of(zoomed, clips(zoomed, List.of(face))).getFirst();
        assertThat(grown.bottom()).isGreaterThan(0.66);
        assertThat(grown.left()).isEqualTo(0.6);
    }

    /** Both shots are seen in a dissolve; handles that a dip cuts off are not. */
    @Test
    void onlyFramesThatAreSeenCount() {
        ShotPlan mixed = plan(List.of(45, 45), new Transition.Dissolve(10));
        Clip tail = clip(1, List.of(face(0, 50, 0.4, 0.4, 0.6, 0.5)));
        Clip lead = clip(2, List.of(face(0, 5, 0.4, 0.4, 0.6, 0.5)));
        assertThat(ReelFaces.of(mixed, List.of(tail, lead)))
                .extracting(ShownFace::frames)
                .containsExactly(new FrameRange(0, 50), new FrameRange(40, 5));
        ShotPlan dipped = plan(List.of(45, 45), new Transition.DipToBlack(10));
        assertThat(ReelFaces.of(dipped, List.of(tail, lead)))
                .extracting(ShownFace::frames)
                .containsExactly(new FrameRange(0, 45));
    }

    private static List<Double> found(List<ShownFace> faces) {
        return lowered(TitlePlaces.find(plan(), clips(plan(), faces)));
    }

    private static WordsOverFaces measured(List<ShownFace> faces) {
        List<Clip> clips = clips(plan(), faces);
        return WordsOverFaces.of(TitlePlaces.find(plan(), clips), clips).orElseThrow();
    }

    private static List<Double> lowered(ShotPlan plan) {
        return plan.titles().stream().map(title -> title.lowered().orElseThrow()).toList();
    }

    private static ShotPlan plan() {
        return plan(List.of(SHOT, SHOT, SHOT, SHOT), new Transition.Cut()).with(WORDS);
    }

    private static ShotPlan plan(List<Integer> lengths, Transition join) {
        return MadeReel.plan(
                FrameRate.FPS_30,
                lengths,
                IntStream.range(1, lengths.size()).mapToObj(i -> join).toList(),
                Path.of("song.wav"),
                0,
                Quality.DRAFT);
    }

    /** Faces given on the reel's frames, told by the clips that show them. */
    private static List<Clip> clips(ShotPlan plan, List<ShownFace> faces) {
        return IntStream.range(0, plan.shots().size())
                .mapToObj(shot -> {
                    long first = plan.shots().get(shot).range().start() - plan.lead(shot);
                    FrameRange all = new FrameRange(first, plan.clipFrames(shot));
                    return clip(
                            shot + 1,
                            faces.stream()
                                    .flatMap(face ->
                                            ReelFaces.common(face.frames(), all)
                                                    .map(frames ->
                                                            face.on(
                                                                    new FrameRange(
                                                                            frames.start() - first,
                                                                            frames.length())))
                                                    .stream())
                                    .toList());
                })
                .toList();
    }

    private static Clip clip(int shot, List<ShownFace> faces) {
        return Clip.silent(shot, Path.of("none.mp4"), SHOT, "made", false, List.of())
                .showing(faces);
    }

    private static ShownFace face(
            int start, int length, double left, double top, double right, double bottom) {
        return new ShownFace(new FrameRange(start, length), left, top, right, bottom);
    }

    private static Title title(Title.Role role, int start, int length, String text) {
        return new Title(role, new FrameRange(start, length), text, OptionalDouble.empty());
    }
}
