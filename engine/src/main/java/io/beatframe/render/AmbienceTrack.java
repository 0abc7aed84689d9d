package io.beatframe.render;

import io.beatframe.clip.Clip;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.plan.ShotPlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The sounds of all clips where their pictures are, each faded over its join or, at a cut, over a
 * few milliseconds, so that none begins with a click.
 */
final class AmbienceTrack {
    private static final int CHANNELS = 2;
    private static final int BYTES_A_SAMPLE = CHANNELS * Float.BYTES;
    private static final double LEAST_FADE_SECONDS = 0.03;

    private final ShotPlan plan;
    private final float[] mixed;

    private AmbienceTrack(ShotPlan plan, long samples) {
        this.plan = plan;
        this.mixed = new float[(int) (CHANNELS * samples)];
    }

    static boolean any(List<Clip> clips) {
        return clips.stream().anyMatch(clip -> clip.sound().isPresent());
    }

    /** Writes 32-bit float samples at 48 kHz, two channels, exactly {@code samples} of them. */
    static void write(ShotPlan plan, List<Clip> clips, long samples, Path file) {
        AmbienceTrack track = new AmbienceTrack(plan, samples);
        try {
            for (int i = 0; i < clips.size(); i++) {
                if (clips.get(i).sound().isPresent()) {
                    track.add(i, clips.get(i).sound().get());
                }
            }
            track.write(file);
        } catch (IOException cannotCopy) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "Cannot write '" + file + "': " + cannotCopy.getMessage(),
                    cannotCopy);
        }
    }

    private void add(int index, Path sound) throws IOException {
        long start = sampleAt(plan.shots().get(index).range().start() - plan.lead(index));
        long end = sampleAt(plan.shots().get(index).range().end() + plan.tail(index));
        long fadeIn = fade(2L * plan.lead(index));
        long fadeOut = fade(2L * plan.tail(index));
        float[] heard = read(sound, end - start);
        long length = heard.length / CHANNELS;
        for (long i = 0; i < length; i++) {
            long at = start + i;
            if (at < 0 || at >= mixed.length / CHANNELS) {
                continue;
            }
            double in = Math.min(1, (i + 0.5) / fadeIn);
            double out = Math.min(1, (end - start - i - 0.5) / fadeOut);
            // Of equal power, as the two sounds of a join have nothing to do with each other.
            double gain = Math.sin(Math.PI / 2 * Math.min(in, out));
            for (int c = 0; c < CHANNELS; c++) {
                mixed[(int) (CHANNELS * at + c)] +=
                        (float) (gain * heard[(int) (CHANNELS * i + c)]);
            }
        }
    }

    private long sampleAt(long frame) {
        return Math.round(
                (double) frame
                        * plan.rate().denominator()
                        * EncoderSettings.SAMPLE_RATE
                        / plan.rate().numerator());
    }

    private long fade(long frames) {
        return Math.max(
                sampleAt(frames), Math.round(LEAST_FADE_SECONDS * EncoderSettings.SAMPLE_RATE));
    }

    /** At most so many samples; a sound may be shorter than its picture. */
    private static float[] read(Path sound, long most) throws IOException {
        try (FileChannel channel = FileChannel.open(sound)) {
            long samples = Math.min(most, channel.size() / BYTES_A_SAMPLE);
            ByteBuffer bytes = ByteBuffer.allocate((int) (samples * BYTES_A_SAMPLE));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Until all is there.
            }
            float[] heard = new float[(int) (CHANNELS * samples)];
            bytes.flip().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(heard);
            return heard;
        }
    }

    private void write(Path file) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * mixed.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(mixed);
        Files.write(file, bytes.array());
    }
}
