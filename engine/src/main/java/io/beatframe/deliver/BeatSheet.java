package io.beatframe.deliver;

import io.beatframe.music.Beat;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.picture.Lettering;
import io.beatframe.picture.Paragraph;
import io.beatframe.picture.Picture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What we heard in a song, drawn: sections, sound wave, beats and their strengths. */
public final class BeatSheet {
    private static final int WIDTH = ContactSheet.WIDTH;
    private static final int MARGIN = ContactSheet.MARGIN;
    private static final int HEADER = 150;
    private static final int SECTIONS = 36;
    private static final int SOUND = 130;
    private static final int BEATS = 46;
    private static final int AXIS = 34;
    private static final int ROW = SECTIONS + SOUND + BEATS + AXIS + 24;
    private static final int ROW_GAP = 40;
    private static final double ROW_SECONDS = 60;

    /** An hour-long song has crowded rows and not a picture that nothing can open. */
    private static final int MOST_ROWS = 24;

    private BeatSheet() {}

    /**
     * @throws io.beatframe.failure.Failure OUTPUT_EXISTS, OUTPUT_UNWRITABLE, DISK_FULL
     */
    public static void write(Path png, MusicAnalysis music, boolean force) {
        byte[] bytes = draw(music).png();
        AtomicFile.write(png, force, file -> Files.write(file, bytes));
    }

    static Picture draw(MusicAnalysis music) {
        double seconds = Math.max(0.1, music.track().seconds());
        int rows = (int) Math.clamp(Math.ceil(seconds / ROW_SECONDS), 1, MOST_ROWS);
        double rowSeconds = seconds / rows;
        Picture sheet = new Picture(WIDTH, 2 * MARGIN + HEADER + rows * ROW + (rows - 1) * ROW_GAP);
        sheet.fill(Tone.PAPER);
        header(sheet, music);
        for (int row = 0; row < rows; row++) {
            Lanes lanes =
                    new Lanes(
                            sheet,
                            MARGIN,
                            ContactSheet.CONTENT,
                            row * rowSeconds,
                            (row + 1) * rowSeconds);
            row(lanes, music, MARGIN + HEADER + row * (ROW + ROW_GAP));
        }
        return sheet;
    }

    private static void row(Lanes lanes, MusicAnalysis music, double top) {
        double soundTop = top + SECTIONS + 12;
        lanes.sections(music.sections(), top, SECTIONS, 21);
        for (Beat beat : music.grid().beats()) {
            if (beat.downbeat()
                    && beat.seconds() >= lanes.fromSeconds()
                    && beat.seconds() < lanes.toSeconds()) {
                lanes.sheet()
                        .rectangle(
                                lanes.x(beat.seconds()) - 0.5, soundTop, 1, SOUND, 0xffffff, 0.3);
            }
        }
        lanes.wave(music.wave(), 0, music.sections(), soundTop, SOUND);
        strengths(lanes, music.grid().beats(), soundTop + SOUND + 12);
        lanes.axis(top + ROW - 6, 21);
    }

    /** A beat's line is as long as the beat is strong. */
    private static void strengths(Lanes lanes, List<Beat> beats, double top) {
        for (Beat beat : beats) {
            if (beat.seconds() >= lanes.fromSeconds() && beat.seconds() < lanes.toSeconds()) {
                double x = lanes.x(beat.seconds());
                double length = 8 + (BEATS - 8) * beat.strength();
                int colour = beat.downbeat() ? Tone.ACCENT : Tone.MUTED;
                double wide = beat.downbeat() ? 3 : 2;
                lanes.sheet()
                        .roundedRectangle(x - wide / 2, top, wide, length, wide / 2, colour, 1);
            }
        }
    }

    private static void header(Picture sheet, MusicAnalysis music) {
        Path name = music.track().file().getFileName();
        String title = Words.drawable(name == null ? "" : name.toString());
        long bars = music.grid().beats().stream().filter(Beat::downbeat).count();
        List<Figure> figures =
                List.of(
                        new Figure(Words.figure(music.grid().bpm(), 1), "bpm"),
                        new Figure(
                                Words.figure(100 * music.grid().confidence(), 0) + " %",
                                "confidence"),
                        new Figure(Integer.toString(music.grid().beats().size()), "beats"),
                        new Figure(Long.toString(bars), "bars"),
                        new Figure(Words.clock(music.track().seconds()), "length"));
        double right = MARGIN + ContactSheet.CONTENT;
        for (Figure figure : figures.reversed()) {
            figure.drawRight(sheet, right, MARGIN + 74);
            right -= figure.width() + 52;
        }
        sheet.text(MARGIN, MARGIN + 20, 22, Lettering.Weight.BOLD, Tone.ACCENT, 1, "BEATFRAME");
        sheet.text(
                MARGIN,
                MARGIN + 74,
                44,
                Lettering.Weight.BOLD,
                Tone.TEXT,
                1,
                Paragraph.shortened(title, 44, Lettering.Weight.BOLD, right - MARGIN));
    }
}
