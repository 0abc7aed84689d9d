package io.beatframe.testing;

import io.beatframe.clip.Clip;
import io.beatframe.ffmpeg.ClipWriter;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.grade.ColourStatistics;
import io.beatframe.grade.Correction;
import io.beatframe.grade.Lut3D;
import io.beatframe.grade.ShotGrade;
import io.beatframe.grade.ShotView;
import io.beatframe.music.Beat;
import io.beatframe.music.MusicWindow;
import io.beatframe.music.Section;
import io.beatframe.picture.Picture;
import io.beatframe.plan.Brief;
import io.beatframe.plan.CameraMove;
import io.beatframe.plan.Composition;
import io.beatframe.plan.Light;
import io.beatframe.plan.PlannedMusic;
import io.beatframe.plan.Scene;
import io.beatframe.plan.SceneKind;
import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.ShotSize;
import io.beatframe.plan.Subject;
import io.beatframe.plan.TimeOfDay;
import io.beatframe.plan.Transition;
import io.beatframe.plan.Weather;
import io.beatframe.request.Aspect;
import io.beatframe.request.FilmEffects;
import io.beatframe.request.Grading;
import io.beatframe.request.Palette;
import io.beatframe.request.Quality;
import io.beatframe.request.Style;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Plans and clips made for tests, whose every frame tells which one it is. */
public final class MadeReel {
    /** The size of coded clips: 4×4 blocks of 16×24 pixels, a bit each. */
    public static final FrameSize CODED = new FrameSize(64, 96);

    private static final byte[] WAVE = new byte[1024];

    static {
        for (int i = 0; i < WAVE.length; i++) {
            WAVE[i] = (byte) Math.round(128 + 100 * Math.sin(2 * Math.PI * i / WAVE.length));
        }
    }

    private static final int BITS = 16;
    private static final int FRAME_BITS = 10;

    private MadeReel() {}

    /** A plan with shots of these lengths, each join on a beat exactly. */
    public static ShotPlan plan(
            FrameRate rate,
            List<Integer> lengths,
            List<Transition> joins,
            Path song,
            double songStart,
            Quality quality) {
        List<Shot> shots = new ArrayList<>();
        List<Beat> beats = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < lengths.size(); i++) {
            FrameRange range = new FrameRange(at, lengths.get(i));
            at = range.end();
            beats.add(new Beat(rate.secondsAt(range.start()), 1, 1, 0.5));
            shots.add(shot(i + 1, range, rate));
        }
        double seconds = rate.secondsAt(at);
        Section section = new Section(Section.Kind.PEAK, 0, seconds, 1);
        return new ShotPlan(
                ShotPlan.VERSION,
                new Brief(
                        "a made reel for a test",
                        Style.ENERGETIC_DANCE,
                        Palette.WARM_CINEMATIC,
                        Grading.of(Palette.WARM_CINEMATIC),
                        "previz",
                        "rules",
                        quality,
                        Aspect.PORTRAIT,
                        1,
                        List.of(),
                        false,
                        false),
                new PlannedMusic(
                        song,
                        new MusicWindow(songStart, seconds),
                        120,
                        1,
                        Optional.empty(),
                        beats,
                        List.of(section)),
                rate,
                at,
                new Scene(
                        SceneKind.CITY, TimeOfDay.DUSK, Weather.CLEAR, Subject.DANCER, "a dancer"),
                shots,
                joins,
                "",
                "",
                "",
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** The same plan with film effects. */
    public static ShotPlan filmed(ShotPlan plan, FilmEffects film) {
        Grading grading = plan.brief().grading();
        return with(
                plan, plan.brief().style(), new Grading(grading.look(), grading.strength(), film));
    }

    /** The same plan in another style. */
    public static ShotPlan styled(ShotPlan plan, Style style) {
        return with(plan, style, plan.brief().grading());
    }

    /** The same plan with the footage's sound. */
    public static ShotPlan keepingSound(ShotPlan plan) {
        return with(plan, plan.brief().style(), plan.brief().grading(), true);
    }

    private static ShotPlan with(ShotPlan plan, Style style, Grading grading) {
        return with(plan, style, grading, plan.brief().keepSound());
    }

    private static ShotPlan with(ShotPlan plan, Style style, Grading grading, boolean keepSound) {
        Brief brief = plan.brief();
        return new ShotPlan(
                plan.version(),
                new Brief(
                        brief.prompt(),
                        style,
                        brief.palette(),
                        grading,
                        brief.videoModel(),
                        brief.planner(),
                        brief.quality(),
                        brief.aspect(),
                        brief.seed(),
                        brief.footage(),
                        brief.hud(),
                        keepSound),
                plan.music(),
                plan.rate(),
                plan.frames(),
                plan.scene(),
                plan.shots(),
                plan.joins(),
                plan.overallColorPalette(),
                plan.overallLightingApproach(),
                plan.consistencyNotes(),
                plan.notes(),
                plan.plannedBy(),
                plan.titles());
    }

    private static Shot shot(int id, FrameRange range, FrameRate rate) {
        return new Shot(
                id,
                range,
                Section.Kind.PEAK,
                1,
                CameraMove.STATIC,
                ShotSize.WIDE,
                Composition.CENTERED,
                new Light(Light.Kind.values()[0], Light.From.LEFT, 0.5, 5600),
                "",
                "",
                "",
                List.of(),
                rate.secondsAt(range.end()),
                "",
                "",
                OptionalLong.empty());
    }

    /** Random shots and joins that leave each shot room for its handles. */
    public static ShotPlan random(
            RandomGenerator random, FrameRate rate, int shots, Path song, Quality quality) {
        List<Transition> joins = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < shots; i++) {
            int half = i == shots - 1 ? 0 : random.nextInt(5);
            if (i < shots - 1) {
                joins.add(join(random.nextInt(7), 2 * half));
                half = joins.getLast().overlap() / 2;
            }
            lengths.add(before + half + 1 + random.nextInt(12));
            before = half;
        }
        return plan(rate, lengths, joins, song, 0, quality);
    }

    private static Transition join(int kind, int overlap) {
        if (overlap == 0) {
            return new Transition.Cut();
        }
        return switch (kind) {
            case 0 -> new Transition.DipToBlack(overlap);
            case 1 -> new Transition.Zoom(overlap);
            case 2 -> new Transition.Whip(overlap);
            case 3 -> new Transition.Glitch(overlap);
            case 4 -> new Transition.DipToWhite(overlap);
            case 5 -> new Transition.Push(overlap);
            default -> new Transition.Dissolve(overlap);
        };
    }

    /** A clip per shot in which block b of frame f is white where bit b of its code is set. */
    public static List<Clip> codedClips(ShotPlan plan, Ffmpeg ffmpeg, Path folder) {
        List<Clip> clips = new ArrayList<>();
        for (int i = 0; i < plan.shots().size(); i++) {
            int shot = i;
            clips.add(clip(plan, i, CODED, frame -> coded(code(shot, frame)), ffmpeg, folder));
        }
        return clips;
    }

    /** Draws frame by frame. */
    @FunctionalInterface
    public interface Drawer {
        /** Rows of B, G, R, unused bytes. */
        byte[] frame(long number);
    }

    /** The clip of one shot, as long as the plan needs it; it may stand still. */
    public static Clip clip(
            ShotPlan plan, int shot, FrameSize size, Drawer drawer, Ffmpeg ffmpeg, Path folder) {
        long frames = plan.clipFrames(shot);
        Path file = folder.resolve("clip-" + shot + ".mp4");
        ClipWriter.write(
                ffmpeg,
                file,
                size,
                plan.rate(),
                sink -> {
                    for (long frame = 0; frame < frames; frame++) {
                        sink.frame(drawer.frame(frame));
                    }
                });
        return Clip.silent(shot + 1, file, frames, "made", true, List.of());
    }

    /** Clips of waves that wander, other waves in each shot, as footage would change. */
    public static List<Clip> movingClips(
            ShotPlan plan, FrameSize size, Ffmpeg ffmpeg, Path folder) {
        return movingClips(
                plan, size, Collections.nCopies(plan.shots().size(), 0L), 0, ffmpeg, folder);
    }

    /**
     * The same.
     *
     * @param from of the waves of each shot, the number of the frame with which its clip begins
     * @param pan by which part of its width the whole picture moves a frame, besides
     */
    public static List<Clip> movingClips(
            ShotPlan plan,
            FrameSize size,
            List<Long> from,
            double pan,
            Ffmpeg ffmpeg,
            Path folder) {
        List<Clip> clips = new ArrayList<>();
        for (int i = 0; i < plan.shots().size(); i++) {
            int shot = i;
            Clip made =
                    clip(
                            plan,
                            i,
                            size,
                            frame -> waves(shot, from.get(shot) + frame, pan, size),
                            ffmpeg,
                            folder);
            clips.add(
                    Clip.silent(
                            made.shotId(), made.file(), made.frames(), "made", false, List.of()));
        }
        return clips;
    }

    private static byte[] waves(int shot, long frame, double pan, FrameSize size) {
        Random random = new Random(shot);
        double[] across = random.doubles(3, 2, 14).toArray();
        double[] down = random.doubles(3, 2, 14).toArray();
        double[] speed = random.doubles(3, 0.05, 0.2).toArray();
        byte[] bgr0 = new byte[size.pixels() * 4];
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < size.height(); y++) {
                double row = down[c] * y / size.height() + speed[c] * frame;
                for (int x = 0; x < size.width(); x++) {
                    double turns =
                            (row + across[c] * ((double) x / size.width() + pan * frame))
                                    / (2 * Math.PI);
                    bgr0[4 * (y * size.width() + x) + c] =
                            WAVE[(int) (turns * WAVE.length) & WAVE.length - 1];
                }
            }
        }
        return bgr0;
    }

    /** What the blocks of frame {@code frame} of the clip of shot {@code shot} say. */
    public static int code(int shot, long frame) {
        return shot << FRAME_BITS | (int) frame;
    }

    private static byte[] coded(int code) {
        byte[] bgr0 = new byte[CODED.pixels() * 4];
        for (int y = 0; y < CODED.height(); y++) {
            for (int x = 0; x < CODED.width(); x++) {
                if (bit(code, y / 24 * 4 + x / 16)) {
                    int at = 4 * (y * CODED.width() + x);
                    bgr0[at] = bgr0[at + 1] = bgr0[at + 2] = (byte) 255;
                }
            }
        }
        return bgr0;
    }

    private static boolean bit(int code, int block) {
        return (code >> block & 1) == 1;
    }

    /** The 16 blocks' brightness, 0 to 1, of a mix of two codes. */
    public static double[] levels(int code, int other, double otherWeight, double light) {
        double[] levels = new double[BITS];
        for (int b = 0; b < BITS; b++) {
            double one = bit(code, b) ? 1 : 0;
            double two = bit(other, b) ? 1 : 0;
            levels[b] = light * ((1 - otherWeight) * one + otherWeight * two);
        }
        return levels;
    }

    /** The 16 blocks' brightness, 0 to 1, in the middle of each block of a grey CODED frame. */
    public static double[] levels(byte[] grey) {
        double[] levels = new double[BITS];
        for (int b = 0; b < BITS; b++) {
            int sum = 0;
            for (int y = 8; y < 16; y++) {
                for (int x = 5; x < 11; x++) {
                    int at = (b / 4 * 24 + y) * CODED.width() + b % 4 * 16 + x;
                    sum += grey[at] & 0xff;
                }
            }
            levels[b] = sum / 48.0 / 255;
        }
        return levels;
    }

    /** A grade of no correction; what it shows is of one grey. */
    public static ShotGrade grade(int shot, Lut3D lut, double deltaEBefore, double deltaEAfter) {
        ColourStatistics.Range none = new ColourStatistics.Range(0, 0, 0, 0);
        Picture grey = new Picture(9, 16);
        grey.fill(0x777777);
        ShotView view =
                new ShotView(
                        new ColourStatistics(none, none, 0, 180, List.of(), 1), grey, grey, grey);
        return new ShotGrade(shot, Correction.NONE, lut, deltaEBefore, deltaEAfter, view);
    }

    /** Grades that change nothing. */
    public static List<ShotGrade> untouched(ShotPlan plan) {
        Lut3D identity = Lut3D.bake(33, rgb -> {});
        return plan.shots().stream().map(shot -> grade(shot.id(), identity, 0, 0)).toList();
    }
}
