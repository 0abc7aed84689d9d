package io.beatframe.render;

import io.beatframe.clip.Clip;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FfmpegArguments;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.Loudness;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.plan.ShotPlan;
import io.beatframe.progress.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Masters the stretch of the song that the reel plays: cut to the sample, faded at its ends, and
 * brought to -14 LUFS with true peaks below -1 dBTP, both of the sound as it is decoded again after
 * its encoding. The trial encodes here and the reel's own are the same encoder on the same samples,
 * so what was measured here is what the reel holds.
 */
final class SongMaster {
    private static final double TARGET_LUFS = -14;
    private static final double TOLERANCE = 0.15;
    private static final double PEAK_DBTP = -1.15;
    private static final double FIRST_CEILING_DBFS = -1.6;

    /** A song softer than -60 LUFS is noise; louder noise would be no service. */
    private static final double MOST_GAIN_DB = 46;

    private static final int MOST_TRIALS = 8;

    /** Peaks between samples are seen by a limiter that works at four times the rate. */
    private static final int LIMITER_RATE = 4 * EncoderSettings.SAMPLE_RATE;

    private static final double FADE_IN_SECONDS = 0.02;
    private static final double FADE_OUT_SECONDS = 0.6;

    private final Ffmpeg ffmpeg;
    private final Workspace workspace;
    private final EncoderSettings settings;
    private final long samples;

    private SongMaster(Ffmpeg ffmpeg, Workspace workspace, EncoderSettings settings, long samples) {
        this.ffmpeg = ffmpeg;
        this.workspace = workspace;
        this.settings = settings;
        this.samples = samples;
    }

    /**
     * @param file PCM, 48 kHz stereo, exactly {@code samples} long
     */
    record Mastered(
            Path file, long samples, double songLufs, Setting setting, List<String> notes) {}

    /** What is done to the sound: one gain, and a ceiling where the gain would exceed it. */
    record Setting(double gainDb, double ceilingDbfs, boolean limited) {}

    static Mastered master(
            ShotPlan plan,
            List<Clip> clips,
            Ffmpeg ffmpeg,
            Workspace workspace,
            EncoderSettings settings,
            Progress progress) {
        return new SongMaster(ffmpeg, workspace, settings, samples(plan))
                .master(plan, clips, progress);
    }

    /** As long as the picture, and never shorter. */
    static long samples(ShotPlan plan) {
        long numerator = plan.frames() * plan.rate().denominator() * EncoderSettings.SAMPLE_RATE;
        return Math.ceilDiv(numerator, plan.rate().numerator());
    }

    private Mastered master(ShotPlan plan, List<Clip> clips, Progress progress) {
        Path songAlone = workspace.file("song-window.wav");
        cut(plan, songAlone);
        Loudness song = measured(songAlone);
        List<String> notes = new ArrayList<>();
        Path window = songAlone;
        Loudness whole = song;
        if (plan.brief().keepSound()) {
            window =
                    new AmbienceMix(ffmpeg, workspace, samples)
                            .add(plan, clips, songAlone, song, notes);
            whole = measured(window);
        }
        progress.report(0.3);
        Path mastered = workspace.file("song.wav");
        if (!whole.measurable()) {
            Setting asItIs = new Setting(0, FIRST_CEILING_DBFS, false);
            apply(asItIs, window, mastered);
            progress.report(1);
            notes.add("The song is silent here, so its loudness was left alone.");
            return new Mastered(mastered, samples, song.integratedLufs(), asItIs, notes);
        }
        Setting setting = first(whole);
        for (int trial = 1; ; trial++) {
            apply(setting, window, mastered);
            Loudness decoded = asDecoded(mastered);
            progress.report(0.3 + 0.7 * trial / MOST_TRIALS);
            double missing = TARGET_LUFS - decoded.integratedLufs();
            double over = decoded.truePeakDbtp() - PEAK_DBTP;
            if (Math.abs(missing) <= TOLERANCE && over <= 0) {
                break;
            }
            if (trial == MOST_TRIALS) {
                notes.add(
                        String.format(
                                Locale.ROOT,
                                "The song came to %.1f LUFS and %.1f dBTP, not to -14 and -1.",
                                decoded.integratedLufs(),
                                decoded.truePeakDbtp()));
                break;
            }
            setting = next(setting, missing, over);
        }
        progress.report(1);
        return new Mastered(mastered, samples, song.integratedLufs(), setting, notes);
    }

    private static Setting first(Loudness song) {
        double gain = Math.min(MOST_GAIN_DB, TARGET_LUFS - song.integratedLufs());
        boolean limited = song.truePeakDbtp() + gain > PEAK_DBTP - 0.3;
        return new Setting(gain, FIRST_CEILING_DBFS, limited);
    }

    private static Setting next(Setting setting, double missing, double over) {
        // A limiter eats part of what is added, so it takes a little more.
        double step = setting.limited() && missing > 0 ? 1.25 * missing : missing;
        double gain = Math.abs(missing) <= TOLERANCE ? setting.gainDb() : setting.gainDb() + step;
        if (over <= 0) {
            return new Setting(
                    Math.min(MOST_GAIN_DB, gain), setting.ceilingDbfs(), setting.limited());
        }
        double ceiling =
                setting.limited() ? setting.ceilingDbfs() - over - 0.1 : FIRST_CEILING_DBFS;
        return new Setting(Math.min(MOST_GAIN_DB, gain), ceiling, true);
    }

    private void cut(ShotPlan plan, Path window) {
        long start = Math.round(plan.music().window().start() * EncoderSettings.SAMPLE_RATE);
        double seconds = (double) samples / EncoderSettings.SAMPLE_RATE;
        double fadeIn = start == 0 ? 0 : Math.min(FADE_IN_SECONDS, seconds / 8);
        double fadeOut = Math.min(FADE_OUT_SECONDS, seconds / 8);
        List<String> arguments = new ArrayList<>(SafeInput.of(plan.music().song()));
        run(
                arguments,
                List.of(
                        new Filter.Resample(EncoderSettings.SAMPLE_RATE),
                        new Filter.TrimSamples(start, start + samples),
                        new Filter.PadSilence(samples),
                        new Filter.FadeSound(fadeIn, fadeOut, seconds)),
                window);
    }

    private void apply(Setting setting, Path window, Path mastered) {
        List<Filter> filters = new ArrayList<>();
        filters.add(new Filter.Gain(setting.gainDb()));
        if (setting.limited()) {
            filters.add(new Filter.Resample(LIMITER_RATE));
            filters.add(new Filter.Limit(setting.ceilingDbfs()));
            filters.add(new Filter.Resample(EncoderSettings.SAMPLE_RATE));
        }
        filters.add(new Filter.TrimSamples(0, samples));
        filters.add(new Filter.PadSilence(samples));
        run(new ArrayList<>(ours(window)), filters, mastered);
    }

    private void run(List<String> input, List<Filter> filters, Path wave) {
        List<String> arguments = input;
        arguments.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1"));
        arguments.addAll(List.of("-af", FfmpegArguments.print(filters)));
        arguments.addAll(List.of("-c:a", "pcm_f32le", "-f", "wav"));
        arguments.add("file:" + wave);
        ffmpeg.run(arguments, 0, Progress.SILENT);
    }

    private Loudness measured(Path ours) {
        return Loudness.of(ffmpeg, ours(ours));
    }

    /** Encodes as the reel will, and measures what a player will hear. */
    private Loudness asDecoded(Path mastered) {
        Path trial = workspace.file("song-trial.m4a");
        List<String> arguments = new ArrayList<>(ours(mastered));
        arguments.addAll(List.of("-map", "0:a:0", "-map_metadata", "-1"));
        arguments.addAll(encoding(samples, settings));
        arguments.addAll(List.of("-use_editlist", "0", "-f", "mp4", "file:" + trial));
        ffmpeg.run(arguments, 0, Progress.SILENT);
        return measured(trial);
    }

    /**
     * The sound's filters and encoder, here and in the reel. The encoder puts 1024 samples of its
     * own before the sound; without an edit list they are heard, so they take the place of the
     * first 1024 samples, and all the others are where they belong.
     */
    static List<String> encoding(long samples, EncoderSettings settings) {
        List<String> arguments = new ArrayList<>();
        arguments.add("-af");
        arguments.add(
                FfmpegArguments.print(
                        List.of(new Filter.TrimSamples(EncoderSettings.PRIMING_SAMPLES, samples))));
        arguments.addAll(settings.sound());
        return arguments;
    }

    private static List<String> ours(Path file) {
        return List.of("-i", "file:" + file);
    }
}
