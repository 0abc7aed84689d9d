package io.beatframe.render;

import io.beatframe.clip.Clip;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FfmpegArguments;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.FilterGraph;
import io.beatframe.ffmpeg.FilterGraph.Chain;
import io.beatframe.ffmpeg.FilterGraph.Source;
import io.beatframe.ffmpeg.Loudness;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.plan.ShotPlan;
import io.beatframe.progress.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The footage's sound under the song: brought to 10 LU below it, and softer still while the song is
 * loud, so that it is heard where the song leaves room.
 *
 * @param samples of the reel's sound
 */
record AmbienceMix(Ffmpeg ffmpeg, Workspace workspace, long samples) {
    private static final double BELOW_SONG_LU = 10;

    /** Of a song that is silent here. */
    private static final double STAND_IN_LUFS = -14;

    /** What is softer than this is a microphone's noise, and louder noise would be no service. */
    private static final double MOST_GAIN_DB = 30;

    private static final List<String> RAW =
            List.of("-f", "f32le", "-ar", "48000", "-ch_layout", "stereo", "-i");

    /**
     * @param window the song, 48 kHz stereo
     * @param song how loud it is
     * @param notes takes how loud the footage's sound came out
     * @return both together, or the song alone where nothing was to be heard
     */
    Path add(ShotPlan plan, List<Clip> clips, Path window, Loudness song, List<String> notes) {
        if (!AmbienceTrack.any(clips)) {
            notes.add("The footage has no sound to keep.");
            return window;
        }
        Path raw = workspace.file("ambience.f32");
        AmbienceTrack.write(plan, clips, samples, raw);
        Loudness heard = Loudness.of(ffmpeg, raw(raw));
        if (!heard.measurable()) {
            notes.add("The footage's sound is silent.");
            return window;
        }
        double base = song.measurable() ? song.integratedLufs() : STAND_IN_LUFS;
        double gain = Math.min(MOST_GAIN_DB, base - BELOW_SONG_LU - heard.integratedLufs());
        Path ducked = workspace.file("ambience.wav");
        together(List.of(new Filter.Gain(gain)), raw(raw), window, new Filter.Duck(base), ducked);
        Loudness under = Loudness.of(ffmpeg, List.of("-i", "file:" + ducked));
        notes.add(
                String.format(
                        Locale.ROOT,
                        "The footage's sound lies under the song, %.0f LU below it on the whole.",
                        base - under.integratedLufs()));
        Path mixed = workspace.file("song-and-ambience.wav");
        List<String> song48 = List.of("-i", "file:" + window);
        together(List.of(), song48, ducked, new Filter.MixSounds(), mixed);
        return mixed;
    }

    private static List<String> raw(Path file) {
        List<String> input = new ArrayList<>(RAW);
        input.add("file:" + file);
        return input;
    }

    /** The first sound, filtered, and the second into one. */
    private void together(
            List<Filter> before, List<String> first, Path second, Filter filter, Path wave) {
        List<Filter> prepared = new ArrayList<>(before);
        prepared.add(new Filter.TrimSamples(0, samples));
        FilterGraph graph =
                new FilterGraph(
                        List.of(
                                new Chain(List.of(new Source.Audio(0)), prepared, List.of(0)),
                                new Chain(
                                        List.of(new Source.Pad(0), new Source.Audio(1)),
                                        List.of(filter),
                                        List.of(1))));
        List<String> arguments = new ArrayList<>(first);
        arguments.addAll(List.of("-i", "file:" + second));
        arguments.addAll(List.of("-filter_complex", FfmpegArguments.print(graph)));
        arguments.addAll(List.of("-map", FfmpegArguments.pad(1), "-map_metadata", "-1"));
        arguments.addAll(List.of("-c:a", "pcm_f32le", "-f", "wav", "file:" + wave));
        ffmpeg.run(arguments, 0, Progress.SILENT);
    }
}
