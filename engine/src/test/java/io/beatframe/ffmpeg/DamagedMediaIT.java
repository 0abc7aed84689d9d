package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.progress.Progress;
import io.beatframe.time.FrameSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files as they come from broken disks and cut downloads, decoded as far as they go, in the sandbox
 * where there is one: each ends soon, with what could be read or with a failure that has a code.
 */
@Timeout(600)
class DamagedMediaIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate(Sandbox.AUTO);
    private static final Ffmpeg MAKER = Ffmpeg.locate(Sandbox.OFF);
    private static final int ROUNDS = 1;
    private static final Duration MOST = Duration.ofSeconds(60);

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mkv", "webm", "mp3", "flac", "ogg", "wav", "png", "jpg"})
    void eachEndsWithWhatCouldBeReadOrACode(String form) throws IOException {
        byte[] whole = Files.readAllBytes(made(form));
        SplittableRandom random = new SplittableRandom(form.hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            for (Damage damage : Damage.values()) {
                Path file = folder.resolve(damage + "-" + round + "." + form);
                Files.write(file, damage.done(whole, random));
                long begun = System.nanoTime();
                assertThat(decoded(file))
                        .as(file.toString())
                        .isNotEqualTo(Optional.of(ErrorCode.INTERNAL_ERROR));
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .as(file.toString())
                        .isLessThan(MOST);
            }
        }
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
    }

    /** What can happen to a file. */
    private enum Damage {
        CUT_SHORT,
        BEGINNING_LOST,
        BITS_FLIPPED,
        BLOCK_OF_ZEROS,
        BLOCKS_SWAPPED,
        SIZES_HUGE;

        byte[] done(byte[] whole, SplittableRandom random) {
            byte[] bytes = whole.clone();
            int at = random.nextInt(bytes.length);
            int length = Math.min(bytes.length - at, 4096);
            switch (this) {
                case CUT_SHORT -> {
                    return Arrays.copyOf(bytes, at);
                }
                case BEGINNING_LOST -> {
                    return Arrays.copyOfRange(bytes, at, bytes.length);
                }
                case BITS_FLIPPED -> {
                    for (int i = 0; i < 50; i++) {
                        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                    }
                }
                case BLOCK_OF_ZEROS -> Arrays.fill(bytes, at, at + length, (byte) 0);
                case BLOCKS_SWAPPED -> System.arraycopy(whole, 0, bytes, at, length);
                case SIZES_HUGE -> {
                    for (int i = 0; i < 6; i++) {
                        int place = random.nextInt(Math.min(bytes.length, 512));
                        Arrays.fill(bytes, place, Math.min(bytes.length, place + 4), (byte) 0x7f);
                    }
                }
            }
            return bytes;
        }
    }

    /** Why it could not be read to its end; empty when it could. */
    private static Optional<ErrorCode> decoded(Path file) {
        try {
            MediaInfo info = Probe.of(FFMPEG, file);
            if (info.video().isPresent()) {
                FrameReader.read(
                        FFMPEG,
                        SafeInput.of(file),
                        List.of(),
                        new FrameSize(16, 16),
                        FrameReader.Pixels.GRAY8,
                        (index, frame) -> {});
            }
            if (info.audio().isPresent()) {
                AudioReader.readStereo(
                        FFMPEG,
                        SafeInput.of(file),
                        8000,
                        AudioReader.Stretch.WHOLE,
                        (samples, count) -> {});
            }
            return Optional.empty();
        } catch (Failure failure) {
            return Optional.of(failure.code());
        }
    }

    private Path made(String form) {
        Path file = folder.resolve("whole." + form);
        boolean picture = form.matches("png|jpg");
        boolean sound = form.matches("mp3|flac|ogg|wav|mp4|mkv|webm");
        List<String> arguments = new ArrayList<>();
        if (!sound || form.matches("mp4|mkv|webm")) {
            arguments.addAll(List.of("-f", "lavfi", "-i", "testsrc=size=320x240:duration=1"));
        }
        if (sound) {
            arguments.addAll(List.of("-f", "lavfi", "-i", "sine=duration=1"));
        }
        if (picture) {
            arguments.addAll(List.of("-frames:v", "1"));
        }
        if (form.matches("mp4|mkv|webm")) {
            arguments.addAll(List.of("-pix_fmt", "yuv420p"));
        }
        arguments.add("file:" + file);
        MAKER.run(arguments, 1, Progress.SILENT);
        return file;
    }
}
