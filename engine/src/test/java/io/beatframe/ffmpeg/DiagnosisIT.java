package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When it is not the file's fault. */
class DiagnosisIT {
    @TempDir Path folder;

    @Test
    void ourOwnFfmpegHasAllWeUse() {
        Diagnosis diagnosis = Diagnosis.of(Sandbox.AUTO);
        assertThat(diagnosis.missingFeatures()).isEmpty();
        assertThat(diagnosis.ffmpegVersion()).startsWith("8.");
        assertThat(diagnosis.lines()).anyMatch(line -> line.contains(diagnosis.ffmpeg()));
    }

    @Test
    void aStubIsHereForEveryLibraryThatServersLack() {
        FfmpegInstallation ours = FfmpegInstallation.find(System.getenv());
        Assumptions.assumeTrue(ours.ours(), "BEATFRAME_FFMPEG is set");
        Assumptions.assumeTrue(System.getProperty("os.name", "").equals("Linux"), "needs Linux");
        assertThat(FfmpegInstallation.STUBS)
                .allSatisfy(stub ->
                        assertThat(ours.libraryPath().getLast().resolve(stub.soname())).exists());
    }

    @Test
    void anOldFfmpegIsRefused() throws IOException {
        programs("echo 'ffmpeg version 4.4.1-3ubuntu5 Copyright (c) 2000-2021'");
        assertMissing().hasMessageContaining("4.4.1").hasMessageContaining("BEATFRAME_FFMPEG");
    }

    @Test
    void aFolderWithoutProgramsIsRefused() {
        assertMissing().hasMessageContaining(folder.toString());
    }

    @Test
    void aCrashIsNeverTheFilesFault() throws IOException {
        programs("case $* in *version*) echo 'ffmpeg version 8.0' ;; *) kill -SEGV $$ ;; esac");
        Path song = Files.writeString(folder.resolve("song.mp3"), "anything");
        Ffmpeg crashing = Ffmpeg.locate(environment());
        assertThatThrownBy(() -> Probe.of(crashing, song))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FFMPEG_CRASHED));
    }

    @Test
    void aLoaderErrorIsNeverTheFilesFault() throws IOException {
        programs(
                "case $* in *version*) echo 'ffmpeg version 8.0' ;;"
                        + " *) echo 'ffprobe: error while loading shared libraries: libfoo.so.1' >&2;"
                        + " exit 127 ;; esac");
        Path song = Files.writeString(folder.resolve("song.mp3"), "anything");
        Ffmpeg unloadable = Ffmpeg.locate(environment());
        assertThatThrownBy(() -> Probe.of(unloadable, song))
                .hasMessageContaining("libfoo.so.1")
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FFMPEG_MISSING));
    }

    @Test
    void aFullDiskIsSaidToBeFull() {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "needs /dev/full");
        Ffmpeg ffmpeg = Ffmpeg.locate();
        List<String> toFullDisk =
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=duration=1",
                        "-f",
                        "mpegts",
                        "file:/dev/full");
        assertThatThrownBy(() -> ffmpeg.run(toFullDisk, 1, Progress.SILENT))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DISK_FULL));
    }

    private AbstractThrowableAssert<?, ?> assertMissing() {
        return assertThatThrownBy(() -> Ffmpeg.locate(environment()))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FFMPEG_MISSING));
    }

    private Map<String, String> environment() {
        return Map.of("BEATFRAME_FFMPEG", folder.toString());
    }

    private void programs(String script) throws IOException {
        for (String name : List.of("ffmpeg", "ffprobe")) {
            Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
            assertThat(program.toFile().setExecutable(true)).isTrue();
        }
    }
}
