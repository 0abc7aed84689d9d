package io.beatframe.plan.llm;

import io.beatframe.ffmpeg.AudioReader;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.plan.PlannedMusic;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalDouble;

/**
 * The stretch of the song that the reel plays, for models that can listen: a WAV file of 16 kHz in
 * mono, which is all that they hear. Three minutes are 5.8 MB, well under the 20 MB that go inline.
 *
 * @param base64 the file
 */
record Sound(String base64) {
    static final String TYPE = "audio/wav";
    private static final int RATE = 16_000;

    static Sound of(Ffmpeg ffmpeg, PlannedMusic music) {
        ByteArrayOutputStream samples = new ByteArrayOutputStream();
        AudioReader.read(
                ffmpeg,
                SafeInput.of(music.song()),
                1,
                RATE,
                new AudioReader.Stretch(
                        music.window().start(), OptionalDouble.of(music.window().duration())),
                AudioReader.Mix.SUM,
                (heard, count) -> {
                    ByteBuffer block =
                            ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
                    for (int i = 0; i < count; i++) {
                        block.putShort((short) Math.round(32_767 * Math.clamp(heard[i], -1f, 1f)));
                    }
                    samples.writeBytes(block.array());
                });
        return new Sound(Base64.getEncoder().encodeToString(wav(samples.toByteArray())));
    }

    private static byte[] wav(byte[] samples) {
        ByteBuffer file = ByteBuffer.allocate(44 + samples.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(36 + samples.length).put(ascii("WAVE"));
        file.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
        file.putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
        return file.put(ascii("data")).putInt(samples.length).put(samples).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** How large it is and not what it holds. */
    @Override
    public String toString() {
        return "Sound of " + base64.length() + " characters";
    }
}
