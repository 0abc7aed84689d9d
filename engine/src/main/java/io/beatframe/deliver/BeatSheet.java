package io.beatframe.deliver;

import io.beatframe.music.Beat;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.picture.Lettering;
import io.beatframe.picture.Paragraph;
import io.beatframe.picture.Picture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What we heard in a song, drawn: sections, sound wave, onsets, beats, bars. */
public final class BeatSheet {
    private static final int WIDTH = ContactSheet.WIDTH;
    private static final int MARGIN = ContactSheet.MARGIN;
    private static final int HEADER = 150;
    private static final int SECTIONS = 36;
    private static final int SOUND = 120;
    private static final int ONSETS = 72;
    private static final int BEATS = 46;
    private static final int NUMBERS = 26;
    private static final int AXIS = 34;
    private static final int GAP = 12;
    private static final int ROW = SECTIONS + SOUND + ONSETS + BEATS + NUMBERS + AXIS + 3 * GAP;
    private static final int ROW_GAP = 44;
    private static final int LEGEND = 64;
    private static final double ROW_SECONDS = 30;

    /** An hour-long song has crowded rows and not a picture that nothing can open. */
    private static final int MOST_ROWS = 20;

    /** Nearer to each other, the numbers of bars would touch. */
    private static final double NUMBER_WIDTH = 44;

    private BeatSheet() {}

    /**
     * @throws io.beatframe.failure.Failure OUTPUT_EXISTS, OUTPUT_UNWRITABLE, DISK_FULL
     */
    public static void write(Path png, MusicAnalysis music, boolean force) {
        byte[] bytes = draw(music).png();
        AtomicFile.write(png, force, file -> Files.write(file, bytes));
    }

    static Picture draw(MusicAnalysis music) {
        // Of a stretch of a song, the song before it is not known.
        double start = music.sections().isEmpty() ? 0 : music.sections().getFirst().start();
        double seconds = Math.max(0.1, music.track().seconds() - start);
        int rows = (int) Math.clamp(Math.ceil(seconds / ROW_SECONDS), 1, MOST_ROWS);
        double rowSeconds = seconds / rows;
        int bottom = MARGIN + HEADER + rows * ROW + (rows - 1) * ROW_GAP;
        Picture sheet = new Picture(WIDTH, bottom + LEGEND + MARGIN);
        sheet.fill(Tone.PAPER);
        header(sheet, music);
        for (int row = 0; row < rows; row++) {
            Lanes lanes =
                    new Lanes(
                            sheet,
                            MARGIN,
                            ContactSheet.CONTENT,
                            start + row * rowSeconds,
                            start + (row + 1) * rowSeconds);
            row(lanes, music, MARGIN + HEADER + row * (ROW + ROW_GAP));
        }
        legend(sheet, bottom + LEGEND);
        return sheet;
    }

    private static void row(Lanes lanes, MusicAnalysis music, double top) {
        double soundTop = top + SECTIONS + GAP;
        double onsetsTop = soundTop + SOUND + GAP;
        double beatsTop = onsetsTop + ONSETS + GAP;
        lanes.sections(music.sections(), top, SECTIONS, 21);
        List<Beat> beats =
                music.grid().beats().stream().filter(beat -> lanes.shows(beat.seconds())).toList();
        boolean crowded = beats.size() * 6 > ContactSheet.CONTENT;
        for (Beat beat : beats) {
            if (beat.downbeat() || !crowded) {
                // Through sound and onsets, so that the eye can follow.
                lanes.sheet()
                        .rectangle(
                                lanes.x(beat.seconds()) - 0.5,
                                soundTop,
                                1,
                                beatsTop - soundTop,
                                0xffffff,
                                beat.downbeat() ? 0.34 : 0.12);
            }
        }
        lanes.wave(music.wave(), 0, music.sections(), soundTop, SOUND);
        lanes.curve(music.onsets(), onsetsTop, ONSETS, Tone.GOOD);
        strengths(lanes, beats, beatsTop, crowded);
        bars(lanes, music.grid().beats(), beatsTop + BEATS + NUMBERS - 4);
        lanes.axis(top + ROW - 6, 21);
    }

    /** A beat's line is as long as the beat is strong. */
    private static void strengths(Lanes lanes, List<Beat> beats, double top, boolean crowded) {
        for (Beat beat : beats) {
            double x = lanes.x(beat.seconds());
            double length = 8 + (BEATS - 8) * beat.strength();
            int colour = beat.downbeat() ? Tone.ACCENT : Tone.MUTED;
            double wide = (beat.downbeat() ? 3 : 2) * (crowded ? 0.5 : 1);
            lanes.sheet().roundedRectangle(x - wide / 2, top, wide, length, wide / 2, colour, 1);
        }
    }

    /** The numbers of the bars, counted from the first downbeat, where there is room. */
    private static void bars(Lanes lanes, List<Beat> beats, double baseline) {
        int bar = 0;
        double free = 0;
        for (Beat beat : beats) {
            bar += beat.downbeat() ? 1 : 0;
            double x = lanes.x(beat.seconds());
            if (beat.downbeat() && lanes.shows(beat.seconds()) && x >= free) {
                String number = Integer.toString(bar);
                lanes.sheet()
                        .text(
                                x - Lettering.width(number, 17) / 2,
                                baseline,
                                17,
                                Lettering.Weight.REGULAR,
                                Tone.ACCENT,
                                0.9,
                                number);
                free = x + NUMBER_WIDTH;
            }
        }
    }

    private static void legend(Picture sheet, double baseline) {
        double x = MARGIN;
        x = entry(sheet, x, baseline, 3, Tone.ACCENT, "first beat of a bar, with its number");
        x = entry(sheet, x, baseline, 2, Tone.MUTED, "beat: the longer, the stronger");
        entry(sheet, x, baseline, 12, Tone.GOOD, "onsets: how much begins to sound");
    }

    private static double entry(
            Picture sheet, double x, double baseline, double wide, int colour, String words) {
        sheet.roundedRectangle(x, baseline - 20, wide, 24, Math.min(wide / 2, 2), colour, 0.9);
        double text = x + wide + 14;
        sheet.text(text, baseline, 20, Lettering.Weight.REGULAR, Tone.MUTED, 1, words);
        return text + Lettering.width(words, 20) + 56;
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
                        new Figure(Integer.toString(music.grid().meter()), "beats a bar"),
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
