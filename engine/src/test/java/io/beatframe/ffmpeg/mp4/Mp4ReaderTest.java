package io.beatframe.ffmpeg.mp4;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Mp4ReaderTest {
    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("made.mp4");
    }

    @Test
    void readsTheTimesOfSamples() throws Exception {
        // Decoded 0, 10, 20, 30; shown 0, 30, 10, 20: one B-frame pyramid, offsets signed.
        byte[] ctts = ints(1 << 24, 4, 1, 0, 1, 20, 1, -10, 1, -10);
        Files.write(file, join(box("ftyp"), moov(ctts, false), box("mdat", new byte[8])));
        Mp4Layout layout = Mp4Reader.read(file).orElseThrow();
        assertThat(layout.moovFirst()).isTrue();
        assertThat(layout.tracks())
                .containsExactly(new Mp4Layout.Track("vide", false, 300, 4, 40, 0, 10, true, 4));
    }

    @Test
    void seesEditListsLateStartsAndUnevenFrames() throws Exception {
        byte[] ctts = ints(0, 1, 4, 7);
        Files.write(file, join(box("mdat"), moov(ctts, true)));
        Mp4Layout layout = Mp4Reader.read(file).orElseThrow();
        assertThat(layout.moovFirst()).isFalse();
        assertThat(layout.track("vide").orElseThrow().editList()).isTrue();
        assertThat(layout.track("vide").orElseThrow().startTicks()).isEqualTo(7);

        Files.write(file, moov(ints(0, 2, 3, 0, 1, 5), false));
        Mp4Layout uneven = Mp4Reader.read(file).orElseThrow();
        assertThat(uneven.track("vide").orElseThrow().evenTicks()).isZero();
    }

    @Test
    void claimsBeyondTheFileAreRefused() throws Exception {
        byte[] good = join(box("ftyp"), moov(ints(0, 1, 4, 0), false));
        for (int cut = 1; cut < good.length; cut++) {
            byte[] part = new byte[cut];
            System.arraycopy(good, 0, part, 0, cut);
            Files.write(file, part);
            assertThat(Mp4Reader.read(file)).as("cut at " + cut).isEmpty();
        }
    }

    @Test
    void randomDamageNeverThrows() throws Exception {
        byte[] good = join(box("ftyp"), moov(ints(0, 1, 4, 0), false));
        Random random = new Random(7);
        int stillRead = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] bad = good.clone();
            for (int hits = 0; hits < 3; hits++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, bad);
            Optional<Mp4Layout> layout = Mp4Reader.read(file);
            stillRead += layout.isPresent() ? 1 : 0;
        }
        assertThat(stillRead).isBetween(1, 2999);
    }

    private static byte[] moov(byte[] ctts, boolean editList) throws IOException {
        byte[] stbl =
                box(
                        "stbl",
                        box("stts", ints(0, 1, 4, 10)),
                        box("ctts", ctts),
                        box("stsz", ints(0, 100, 4)),
                        box("stss", ints(0, 1, 1)));
        byte[] mdia =
                box(
                        "mdia",
                        box("mdhd", ints(0, 0, 0, 300, 40, 0)),
                        box("hdlr", ints(0, 0), "vide".getBytes(StandardCharsets.US_ASCII)),
                        box("minf", stbl));
        return box("moov", box("trak", editList ? box("edts", box("elst")) : new byte[0], mdia));
    }

    private static byte[] box(String type, byte[]... content) throws IOException {
        byte[] body = join(content);
        ByteBuffer box = ByteBuffer.allocate(8 + body.length).putInt(8 + body.length);
        return box.put(type.getBytes(StandardCharsets.US_ASCII)).put(body).array();
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private static byte[] join(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }
}
