package io.beatframe.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.request.FilmEffects;
import io.beatframe.request.Grading;
import io.beatframe.request.LookChoice;
import io.beatframe.request.Palette;
import io.beatframe.request.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookShelfTest {
    /** Swaps red and blue, so that no look of ours could pass for it. */
    private static final Lut3D.Transform SWAPPED =
            rgb -> {
                double red = rgb[0];
                rgb[0] = rgb[2];
                rgb[2] = red;
            };

    @TempDir Path folder;

    @Test
    void filesAreLooksOfTheirNames() throws IOException {
        Path mine = cube("My Look.cube", 17);
        Path warm = cube("WARM.CUBE", 17);
        Files.writeString(folder.resolve("notes.txt"), "no look");
        LookShelf shelf = LookShelf.of(Optional.of(folder));
        assertThat(shelf.cubes()).containsOnlyKeys("my look", "warm");
        assertThat(shelf.find("my look")).isEqualTo(new LookChoice.OfCube(mine));
        assertThat(shelf.find("Warm")).isEqualTo(new LookChoice.OfCube(warm));
        assertThat(shelf.find("cool")).isEqualTo(new LookChoice.OfPalette(Palette.COOL_MOODY));
        assertThat(shelf.find(mine.toString())).isEqualTo(new LookChoice.OfCube(mine));
    }

    @Test
    void whatIsNoLookIsNeverReplacedByOne() {
        LookShelf shelf = LookShelf.of(Optional.empty());
        assertFails(() -> shelf.find("sepia"), ErrorCode.LOOK_UNKNOWN, "film_stock");
        assertFails(() -> shelf.find("cinematc.cube"), ErrorCode.FILE_MISSING, "cinematc.cube");
        assertFails(() -> shelf.find("a\0b\n"), ErrorCode.LOOK_UNKNOWN, "vibrant");
        assertFails(() -> shelf.find(folder.toString()), ErrorCode.LOOK_UNKNOWN, "warm");
        Path gone = folder.resolve("gone");
        assertFails(() -> LookShelf.of(Optional.of(gone)), ErrorCode.FILE_MISSING, "gone");
    }

    @Test
    void usersCubesAreUsedAsTheyAre() throws IOException {
        for (int size : new int[] {2, 17, 25, 33, 64}) {
            Path file = cube("swap" + size + ".cube", size);
            Look look =
                    Looks.of(
                            new Grading(new LookChoice.OfCube(file), 1, FilmEffects.NONE),
                            Style.FILM_NOIR);
            assertThat(look.name()).isEqualTo("swap" + size);
            double[] rgb = {0.1, 0.5, 0.8};
            look.lut().apply(rgb);
            assertThat(rgb).containsExactly(new double[] {0.8, 0.5, 0.1}, within(1e-5));
            double[] half = {0.2, 0.5, 0.8};
            Looks.of(
                            new Grading(new LookChoice.OfCube(file), 0.5, FilmEffects.NONE),
                            Style.FILM_NOIR)
                    .apply(half);
            assertThat(half).containsExactly(new double[] {0.5, 0.5, 0.5}, within(1e-5));
        }
    }

    /** A cube of 25 nodes has none in common with one of 33, and would lose its own. */
    @Test
    void detailOfOtherSizesSurvives() throws IOException {
        Lut3D steep =
                Lut3D.bake(25, rgb -> rgb[0] = Math.abs(rgb[0] - 10 / 24.0) < 1e-9 ? 1 : rgb[0]);
        Path file = folder.resolve("steep.cube");
        CubeFile.write(file, steep, "steep");
        Lut3D baked =
                Looks.of(
                                new Grading(new LookChoice.OfCube(file), 1, FilmEffects.NONE),
                                Style.LUXE_TRAVEL)
                        .lut();
        double[] rgb = {10 / 24.0, 0.5, 0.5};
        baked.apply(rgb);
        assertThat(rgb[0]).isGreaterThan(0.75);
    }

    private static void assertFails(Runnable work, ErrorCode code, String said) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.code()).isEqualTo(code);
                            assertThat(failure.message()).contains(said);
                        });
    }

    private Path cube(String name, int size) {
        Path file = folder.resolve(name);
        CubeFile.write(file, Lut3D.bake(size, SWAPPED), name);
        return file;
    }
}
