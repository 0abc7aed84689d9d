package io.beatframe.deliver;

import io.beatframe.check.QualityReport;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.picture.Picture;
import io.beatframe.plan.ShotPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The reel on one page: what was asked for, a picture of every shot, and below them the shots, the
 * sound and the beats along one time axis, so that a person sees that the cuts lie on the beats; at
 * the foot what the check measured.
 */
public final class ContactSheet {
    /** Made to be shown at half its size. */
    static final int WIDTH = 1800;

    static final int MARGIN = 72;
    static final int CONTENT = WIDTH - 2 * MARGIN;
    private static final int GAP = 56;

    private ContactSheet() {}

    /**
     * Takes one frame per shot from the finished reel and writes the sheet as a PNG file.
     *
     * @param wave peaks of each hundredth of a second from the start of the song, as in {@code
     *     MusicAnalysis}; empty: the sound is not drawn
     * @param quality what the check measured, where it was made
     * @throws io.beatframe.failure.Failure OUTPUT_EXISTS, OUTPUT_UNWRITABLE, FFMPEG_FAILED
     */
    public static void write(
            Path png,
            Ffmpeg ffmpeg,
            Path reel,
            ShotPlan plan,
            List<Float> wave,
            Optional<QualityReport> quality,
            boolean force) {
        AtomicFile.check(png, force);
        byte[] bytes = draw(ffmpeg, reel, plan, wave, quality).png();
        AtomicFile.write(png, force, file -> Files.write(file, bytes));
    }

    /**
     * Takes one frame per shot from the finished reel, in one pass over it, and draws the sheet.
     */
    public static Picture draw(
            Ffmpeg ffmpeg,
            Path reel,
            ShotPlan plan,
            List<Float> wave,
            Optional<QualityReport> quality) {
        ShotGrid grid = ShotGrid.of(plan);
        return draw(plan, ReelFrames.read(ffmpeg, reel, plan, grid.frameSize()), wave, quality);
    }

    /**
     * @param frames one per shot
     */
    static Picture draw(
            ShotPlan plan,
            List<Picture> frames,
            List<Float> wave,
            Optional<QualityReport> quality) {
        SheetHeader header = SheetHeader.of(plan);
        ShotGrid grid = ShotGrid.of(plan);
        int gridTop = MARGIN + header.height() + GAP;
        int timelineTop = gridTop + grid.height() + GAP;
        int footTop = timelineTop + SheetTimeline.HEIGHT + GAP;
        int bottom = quality.isPresent() ? footTop + SheetFooter.HEIGHT : footTop - GAP;
        Picture sheet = new Picture(WIDTH, bottom + MARGIN);
        sheet.fill(Tone.PAPER);
        header.draw(sheet, MARGIN);
        grid.draw(sheet, gridTop, frames);
        new SheetTimeline(plan, frames, wave).draw(sheet, timelineTop);
        quality.ifPresent(report -> SheetFooter.draw(sheet, footTop, report));
        return sheet;
    }
}
