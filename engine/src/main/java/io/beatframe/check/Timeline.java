package io.beatframe.check;

import io.beatframe.clip.Clip;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.FrameReader;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.grade.ShotGrade;
import io.beatframe.grade.TonalColours;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Transition;
import io.beatframe.progress.Progress;
import io.beatframe.render.ClipRow;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameSize;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * How the reel should look around each join, worked out here from the plan, the clips and the
 * colour cubes, and not by the graph that rendered it: so what agrees with it proves graph and
 * encoder. Small luma pictures, kept for the frames next to joins only.
 */
public final class Timeline {
    private static final int BYTES = 3;

    private final ShotPlan plan;
    private final List<Boolean> still;
    private final FrameSize size;
    private final Map<Long, byte[]> bySource = new HashMap<>();
    private final Map<Long, TonalColours> asFilmed = new HashMap<>();

    private Timeline(ShotPlan plan, List<Clip> clips, FrameSize size) {
        this.plan = plan;
        this.still = clips.stream().map(Clip::still).toList();
        this.size = size;
    }

    /**
     * Decodes the clips once.
     *
     * @param clips one per shot, as they were rendered
     * @param grades one per shot
     */
    public static Timeline of(
            ShotPlan plan,
            List<Clip> clips,
            List<ShotGrade> grades,
            Ffmpeg ffmpeg,
            Workspace workspace,
            Progress progress) {
        FrameSize size = Luma.size(plan.size().width(), plan.size().height());
        Timeline timeline = new Timeline(plan, clips, size);
        List<Long> needed = List.copyOf(timeline.neededSources());
        if (!needed.isEmpty()) {
            List<FrameRange> ranges =
                    needed.stream().map(frame -> new FrameRange(frame, 1)).toList();
            long read =
                    FrameReader.read(
                            ffmpeg,
                            ClipRow.input(plan, clips, workspace),
                            List.of(new Filter.KeepFrames(joined(ranges))),
                            size,
                            FrameReader.Pixels.RGB24,
                            (index, frame) -> {
                                if (index < needed.size()) {
                                    long source = needed.get((int) index);
                                    timeline.keep(source, frame, grades);
                                    progress.report((index + 1.0) / needed.size());
                                }
                            });
            if (read != needed.size()) {
                throw new Failure(
                        ErrorCode.CLIPS_UNFIT,
                        "The clips gave "
                                + read
                                + " frames where the plan needs "
                                + needed.size()
                                + ". Make the reel anew from the plan.");
            }
        }
        return timeline;
    }

    private static List<FrameRange> joined(List<FrameRange> ranges) {
        List<FrameRange> joined = new ArrayList<>();
        for (FrameRange range : ranges) {
            if (!joined.isEmpty() && joined.getLast().end() == range.start()) {
                FrameRange last = joined.removeLast();
                joined.add(FrameRange.between(last.start(), range.end()));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    FrameSize size() {
        return size;
    }

    /** Whether a shot may stand still by intention. */
    boolean still(int shot) {
        return still.get(shot);
    }

    /**
     * The reel's frame as it should be.
     *
     * @return empty where nothing was kept
     */
    Optional<byte[]> frame(long reelFrame) {
        Moment moment = moment(reelFrame);
        byte[] one = bySource.get(moment.source);
        byte[] two = bySource.get(moment.other);
        if (one == null || two == null) {
            return Optional.empty();
        }
        return Optional.of(filmed(moment.mixture.of(one, two, size)));
    }

    /** The frame of one shot's clip that lies on a reel's frame, graded, alone. */
    Optional<byte[]> frameOfShot(int shot, long reelFrame) {
        return Optional.ofNullable(bySource.get(source(shot, reelFrame)))
                .map(luma -> filmed(luma.clone()));
    }

    /** See {@link CutMeasure#deltaEAsFilmed}. */
    OptionalDouble deltaEAsFilmed(Join join) {
        return JoinColours.between(
                asFilmed.get(source(join.index(), join.lastBefore())),
                asFilmed.get(source(join.index() + 1, join.firstPure())));
    }

    private byte[] filmed(byte[] luma) {
        new FilmLuma(plan.brief().grading().film(), size).apply(luma);
        return luma;
    }

    private TreeSet<Long> neededSources() {
        TreeSet<Long> needed = new TreeSet<>();
        for (Join join : Join.of(plan)) {
            for (long frame : join.samples(plan.frames())) {
                Moment moment = moment(frame);
                needed.add(moment.source);
                needed.add(moment.other);
            }
        }
        return needed;
    }

    private void keep(long source, byte[] rgb, List<ShotGrade> grades) {
        int shot = shotOfSource(source);
        asFilmed.put(source, JoinColours.ofRgb(rgb, size));
        byte[] graded = new byte[rgb.length];
        grades.get(shot).lut().apply(rgb, graded);
        byte[] luma = new byte[size.pixels()];
        for (int i = 0; i < luma.length; i++) {
            double red = graded[BYTES * i] & 0xff;
            double green = graded[BYTES * i + 1] & 0xff;
            double blue = graded[BYTES * i + 2] & 0xff;
            double bt709 = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
            luma[i] = (byte) Math.round(Luma.BLACK + bt709 * 219 / 255);
        }
        bySource.put(source, luma);
    }

    private int shotOfSource(long source) {
        long end = 0;
        for (int i = 0; i < plan.shots().size(); i++) {
            end += plan.clipFrames(i);
            if (source < end) {
                return i;
            }
        }
        throw new IllegalArgumentException("No clip has frame " + source);
    }

    /** Where a shot's clip has the picture for a reel's frame, in the row of all clips. */
    private long source(int shot, long reelFrame) {
        long start = 0;
        for (int i = 0; i < shot; i++) {
            start += plan.clipFrames(i);
        }
        return start + plan.lead(shot) + reelFrame - plan.shots().get(shot).range().start();
    }

    /**
     * What is seen on one frame.
     *
     * @param source a frame of the shot that goes, or the only one
     * @param other a frame of the shot that comes
     * @param mixture how they are seen together
     */
    private record Moment(long source, long other, Mixture mixture) {}

    private Moment moment(long frame) {
        int shot = shotOf(frame);
        FrameRange range = plan.shots().get(shot).range();
        if (frame < range.start() + plan.lead(shot)) {
            return inside(shot - 1, frame, range.start());
        }
        if (frame >= range.end() - plan.tail(shot)) {
            return inside(shot, frame, range.end());
        }
        long source = source(shot, frame);
        return new Moment(source, source, Mixture.of(new Transition.Cut(), 0, 0));
    }

    private Moment inside(int before, long frame, long anchor) {
        long out = source(before, frame);
        long in = source(before + 1, frame);
        Transition join = plan.joins().get(before);
        return new Moment(out, in, Mixture.of(join, before, frame - anchor));
    }

    private int shotOf(long frame) {
        for (int i = 0; i < plan.shots().size(); i++) {
            if (plan.shots().get(i).range().contains(frame)) {
                return i;
            }
        }
        throw new IllegalArgumentException("No shot has frame " + frame);
    }
}
