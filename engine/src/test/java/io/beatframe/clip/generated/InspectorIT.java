package io.beatframe.clip.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.model.Catalogue;
import io.beatframe.request.Aspect;
import io.beatframe.request.Quality;
import io.beatframe.testing.video.MadeVideo;
import io.beatframe.time.FrameRate;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is the fault of a clip, and is ordered anew, and what is ours, and never is. */
class InspectorIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();

    @TempDir Path folder;

    private static Inspector.Verdict inspected(Ffmpeg ffmpeg, Path clip) {
        Take take =
                Conform.of(
                                GeneratedPlans.of(
                                        FrameRate.FPS_30, Quality.DRAFT, Aspect.PORTRAIT, 1.2),
                                Catalogue.builtIn().require("gemini-omni"),
                                List.of(),
                                false)
                        .getFirst()
                        .takes()
                        .getFirst();
        return new Inspector(ffmpeg).inspect(clip, take, FrameRate.FPS_30);
    }

    private Path clip() throws IOException {
        return Files.write(
                folder.resolve("clip.mp4"), new MadeVideo(FFMPEG).moving(360, 640, 24, 3));
    }

    @Test
    void aPictureBeyondAllReasonIsTheClips() throws IOException {
        Path huge = folder.resolve("clip.png");
        ImageIO.write(
                new BufferedImage(8000, 8000, BufferedImage.TYPE_BYTE_BINARY),
                "png",
                huge.toFile());
        assertThat(inspected(FFMPEG, huge))
                .isEqualTo(new Inspector.Verdict.Unusable("it is no video that can be played"));
    }

    @Test
    void halfAFileIsTheClips() throws IOException {
        byte[] whole = Files.readAllBytes(clip());
        Path half = Files.write(folder.resolve("half.mp4"), java.util.Arrays.copyOf(whole, 900));
        assertThat(inspected(FFMPEG, half)).isInstanceOf(Inspector.Verdict.Unusable.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    OUT_OF_MEMORY  | echo '[fatal] opening: Cannot allocate memory' >&2; exit 244
                    DISK_FULL      | echo '[error] writing: No space left on device' >&2; exit 228
                    FFMPEG_TIMEOUT | kill -XCPU $$
                    FFMPEG_CRASHED | kill -KILL $$
                    FFMPEG_MISSING | exit 127
                    """)
    void troubleOfOursIsNotTheClips(ErrorCode code, String trouble) throws IOException {
        Path clip = clip();
        assertThat(inspected(FFMPEG, clip)).isInstanceOf(Inspector.Verdict.Usable.class);
        for (String name : List.of("ffmpeg", "ffprobe")) {
            Path program =
                    Files.writeString(
                            folder.resolve(name),
                            "#!/bin/sh\ncase $* in *version*) echo 'ffmpeg version 8.0' ;; *) "
                                    + trouble
                                    + " ;; esac\n");
            assertThat(program.toFile().setExecutable(true)).isTrue();
        }
        Ffmpeg troubled = Ffmpeg.locate(Map.of("BEATFRAME_FFMPEG", folder.toString()));
        assertThatThrownBy(() -> inspected(troubled, clip))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
