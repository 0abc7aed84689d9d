package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.ffmpeg.SourceColour.Matrix;
import io.beatframe.ffmpeg.SourceColour.Range;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceColourTest {
    @ParameterizedTest
    @CsvSource({
        "640, 480, yuv420p, '', '', '', BT601, TV",
        "1920, 1080, yuv420p, '', '', '', BT709, TV",
        "1080, 1920, yuvj420p, '', unknown, '', BT709, PC",
        "1920, 1080, yuv420p, pc, bt470bg, '', BT601, PC",
        "640, 480, yuv420p, tv, bt709, bt709, BT709, TV",
        "1920, 1080, yuv420p10le, tv, '', arib-std-b67, BT2020, TV",
        "1920, 1080, yuv420p10le, tv, bt2020nc, smpte2084, BT2020, TV",
        "512, 512, rgb24, pc, gbr, '', RGB, PC",
    })
    void tagsDecideAndSizeOnlyWithoutThem(
            int width,
            int height,
            String format,
            String range,
            String matrix,
            String transfer,
            Matrix expected,
            Range expectedRange) {
        MediaInfo.Video video =
                new MediaInfo.Video(
                        "h264",
                        "",
                        0,
                        width,
                        height,
                        0,
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalDouble.empty(),
                        format,
                        range,
                        matrix,
                        transfer,
                        "",
                        0,
                        false);
        assertThat(SourceColour.of(video)).isEqualTo(new SourceColour(expected, expectedRange));
    }
}
