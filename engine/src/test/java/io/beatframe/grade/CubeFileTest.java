package io.beatframe.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.request.Palette;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CubeFileTest {
    private static final String IDENTITY_2 =
            "0 0 0\n1 0 0\n0 1 0\n1 1 0\n0 0 1\n1 0 1\n0 1 1\n1 1 1\n";

    @TempDir Path folder;

    @Test
    void comesBackAsWritten() {
        Lut3D cube = Looks.of(Palette.WARM_CINEMATIC).lut();
        Path file = folder.resolve("warm.cube");
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            CubeFile.write(file, cube, "say \"warm\"\n");
        } finally {
            Locale.setDefault(before);
        }
        Lut3D back = CubeFile.read(file);
        assertThat(back.size()).isEqualTo(33);
        for (int i = 0; i < 33; i++) {
            for (int c = 0; c < 3; c++) {
                assertThat(back.node(i, 32 - i, i / 2, c))
                        .isCloseTo(cube.node(i, 32 - i, i / 2, c), within(6e-7f));
            }
        }
    }

    @Test
    void beginsAsFfmpegWants() throws IOException {
        Path file = folder.resolve("identity.cube");
        CubeFile.write(file, Lut3D.bake(2, rgb -> {}), "identity");
        assertThat(Files.readString(file))
                .isEqualTo(
                        """
                        LUT_3D_SIZE 2
                        TITLE "identity"
                        0.000000 0.000000 0.000000
                        1.000000 0.000000 0.000000
                        0.000000 1.000000 0.000000
                        1.000000 1.000000 0.000000
                        0.000000 0.000000 1.000000
                        1.000000 0.000000 1.000000
                        0.000000 1.000000 1.000000
                        1.000000 1.000000 1.000000
                        """);
    }

    @Test
    void readsTheDialectsThereAre() throws IOException {
        String text =
                "\ufeff# made elsewhere\r\n\r\ntitle \"x\"\r\n  domain_min 0 0 0\r\nDOMAIN_MAX 1 1 1\r\n"
                        + "lut_3d_size 2\r\n"
                        + IDENTITY_2.replace("\n", "\r\n").replace("1 0 0", "\t1.0e0   +0.0 -0");
        assertImage(text, new double[] {0.2, 0.7, 0.4}, new double[] {0.2, 0.7, 0.4});
    }

    @Test
    void honoursTheDomain() throws IOException {
        String text = "LUT_3D_SIZE 2\nDOMAIN_MIN 0 0 0\nDOMAIN_MAX 2 2 2\n" + IDENTITY_2;
        assertImage(text, new double[] {0.2, 0.7, 0.4}, new double[] {0.1, 0.35, 0.2});
    }

    @Test
    void convertsOneDimension() throws IOException {
        String text = "LUT_1D_SIZE 3\n0 0 0\n.25 .5 .75\n1 1 1\n";
        assertImage(text, new double[] {0.5, 0.5, 0.5}, new double[] {0.25, 0.5, 0.75});
    }

    @Test
    void convertsResolvesTableAndCube() throws IOException {
        String text =
                "LUT_1D_SIZE 2\nLUT_1D_INPUT_RANGE 0 1\nLUT_3D_SIZE 2\nLUT_3D_INPUT_RANGE 0 1\n"
                        + "1 1 1\n0 0 0\n"
                        + IDENTITY_2;
        assertImage(text, new double[] {0.25, 0.5, 0.75}, new double[] {0.75, 0.5, 0.25});
    }

    private void assertImage(String text, double[] colour, double[] image) throws IOException {
        Lut3D cube = CubeFile.read(Files.writeString(folder.resolve("x.cube"), text));
        double[] rgb = colour.clone();
        cube.apply(rgb);
        assertThat(rgb).containsExactly(image, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LUT_3D_SIZE 2;0 0 0;nan 0 0 | line 3",
                "LUT_3D_SIZE 2;0 0 0;1 NaN 0 | line 3",
                "LUT_3D_SIZE 2;0 0 0;1 0 inf | line 3",
                "LUT_3D_SIZE 2;0 0 0;1e999 0 0 | line 3",
                "LUT_3D_SIZE 2;0,5 0,5 0,5 | point, not a comma",
                "LUT_3D_SIZE 2;0 0 0;1 0 0 | 2 of 8 colours",
                "LUT_3D_SIZE 2;0 0;1 0 0 | line 2",
                "LUT_3D_SIZE 1;0 0 0 | line 1",
                "LUT_3D_SIZE 2.5;0 0 0 | line 1",
                "LUT_3D_SIZE 4096;0 0 0 | line 1",
                "LUT_3D_SIZE;0 0 0 | line 1",
                "LUT_3D_SIZE 2;GAMMA 3 | line 2",
                "0 0 0 | line 1",
                "# nothing | no LUT_3D_SIZE",
                "LUT_1D_SIZE 2;0 0 0;1 1 1;1 1 1 | line 4",
                "LUT_1D_SIZE 2;DOMAIN_MIN 1 1 1;0 0 0;1 1 1 | domain",
                "LUT_1D_SIZE 2;LUT_1D_INPUT_RANGE 1 1;0 0 0;1 1 1 | range",
                "LUT_3D_SIZE 2;0 0 0;1e300 0 0 | line 3",
                "LUT_3D_SIZE 2;0 0 0;-nan 0 0 | line 3",
                "LUT_3D_SIZE 2;LUT_IN_VIDEO_RANGE | full (data) levels",
                "LUT_3D_SIZE 129;0 0 0 | 1 of 2146689",
                "<html>oops | line 1"
            })
    void refusesWhatIsNoCube(String lines, String said) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.cube"), lines.replace(';', '\n'));
        assertThatThrownBy(() -> CubeFile.read(file))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.code()).isEqualTo(ErrorCode.LUT_INVALID);
                            assertThat(failure.message()).contains("bad.cube", said);
                        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void damagedFilesAreCubesOrRefused(long seed) throws IOException {
        Path file = folder.resolve("whole.cube");
        CubeFile.write(file, Lut3D.bake(5, rgb -> {}), "whole");
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            byte[] damaged = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
            for (int k = random.nextInt(4); k >= 0; k--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(CubeFile.read(Files.write(file, damaged)).size()).isBetween(2, 129);
            } catch (Failure refused) {
                assertThat(refused.code()).isEqualTo(ErrorCode.LUT_INVALID);
                assertThat(refused.message()).doesNotContainPattern("[^\\x20-\\x7e]");
            }
        }
    }

    /** A hundred megabytes without a line's end are given up after the first few thousand. */
    @Test
    void givesUpOnEndlessLines() throws IOException {
        Path file = Files.write(folder.resolve("long.cube"), new byte[1_000_000]);
        assertThatThrownBy(() -> CubeFile.read(file))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.message()).contains("line 1", "that long"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndInAnyWay(String end) throws IOException {
        String text = "LUT_3D_SIZE 2 # small\n\n" + IDENTITY_2;
        assertImage(
                text.replace("\n", end),
                new double[] {0.2, 0.7, 0.4},
                new double[] {0.2, 0.7, 0.4});
        assertThatThrownBy(() ->
                        CubeFile.read(
                                Files.writeString(
                                        folder.resolve("x.cube"),
                                        (text + "0 0 0\n").replace("\n", end))))
                .hasMessageContaining("line 11");
    }

    @Test
    void saysWhenThereIsNone() {
        assertThatThrownBy(() -> CubeFile.read(folder.resolve("none.cube")))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FILE_MISSING));
    }
}
