package io.beatframe.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes sounds as WAV files: 16 bit, stereo. */
public final class MadeSong {
    private MadeSong() {}

    /** A sound as a function of time. */
    @FunctionalInterface
    public interface Wave {
        /** From -1 to 1. */
        double at(double seconds);
    }

    public static Path write(Path file, int rate, double seconds, Wave wave) {
        int samples = (int) Math.round(rate * seconds);
        ByteBuffer out = ByteBuffer.allocate(44 + 4 * samples).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(36 + 4 * samples).put(ascii("WAVEfmt ")).putInt(16);
        out.putShort((short) 1).putShort((short) 2).putInt(rate).putInt(4 * rate);
        out.putShort((short) 4).putShort((short) 16).put(ascii("data")).putInt(4 * samples);
        for (int i = 0; i < samples; i++) {
            double value = Math.clamp(wave.at((double) i / rate), -1, 1);
            short sample = (short) Math.round(32_767 * value);
            out.putShort(sample).putShort(sample);
        }
        try {
            return Files.write(file, out.array());
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    /** A chord with a soft drum every half second. */
    public static Path music(Path file, double seconds) {
        return write(
                file,
                44_100,
                seconds,
                t -> {
                    double drum = Math.exp(-12 * (t % 0.5)) * Math.sin(2 * Math.PI * 70 * t);
                    double chord = 0;
                    for (double hz : new double[] {220, 277.2, 329.6}) {
                        chord += Math.sin(2 * Math.PI * hz * t);
                    }
                    return 0.3 * drum + 0.06 * chord;
                });
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
