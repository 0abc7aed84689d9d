package io.beatframe.music;

import io.beatframe.ffmpeg.AudioReader;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.testing.AnnotatedSong;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;

/** Writes what is heard of annotated songs, for those who learn from it: see training/beats. */
public final class TrainingInputs {
    private TrainingInputs() {}

    /**
     * Writes beside the song {@code NAME.inputs}, what the net hears (halves, little-endian, step
     * by step), and {@code NAME.cues}, what the bars are found by (a line of numbers a beat).
     */
    public static void write(Ffmpeg ffmpeg, AnnotatedSong song) throws IOException {
        Path inputs = beside(song, "inputs");
        Path cues = beside(song, "cues");
        if (Files.exists(inputs) && Files.exists(cues)) {
            return;
        }
        Features features = features(ffmpeg, song.audio());
        NetInputs heard = NetInputs.of(features);
        ByteBuffer bytes =
                ByteBuffer.allocate(2 * heard.values().length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : heard.values()) {
            bytes.putShort(Float.floatToFloat16(value));
        }
        Files.write(inputs, bytes.array());
        Files.writeString(cues, lines(song, features, BeatNet.trained().hear(heard)));
    }

    private static String lines(AnnotatedSong song, Features features, Activations net) {
        double[] beats =
                song.beats().stream()
                        .mapToDouble(Double::doubleValue)
                        .filter(beat -> beat < features.seconds())
                        .toArray();
        BarCues cues = BarCues.of(beats, features, net);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < beats.length; i++) {
            lines.append(
                    String.format(
                            Locale.ROOT,
                            "%.4f %.3f %.3f %.3f %.3f %.3f%n",
                            beats[i],
                            cues.bassOnset()[i],
                            cues.bassChange()[i],
                            cues.phrase()[i],
                            cues.midOnset()[i],
                            cues.net()[i]));
        }
        return lines.toString();
    }

    private static Path beside(AnnotatedSong song, String suffix) {
        return song.audio().resolveSibling(song.name() + "." + suffix);
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
