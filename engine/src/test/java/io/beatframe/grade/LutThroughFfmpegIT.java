package io.beatframe.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.request.Palette;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The picture that ffmpeg makes of a cube is the picture that we say it makes. */
class LutThroughFfmpegIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();

    @TempDir Path folder;
    private Workspace workspace;

    @BeforeEach
    void openWorkspace() {
        workspace = Workspace.in(folder);
    }

    @AfterEach
    void closeWorkspace() {
        workspace.close();
    }

    /** The two evaluations are the same but for rounding. */
    @Test
    void tetrahedraAgree() {
        Lut3D cube = Looks.of(Palette.VIBRANT_NEON).lut();
        assertThat(LutThroughFfmpeg.worst(cube, FFMPEG, workspace)).isLessThan(1e-4);
    }

    /** The whole way to 8-bit video and back, beside the look without its cube. */
    @ParameterizedTest
    @EnumSource(Palette.class)
    void videoLooksAsWeSay(Palette palette) {
        Look look = Looks.of(palette);
        LutThroughFfmpeg measured = LutThroughFfmpeg.of(look.lut(), look, FFMPEG, workspace);
        assertThat(measured.deltaE()).isLessThanOrEqualTo(0.6);
        assertThat(Math.abs(measured.lightnessBias())).isLessThanOrEqualTo(0.05);
    }
}
