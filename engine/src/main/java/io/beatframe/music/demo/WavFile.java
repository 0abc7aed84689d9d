package io.beatframe.music.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** 16-bit PCM at 44.1 kHz. */
public final class WavFile {
    private static final int HEADER = 44;

    private WavFile() {}

    /**
     * @param channels of equal length, -1 to 1
     */
    public static void write(Path file, float[][] channels) throws IOException {
        int frame = 2 * channels.length;
        int bytes = channels[0].length * frame;
        ByteBuffer wav = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER - 8 + bytes);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) channels.length);
        wav.putInt(Sound.RATE).putInt(Sound.RATE * frame);
        wav.putShort((short) frame).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        for (int i = 0; i < channels[0].length; i++) {
            for (float[] channel : channels) {
                wav.putShort((short) Math.round(Math.clamp(channel[i], -1f, 1f) * 32767));
            }
        }
        Files.write(file, wav.array());
    }
}
