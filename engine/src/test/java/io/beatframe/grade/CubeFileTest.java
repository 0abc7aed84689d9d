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
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void saysWhenThereIsNone() {
        assertThatThrownBy(() -> CubeFile.read(folder.resolve("none.cube")))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FILE_MISSING));
    }
}
