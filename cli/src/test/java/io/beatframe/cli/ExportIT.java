package io.beatframe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every codec, and shapes and platforms, through to a reel that passes its check. */
class ExportIT {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "hevc, reels, 4:5, 24000/1001, 540, 676, 72",
        "av1, any, 1:1, 25, 540, 540, 75",
        "h264, shorts, 16:9, 30000/1001, 960, 540, 90"
    })
    void passesItsCheck(
            String codec,
            String platform,
            String aspect,
            String fps,
            int width,
            int height,
            int frames)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("make", "--json", "--quality", "draft"));
        command.addAll(List.of("--duration", "3", "--codec", codec, "--platform", platform));
        command.addAll(List.of("--aspect", aspect, "--fps", fps));
        Program.Result result = new Program(folder).run(command.toArray(String[]::new));
        assertThat(result.err()).doesNotContain("error");
        JsonNode quality = JSON.readTree(result.out()).path("quality");
        assertThat(quality.path("passed").asBoolean()).isTrue();
        assertThat(quality.path("videoCodec").asString()).isEqualTo(codec);
        assertThat(quality.path("width").asInt()).isEqualTo(width);
        assertThat(quality.path("height").asInt()).isEqualTo(height);
        assertThat(quality.path("frames").asInt()).isEqualTo(frames);
        assertThat(quality.path("maxCutErrorFrames").asInt()).isZero();
    }

    @Test
    void aPlatformsLimitsAreSaidBeforeTheWork() throws IOException {
        Program.Result codec =
                new Program(folder).run("make", "--codec", "av1", "--platform", "facebook");
        assertThat(codec.err()).contains("OPTION_INVALID: facebook does not take av1.");
        assertThat(codec.status()).isEqualTo(2);
        Program.Result length =
                new Program(folder).run("make", "--duration", "2", "--platform", "reels");
        assertThat(length.err())
                .contains("WINDOW_INVALID: reels takes 3 to 180 seconds, not 2.0.")
                .doesNotContain("making the clips");
        assertThat(length.status()).isEqualTo(2);
    }
}
