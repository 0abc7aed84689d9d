package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeInputTest {
    @TempDir Path folder;

    @Test
    void whatCannotBeReadIsSaidBeforeFfmpegStarts() throws IOException {
        assertCode(folder.resolve("absent.mp3"), ErrorCode.FILE_MISSING);
        assertCode(folder, ErrorCode.FILE_UNREADABLE);
        assertCode(Files.createFile(folder.resolve("empty.mp3")), ErrorCode.FILE_EMPTY);
    }

    @Test
    void theFileIsTheLastArgumentAndIsNoOptionWhateverItsName() throws IOException {
        Path file = Files.writeString(folder.resolve("-x.mp4"), "x");
        List<String> arguments = SafeInput.of(file);
        assertThat(arguments).endsWith("-i", "file:" + file.toAbsolutePath());
        assertThat(arguments).containsSequence("-protocol_whitelist", "file");
    }

    @ParameterizedTest
    @CsvSource({
        "ffd8ffe0, jpeg_pipe",
        "ffd8fff7, jpegls_pipe",
        "89504e470d0a1a0a0000000d49484452, png_pipe",
        "524946460000000057454250, webp_pipe",
        "49492a00, tiff_pipe",
        "4d4d002a, tiff_pipe",
        "424d0000000000000000, bmp_pipe",
        "0000000c6a502020, j2k_pipe",
    })
    void aPictureIsKnownByItsBytes(String head, String demuxer) {
        assertThat(StillFormat.of(HexFormat.of().parseHex(head))).contains(demuxer);
    }

    @Test
    void whatMovesIsLeftToFfmpeg() {
        assertThat(StillFormat.of("RIFF\0\0\0\0AVI LIST".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(
                        StillFormat.of(
                                "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR…acTL"
                                        .getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
        assertThat(StillFormat.of(new byte[0])).isEmpty();
    }

    private static void assertCode(Path file, ErrorCode code) {
        assertThatThrownBy(() -> SafeInput.of(file))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code))
                .hasMessageContaining(file.toString());
    }
}
