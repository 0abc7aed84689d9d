package io.beatframe.music;

import io.beatframe.ffmpeg.AudioReader;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.SafeInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** Writes what the net hears, for those who train it: see training/beats. */
public final class TrainingInputs {
    private TrainingInputs() {}

    /** Writes {@code NAME.inputs} beside the song: halves, little-endian, step by step. */
    public static void write(Ffmpeg ffmpeg, Path song) throws IOException {
        Path out =
                song.resolveSibling(
                        song.getFileName().toString().replaceFirst("\\.[^.]+$", ".inputs"));
        if (Files.exists(out)) {
            return;
        }
        float[] values = NetInputs.of(features(ffmpeg, song)).values();
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putShort(Float.floatToFloat16(value));
        }
        Files.write(out, bytes.array());
    }

    private static Features features(Ffmpeg ffmpeg, Path song) {
        FeatureExtractor extractor = new FeatureExtractor();
        AudioReader.read(
                ffmpeg,
                SafeInput.of(song),
                1,
                FeatureExtractor.SAMPLE_RATE,
                new AudioReader.Stretch(0, OptionalDouble.empty()),
                AudioReader.Mix.SUM,
                extractor::hear);
        return extractor.finish();
    }
}
