package io.beatframe.clip.footage;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FfmpegArguments;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.Probe;
import io.beatframe.progress.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is heard in a moment, from its start on and at its own speed: a slowed picture keeps the
 * sound of its place, as slowed sound would be a strange one.
 */
record Ambience(Ffmpeg ffmpeg, Moment moment, double seconds) {
    private static final int RATE = 48_000;
    private static final double MARGIN_SECONDS = 1;

    /**
     * Writes 32-bit float samples, two channels.
     *
     * @return empty where the source has no sound, or none that can be decoded
     */
    Optional<Path> write(Path file, List<String> notes) {
        if (moment.source().photo() || Probe.of(ffmpeg, moment.source().file()).audio().isEmpty()) {
            return Optional.empty();
        }
        long samples = Math.round(seconds * RATE);
        List<String> arguments =
                new ArrayList<>(moment.source().input(moment.start(), seconds + MARGIN_SECONDS));
        arguments.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1"));
        arguments.addAll(
                List.of(
                        "-af",
                        FfmpegArguments.print(
                                List.of(
                                        new Filter.Resample(RATE),
                                        new Filter.TrimSamples(0, samples)))));
        arguments.addAll(List.of("-f", "f32le", "file:" + file.toAbsolutePath()));
        try {
            ffmpeg.run(arguments, seconds, Progress.SILENT);
            return Optional.of(file);
        } catch (Failure failure) {
            if (failure.code() != ErrorCode.FFMPEG_FAILED) {
                throw failure;
            }
            notes.add("Its sound cannot be decoded, and is left out.");
            return Optional.empty();
        }
    }
}
