package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.progress.Progress;
import io.beatframe.testing.HostileMedia;
import io.beatframe.testing.SharedMedia;
import io.beatframe.time.FrameSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeInputIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p%d.png",
                "%05d.jpg",
                "p*?[1].tiff",
                "p%d.bmp",
                "p%d.webp",
                "p%d.ppm",
                "p%d.gif",
                "p%d.mp4",
                "-x.mp4",
                "file:a.mp4",
                "concat:a|b.mp4",
                "https:x.mp4",
                "it's \"quoted\", [a]; b=c\\d.mp4",
                "two\nlines.mp4",
                "🎬 émoji 漢字.mp4",
            })
    void anyNameIsJustAName(String name) throws IOException {
        Path file = made(name);
        assertThat(Probe.of(FFMPEG, file).video()).isPresent();
        assertThat(frames(file)).isEqualTo(1);
    }

    @Test
    void aNameMayBeAsLongAsTheDiskAllows() throws IOException {
        assertThat(frames(made("n".repeat(240) + ".mp4"))).isEqualTo(1);
    }

    @Test
    void aPictureUnderAVideosNameIsStillAPicture() throws IOException {
        Path file = Files.copy(made("a.png"), folder.resolve("video.mp4"));
        assertThat(Probe.of(FFMPEG, file).formatNames()).containsExactly("png_pipe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clips", "photos", "music"})
    void realMediaOpens(String kind) throws IOException {
        for (Path file : media(kind)) {
            MediaInfo info = Probe.of(FFMPEG, file);
            assertThat(info.video().isPresent() || info.audio().isPresent())
                    .as("%s", file)
                    .isTrue();
        }
    }

    @Test
    void whateverFfprobeOpensOpensHereToo() throws IOException {
        for (Path file : media("odd")) {
            if (holdsMediaForPlainFfprobe(file)) {
                assertThatCode(() -> Probe.of(FFMPEG, file))
                        .as("%s", file)
                        .doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.beatframe.testing.HostileMedia#names")
    void hostileFilesAreRefused(String name) {
        Path file = HostileMedia.require(name);
        assertThatThrownBy(() -> Probe.of(FFMPEG, file))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure ->
                                assertThat(failure.code())
                                        .isIn(ErrorCode.MEDIA_UNREADABLE, ErrorCode.MEDIA_REFUSED));
        assertThatThrownBy(() -> frames(file)).isInstanceOf(Failure.class);
    }

    @Test
    void aListThatPosesAsAVideoReadsNoOtherFile() throws IOException {
        Path secret = made("secret.mp4");
        Path list = folder.resolve("list.mp4");
        Files.writeString(list, "ffconcat version 1.0\nfile " + secret.getFileName() + "\n");
        assertThatThrownBy(() -> Probe.of(FFMPEG, list)).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> frames(list)).isInstanceOf(Failure.class);
    }

    /** One frame, made under a plain name and then given its own. */
    private Path made(String name) throws IOException {
        Path plain = folder.resolve("plain" + name.substring(name.lastIndexOf('.')));
        FFMPEG.run(
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=size=64x48",
                        "-frames:v",
                        "1",
                        "-pix_fmt",
                        name.endsWith("mp4") ? "yuv420p" : name.endsWith("gif") ? "rgb8" : "rgb24",
                        "file:" + plain),
                1,
                Progress.SILENT);
        return Files.move(plain, folder.resolve(name));
    }

    private static long frames(Path file) {
        return FrameReader.read(
                FFMPEG,
                SafeInput.of(file),
                List.of(),
                new FrameSize(16, 16),
                FrameReader.Pixels.GRAY8,
                (index, frame) -> {});
    }

    private static boolean holdsMediaForPlainFfprobe(Path file) {
        try {
            String streams = FFMPEG.probe(List.of("-show_streams", "-i", "file:" + file));
            return Pattern.compile("^(width|channels)=[1-9]", Pattern.MULTILINE)
                    .matcher(streams)
                    .find();
        } catch (Failure damaged) {
            return false;
        }
    }

    private static List<Path> media(String kind) throws IOException {
        try (Stream<Path> files = Files.list(SharedMedia.require(kind))) {
            return files.filter(file -> !file.toString().matches(".*\\.(beats|downbeats|csv)"))
                    .sorted()
                    .toList();
        }
    }
}
