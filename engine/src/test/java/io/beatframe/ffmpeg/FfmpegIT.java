package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.progress.Progress;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();
    private static final FrameSize SIZE = new FrameSize(64, 96);

    @TempDir Path folder;

    @Test
    void startsWithoutSoundOrScreenLibraries() {
        assertThat(FFMPEG.version()).matches("\\d+\\.\\d+.*");
    }

    @Test
    void writtenClipHasTheFormOfAllClips() {
        Path clip = folder.resolve("clip.mp4");
        ClipWriter.write(
                FFMPEG,
                clip,
                SIZE,
                FrameRate.FPS_29_97,
                sink -> {
                    byte[] frame = new byte[SIZE.pixels() * 4];
                    for (int i = 0; i < 17; i++) {
                        Arrays.fill(frame, (byte) (10 * i));
                        sink.frame(frame);
                    }
                });
        MediaInfo.Video video = Probe.of(FFMPEG, clip).video().orElseThrow();
        assertThat(video.width()).isEqualTo(64);
        assertThat(video.height()).isEqualTo(96);
        assertThat(video.frames()).hasValue(17);
        assertThat(video.averageRate()).contains(FrameRate.FPS_29_97);
        assertThat(List.of(video.range(), video.matrix(), video.transfer(), video.primaries()))
                .containsExactly("tv", "bt709", "bt709", "bt709");
    }

    @Test
    void framesComeBackInOrder() {
        Path clip = folder.resolve("clip.mp4");
        ClipWriter.write(
                FFMPEG,
                clip,
                SIZE,
                FrameRate.FPS_30,
                sink -> {
                    byte[] frame = new byte[SIZE.pixels() * 4];
                    for (int i = 0; i < 20; i++) {
                        Arrays.fill(frame, (byte) (12 * i));
                        sink.frame(frame);
                    }
                });
        int[] levels = new int[20];
        long count =
                FrameReader.read(
                        FFMPEG,
                        SafeInput.of(clip),
                        List.of(),
                        new FrameSize(16, 16),
                        FrameReader.Pixels.RGB24,
                        (index, frame) -> levels[(int) index] = frame[300] & 0xff);
        assertThat(count).isEqualTo(20);
        for (int i = 0; i < 20; i++) {
            assertThat(levels[i]).isBetween(12 * i - 3, 12 * i + 3);
        }
    }

    @Test
    void rubbishIsRefusedInWords() throws Exception {
        Path rubbish = Files.writeString(folder.resolve("song.mp3"), "This is no song at all.");
        assertThatThrownBy(() -> Probe.of(FFMPEG, rubbish))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure ->
                                assertThat(failure.code()).isEqualTo(ErrorCode.MEDIA_UNREADABLE));
    }

    @Test
    void interruptingTheCallerKillsTheChild() throws Exception {
        List<String> endless = List.of("-re", "-f", "lavfi", "-i", "testsrc", "-f", "null", "-");
        FutureTask<Failure> task =
                new FutureTask<>(() ->
                        catchThrowableOfType(
                                Failure.class, () -> FFMPEG.run(endless, 0, Progress.SILENT)));
        Thread caller = Thread.ofPlatform().start(task);
        while (ProcessHandle.current().descendants().findAny().isEmpty()) {
            Thread.onSpinWait();
        }
        caller.interrupt();
        assertThat(task.get(60, TimeUnit.SECONDS).code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
    }
}
