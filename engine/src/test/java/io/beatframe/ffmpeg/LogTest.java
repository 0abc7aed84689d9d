package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTest {
    @Test
    void saysFfmpegsFirstComplaint() throws IOException {
        Failure failure =
                log(
                                "[info] Input #0, mp3, from 'song.mp3':",
                                "[mp3 @ 0x55] [error] Header missing",
                                "[error] Conversion failed!")
                        .failure(1);
        assertThat(failure.code()).isEqualTo(ErrorCode.FFMPEG_FAILED);
        assertThat(failure.message()).isEqualTo("ffmpeg stopped with status 1: Header missing");
    }

    @Test
    void aMissingLibraryIsNotTheFilesFault() throws IOException {
        Failure failure =
                log("ffprobe: error while loading shared libraries: libx.so.1: not found")
                        .failure(127);
        assertThat(failure.code()).isEqualTo(ErrorCode.FFMPEG_MISSING);
        assertThat(failure.message()).contains("libx.so.1").contains("beatframe doctor");
    }

    @ParameterizedTest
    @ValueSource(ints = {128 + 4, 128 + 6, 128 + 9, 128 + 11})
    void endingByASignalIsACrash(int exit) throws IOException {
        assertThat(log("[h264 @ 0x1] [error] no frame").failure(exit).code())
                .isEqualTo(ErrorCode.FFMPEG_CRASHED);
    }

    /** Ctrl-C in a terminal goes to ffmpeg as well, and it may be the first to end. */
    @Test
    void endingByAnInterruptIsNoCrash() throws IOException {
        assertThat(log().failure(130).code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(log("[info] Exiting normally, received signal 2.").failure(255).code())
                .isEqualTo(ErrorCode.CANCELLED);
    }

    @Test
    void beingKilledSpeaksOfMemoryAndMayBeTriedAgain() throws IOException {
        Failure failure = log().failure(137);
        assertThat(failure.message()).contains("memory");
        assertThat(failure.retriable()).isTrue();
    }

    @Test
    void aFullDiskIsNamedBeforeAnyOtherComplaint() throws IOException {
        Failure failure =
                log(
                                "[mp4 @ 0x1] [error] Error writing trailer",
                                "[out#0/mp4 @ 0x1] [error] Error closing file: No space left on device")
                        .failure(228);
        assertThat(failure.code()).isEqualTo(ErrorCode.DISK_FULL);
    }

    @Test
    void wantOfMemoryIsNamedWhateverElseFailedOfIt() throws IOException {
        Failure failure =
                log(
                                "[h264 @ 0x1] [error] get_buffer() failed",
                                "[fatal] Error opening input: Cannot allocate memory")
                        .failure(244);
        assertThat(failure.code()).isEqualTo(ErrorCode.OUT_OF_MEMORY);
        assertThat(failure.retriable()).isFalse();
    }

    /** ffmpeg dies of the first such signal, or says it at its end. */
    @Test
    void whoTakesTooMuchOfTheProcessorIsStopped() throws IOException {
        assertThat(log().failure(128 + 24).code()).isEqualTo(ErrorCode.FFMPEG_TIMEOUT);
        Failure said = log("[info] Exiting normally, received signal 24.").failure(255);
        assertThat(said.code()).isEqualTo(ErrorCode.FFMPEG_TIMEOUT);
        assertThat(said.retriable()).isTrue();
    }

    @Test
    void anOutputWithoutEndIsNoCrash() throws IOException {
        Failure failure = log().failure(128 + 25);
        assertThat(failure.code()).isEqualTo(ErrorCode.FFMPEG_FAILED);
        assertThat(failure.message()).contains("without end");
    }

    @Test
    void keepsTheFirstAndTheLastLinesOfAFlood() throws IOException {
        String flood =
                IntStream.range(0, 100_000)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining("\n"));
        assertThat(log(flood).lines()).hasSize(2200).startsWith("0", "1").endsWith("99999");
    }

    private static Log log(String... lines) throws IOException {
        Log log = new Log();
        log.drain(
                new ByteArrayInputStream(
                        String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
        return log;
    }
}
