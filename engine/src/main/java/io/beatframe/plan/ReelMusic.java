package io.beatframe.plan;

import io.beatframe.music.Beat;
import io.beatframe.music.BeatGrid;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.MusicWindow;
import io.beatframe.music.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The song as the reel hears it: clipped to the window, counted from the reel's start. Where beats
 * are missing for longer than a shot may last, an even pulse goes on, because a reel needs cuts
 * even where a song holds its breath; a note says so.
 */
final class ReelMusic {
    private static final double PULSE_BPM = 100;

    private ReelMusic() {}

    static PlannedMusic clip(
            Path song,
            MusicAnalysis music,
            MusicWindow window,
            double longestSec,
            List<String> notes) {
        BeatGrid grid = music.grid();
        List<Beat> heard =
                grid.beats().stream()
                        .filter(b -> b.seconds() >= window.start() && b.seconds() < window.end())
                        .map(b -> moved(b, window))
                        .filter(b -> b.seconds() < window.duration())
                        .toList();
        double bpm = grid.bpm() >= 30 && grid.bpm() <= 300 ? grid.bpm() : PULSE_BPM;
        List<Beat> beats = filled(heard, window.duration(), 60 / bpm, longestSec);
        if (beats.size() > heard.size()) {
            notes.add(
                    heard.isEmpty()
                            ? "No beat is heard in this stretch of the song; the cuts follow an even"
                                    + " pulse of "
                                    + Math.round(bpm)
                                    + " bpm."
                            : "The beat pauses in this stretch of the song; the cuts go on in its tempo.");
        }
        return new PlannedMusic(
                song,
                window,
                bpm,
                heard.isEmpty() ? 0 : grid.confidence(),
                heard.isEmpty() ? Optional.empty() : Optional.of(grid.scores()),
                beats,
                sections(music.sections(), window));
    }

    /**
     * To the microsecond: no beat is known more exactly, and a plan file stays readable. It also
     * keeps a beat half-way between two frames from falling to either side by an error in the last
     * bit.
     */
    static double micros(double seconds) {
        return Math.round(seconds * 1e6) / 1e6;
    }

    private static Beat moved(Beat beat, MusicWindow window) {
        return beat.at(Math.max(0, micros(beat.seconds() - window.start())));
    }

    private static List<Beat> filled(
            List<Beat> heard, double duration, double period, double longestSec) {
        List<Beat> beats = new ArrayList<>();
        double from = 0;
        int position = 1;
        for (Beat beat : heard) {
            if (beat.seconds() - from > longestSec) {
                pulse(beats, from, beat.seconds() - period / 2, period, position);
            }
            if (beats.isEmpty() || beat.seconds() > beats.getLast().seconds()) {
                beats.add(beat);
            }
            from = beat.seconds() + period;
            position = beat.positionInBar() % 4 + 1;
        }
        if (duration - from > longestSec) {
            pulse(beats, from, duration, period, position);
        }
        return beats;
    }

    private static void pulse(
            List<Beat> beats, double from, double before, double period, int position) {
        for (int i = 0; from + i * period < before; i++) {
            beats.add(new Beat(micros(from + i * period), (position - 1 + i) % 4 + 1, 0, 0));
        }
    }

    private static List<Section> sections(List<Section> song, MusicWindow window) {
        List<Section> inside = new ArrayList<>();
        for (Section section : song) {
            double start = micros(Math.max(section.start(), window.start()) - window.start());
            double end = micros(Math.min(section.end(), window.end()) - window.start());
            if (end > start) {
                inside.add(new Section(section.kind(), start, end, section.energy()));
            }
        }
        return inside.isEmpty()
                ? List.of(new Section(Section.Kind.FLAT, 0, micros(window.duration()), 0.5))
                : inside;
    }
}
