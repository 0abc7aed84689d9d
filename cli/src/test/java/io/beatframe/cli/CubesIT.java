package io.beatframe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The looks as files for other programs. */
class CubesIT {
    @TempDir Path folder;

    @Test
    void looksAreExportedAndNeverReplacedUnasked() throws IOException {
        Program program = new Program(folder);
        assertThat(program.run("looks", "--export", "luts").status()).isZero();
        Path cube = folder.resolve("luts/film_stock.cube");
        assertThat(Files.readString(cube)).contains("LUT_3D_SIZE 33");
        Files.writeString(cube, "mine");

        Program.Result refused = program.run("looks", "--export", "luts", "--json");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.out()).contains("OUTPUT_EXISTS");
        assertThat(cube).hasContent("mine");

        assertThat(program.run("looks", "--export", "luts", "--force").status()).isZero();
        assertThat(Files.readString(cube)).contains("LUT_3D_SIZE 33");
    }

    @Test
    void aSlipOfThePenIsADocumentToo() throws IOException {
        Program.Result refused = new Program(folder).run("looks", "--jsn", "--json");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.out()).contains("\"code\" : \"OPTION_INVALID\"");
        assertThat(refused.err()).contains("looks --help");
    }
}
