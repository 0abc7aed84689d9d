package io.beatframe.clip.footage;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.clip.Clip;
import io.beatframe.clip.face.Face;
import io.beatframe.clip.face.FaceFinder;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.FrameReader;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Title;
import io.beatframe.progress.Progress;
import io.beatframe.render.TitlePlaces;
import io.beatframe.render.WordsOverFaces;
import io.beatframe.request.Aspect;
import io.beatframe.request.Quality;
import io.beatframe.testing.SharedMedia;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import io.beatframe.title.TitleTrack;
import io.beatframe.title.TitleZone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Words over real footage of people. The judge is the net that looks at the finished clips
 * themselves, every few frames: it knows nothing of the study, of framing and of camera moves.
 */
class WordsOffFacesIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();
    private static final int EVERY = 6;
    private static final FrameSize SMALL = new FrameSize(270, 480);

    @TempDir Path folder;

    /** A face that the net sees on a frame of the reel. */
    private record Seen(long frame, Face face) {}

    @Test
    void wordsKeepOffTheFacesOfPeople() {
        List<Path> files =
                Stream.of(
                                "clips/automv-ai-shot2.mp4",
                                "clips/intel-asl-walk.mkv",
                                "clips/mdn-friday.mp4",
                                "photos/astronaut.png")
                        .map(SharedMedia::require)
                        .toList();
        ShotPlan bare = Plans.plan(4, 6, Quality.DRAFT, Aspect.PORTRAIT, FrameRate.FPS_30, 3);
        List<Clip> clips = new Footage(files).make(bare, FFMPEG, folder, Progress.SILENT);
        List<Seen> seen = look(bare, clips);
        assertThat(seen).hasSizeGreaterThan(20);
        for (ShotPlan plan : List.of(bare.with(titles()), bare.with(captions()))) {
            ShotPlan placed = TitlePlaces.find(plan, clips);
            long before = over(plan, seen);
            long after = over(placed, seen);
            long avoidable = avoidable(placed, seen);
            String told =
                    String.format(
                            Locale.ROOT,
                            "%s: of %d looks at faces, words over them %d, where a place was free %d, unmoved %d; %s",
                            plan.titles().getFirst().role(),
                            seen.size(),
                            after,
                            avoidable,
                            before,
                            WordsOverFaces.of(placed, clips).orElseThrow());
            System.out.println(told);
            assertThat(avoidable).as(told).isZero();
            if (plan.titles().getFirst().role() == Title.Role.TITLE) {
                assertThat(before).as(told).isGreaterThan(10);
                assertThat(after).as(told).isLessThan(before / 2);
            }
        }
    }

    private static List<Title> titles() {
        List<Title> titles = new ArrayList<>();
        for (int start = 0; start < 180; start += 45) {
            titles.add(title(Title.Role.TITLE, start, 45, "Home"));
            titles.add(title(Title.Role.SUBTITLE, start + 15, 30, "Part one"));
        }
        return titles;
    }

    private static List<Title> captions() {
        List<Title> captions = new ArrayList<>();
        for (int start = 0; start < 180; start += 45) {
            captions.add(title(Title.Role.CAPTION, start, 22, "We were young"));
            captions.add(title(Title.Role.CAPTION, start + 22, 23, "and the night is wide enough"));
        }
        return captions;
    }

    private static Title title(Title.Role role, int start, int length, String text) {
        return new Title(role, new FrameRange(start, length), text, OptionalDouble.empty());
    }

    private static List<Seen> look(ShotPlan plan, List<Clip> clips) {
        FaceFinder finder = FaceFinder.trained();
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < clips.size(); i++) {
            FrameRange shot = plan.shots().get(i).range();
            long first = shot.start() - plan.lead(i);
            FrameReader.read(
                    FFMPEG,
                    SafeInput.of(clips.get(i).file()),
                    List.of(new Filter.CountFrames(plan.rate())),
                    SMALL,
                    FrameReader.Pixels.RGB24,
                    (index, rgb) -> {
                        long frame = first + index;
                        if (frame % EVERY == 0 && shot.contains(frame)) {
                            finder.find(SMALL.width(), SMALL.height(), rgb)
                                    .forEach(face -> seen.add(new Seen(frame, face)));
                        }
                    });
        }
        return seen;
    }

    /** How many faces the words of a plan touch. */
    private static long over(ShotPlan plan, List<Seen> seen) {
        List<TitleZone> letters = TitleTrack.letters(plan);
        long over = 0;
        for (int i = 0; i < letters.size(); i++) {
            over += touched(plan, i, letters.get(i), 0, seen);
        }
        return over;
    }

    /** Those of them that another place for the same words would not touch. */
    private static long avoidable(ShotPlan plan, List<Seen> seen) {
        List<TitleZone> letters = TitleTrack.letters(plan);
        int height = plan.size().height();
        long avoidable = 0;
        for (int i = 0; i < letters.size(); i++) {
            long now = touched(plan, i, letters.get(i), 0, seen);
            int highest = (int) (TitleZone.TOP * height) - letters.get(i).y();
            int lowest =
                    (int) (TitleZone.BOTTOM * height)
                            - letters.get(i).y()
                            - letters.get(i).height();
            boolean free = false;
            for (int by = highest; by <= lowest; by++) {
                free |= touched(plan, i, letters.get(i), by, seen) == 0;
            }
            avoidable += free ? now : 0;
        }
        return avoidable;
    }

    private static long touched(
            ShotPlan plan, int title, TitleZone letters, int lower, List<Seen> seen) {
        TitleZone zone =
                new TitleZone(letters.x(), letters.y() + lower, letters.width(), letters.height());
        return seen.stream()
                .filter(one -> plan.titles().get(title).frames().contains(one.frame()))
                .filter(one -> touch(one.face(), zone, plan.size()))
                .count();
    }

    private static boolean touch(Face face, TitleZone letters, FrameSize size) {
        return face.x() * size.width() < letters.x() + letters.width()
                && (face.x() + face.width()) * size.width() > letters.x()
                && face.y() * size.height() < letters.y() + letters.height()
                && (face.y() + face.height()) * size.height() > letters.y();
    }
}
