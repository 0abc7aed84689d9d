package io.beatframe.clip.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InlineClipTest {
    private static final String BEFORE =
            "{\"done\": true, \"response\": {\"videos\": [{\"mimeType\": \"video/mp4\",";

    @TempDir Path folder;

    private Path answer(String text) throws IOException {
        return Files.writeString(folder.resolve("answer"), text);
    }

    /** Of more letters than Jackson lets a string have: 75 MB of clip. */
    @Test
    void aLargeClipIsCopiedPieceByPiece() throws IOException {
        Path answer = folder.resolve("answer");
        int pieces = 1030;
        try (BufferedWriter out = Files.newBufferedWriter(answer)) {
            out.write(BEFORE + "\"bytesBase64Encoded\": \"");
            String piece = "QUJD".repeat(25_000);
            for (int i = 0; i < pieces; i++) {
                out.write(piece);
            }
            out.write("\"}]}}");
        }
        Path clip = folder.resolve("clip");
        assertThat(InlineClip.copy(answer, clip)).isEqualTo(new VideoModel.Fetched.Done());
        assertThat(clip).hasSize(pieces * 75_000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html>Please log in</html> | true",
                "{\"done\": true, \"response\": {\"videos\": []}} | true",
                "{\"bytesBase64Encoded\": 7} | true",
                "{\"bytesBase64Encoded\": \"no base64!\"} | false",
            })
    void whatHasNoClipIsToldSo(String answer, boolean again) throws IOException {
        assertThat(InlineClip.copy(answer(answer), folder.resolve("clip")))
                .isInstanceOfSatisfying(
                        VideoModel.Fetched.NotYet.class,
                        notYet -> assertThat(notYet.again()).isEqualTo(again));
    }

    @Test
    void aFullDiskIsCalledSo() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no /dev/full");
        Path answer = answer("{\"bytesBase64Encoded\": \"QUJD\"}");
        assertThatThrownBy(() -> InlineClip.copy(answer, full))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DISK_FULL));
    }
}
