package io.beatframe.server.reel;

import io.beatframe.music.MusicAnalysis;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What was heard in a song, for people who choose a stretch of it. Times are seconds from its
 * start.
 *
 * @param confidence that tempo and phase are right, 0 to 1
 * @param warnings what a person should know
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SongAnalysis(
        double durationSec,
        double bpm,
        double confidence,
        List<Beat> beats,
        List<Section> sections,
        Waveform waveform,
        List<String> warnings) {
    private static final int MOST_PEAKS = 1000;
    private static final double PEAKS_PER_SECOND = 100;

    /**
     * @param positionInBar 1 is the downbeat
     * @param strength 0 to 1
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Beat(double sec, int positionInBar, double strength) {}

    /**
     * @param kind intro, build, peak, break, outro or flat
     * @param energy 0 to 1, relative to the song
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Section(String kind, double startSec, double endSec, double energy) {}

    /**
     * For drawing.
     *
     * @param peaks the highest level of each stretch, 0 to 1; a thousand at most
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Waveform(double secondsPerPeak, List<Double> peaks) {}

    public SongAnalysis {
        beats = List.copyOf(beats);
        sections = List.copyOf(sections);
        warnings = List.copyOf(warnings);
    }

    public static SongAnalysis of(MusicAnalysis music) {
        return new SongAnalysis(
                rounded((double) music.track().samples() / music.track().sampleRate()),
                rounded(music.grid().bpm()),
                rounded(music.grid().confidence()),
                music.grid().beats().stream()
                        .map(beat ->
                                new Beat(
                                        rounded(beat.seconds()),
                                        beat.positionInBar(),
                                        rounded(beat.strength())))
                        .toList(),
                music.sections().stream()
                        .map(section ->
                                new Section(
                                        section.kind().id(),
                                        rounded(section.start()),
                                        rounded(section.end()),
                                        rounded(section.energy())))
                        .toList(),
                waveform(music.wave()),
                music.warnings().stream().map(ClientWords::of).toList());
    }

    private static Waveform waveform(List<Float> wave) {
        int each = Math.max(1, (wave.size() + MOST_PEAKS - 1) / MOST_PEAKS);
        List<Double> peaks = new ArrayList<>();
        for (int from = 0; from < wave.size(); from += each) {
            float peak = 0;
            for (int i = from; i < Math.min(wave.size(), from + each); i++) {
                peak = Math.max(peak, wave.get(i));
            }
            peaks.add(rounded(peak));
        }
        return new Waveform(each / PEAKS_PER_SECOND, peaks);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
