package io.beatframe.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeatsFileTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.5\n1.0\n1.5\n",
                "# beats\r\n0.5\t1\r\n\r\n1.0\t2\r\n1.5 # three\r\n",
                "[0.5, 1.0, 1.5]",
                "{\"version\":1,\"beats\":[0.5,1,1.5]}",
                "{\"beats\":[{\"time\":0.5,\"downbeat\":true},{\"time\":1},{\"time\":1.5}]}"
            })
    void readsTheUsualForms(String text) throws IOException {
        assertThat(BeatsFile.read(file(text))).containsExactly(0.5, 1.0, 1.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "{}",
                "[]",
                "{\"beats\":[{\"at\":1}]}",
                "[\"1\"]",
                "[1,",
                "one\ntwo"
            })
    void refusesRubbishInWords(String text) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> BeatsFile.read(file))
                .isInstanceOfSatisfying(
                        Failure.class,
                        f -> assertThat(f.code()).isEqualTo(ErrorCode.BEATS_INVALID));
    }

    @Test
    void saysWhichLineIsWrong() throws IOException {
        Path file = file("0.5\n1.0\nthree\n");
        assertThatThrownBy(() -> BeatsFile.read(file)).hasMessageContaining("Line 3");
    }

    @Test
    void binaryAndMissingFilesAreRefused() throws IOException {
        Path binary = Files.write(folder.resolve("b"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatThrownBy(() -> BeatsFile.read(binary)).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> BeatsFile.read(folder.resolve("none")))
                .isInstanceOf(Failure.class);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("beats.txt"), text);
    }
}
