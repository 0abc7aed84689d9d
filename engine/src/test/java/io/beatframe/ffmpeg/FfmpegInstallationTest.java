package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FfmpegInstallationTest {
    /** In a shell, a container and a service manager HOME is what the user means. */
    @Test
    void theCacheIsWhereHomeIs() {
        assertThat(CacheFolder.of(Map.of("HOME", "/home/ada")))
                .isEqualTo(Path.of("/home/ada/.cache/beatframe"));
        assertThat(CacheFolder.of(Map.of("HOME", "/home/ada", "XDG_CACHE_HOME", "/caches")))
                .isEqualTo(Path.of("/caches/beatframe"));
        assertThat(CacheFolder.home(Map.of()))
                .isEqualTo(Path.of(System.getProperty("user.home", ".")));
    }

    /** Not even root makes a folder there. */
    @Test
    void aCacheThatCannotBeWrittenIsNamedWithAReason() {
        assumeThat(Path.of("/proc/self")).exists();
        assertThatThrownBy(
                        () -> FfmpegInstallation.find(Map.of("BEATFRAME_CACHE", "/proc/beatframe")))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.code()).isEqualTo(ErrorCode.FFMPEG_MISSING);
                            assertThat(failure.message())
                                    .contains("/proc/beatframe", "set BEATFRAME_CACHE")
                                    .doesNotContain("null");
                        });
    }
}
