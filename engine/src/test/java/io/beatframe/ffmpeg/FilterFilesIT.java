package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.time.FrameSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A path inside a filter graph passes two readers, each with an escaping of its own. */
class FilterFilesIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();

    /** Turns black to white. */
    private static final String NEGATIVE =
            """
            LUT_3D_SIZE 2
            1 1 1
            0 1 1
            1 0 1
            0 0 1
            1 1 0
            0 1 0
            1 0 0
            0 0 0
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with spaces ",
                "it's",
                "say \"hello\"",
                "a, b; c",
                "[p0] in:v=1",
                "back\\slash\\'s",
                "100 %d %{n}",
                "🎨 couleur 漢字",
                "new\nline",
                "$HOME `id` #1",
            })
    void aCubeLoadsFromAFolderOfAnyName(String name) throws IOException {
        Path cube = Files.createDirectory(folder.resolve(name)).resolve("shot 1's.cube");
        Files.writeString(cube, NEGATIVE);
        byte[] seen = new byte[1];
        FrameReader.read(
                FFMPEG,
                List.of("-f", "lavfi", "-i", "color=black:size=16x16:duration=0.04"),
                List.of(new Filter.PixelFormat("gbrp"), new Filter.ApplyLut(cube)),
                new FrameSize(16, 16),
                FrameReader.Pixels.RGB24,
                (index, frame) -> seen[0] = frame[0]);
        assertThat(seen[0] & 0xff).isEqualTo(255);
    }
}
