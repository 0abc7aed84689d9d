package io.beatframe.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.ffmpeg.FfmpegArguments;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.FilterGraph;
import io.beatframe.request.Codec;
import io.beatframe.request.Export;
import io.beatframe.request.Hardware;
import io.beatframe.request.Platform;
import io.beatframe.request.Quality;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EncoderSettingsTest {
    private static final FilterGraph GRAPH =
            new FilterGraph(
                    List.of(
                            new FilterGraph.Chain(
                                    List.of(new FilterGraph.Source.Video(0)),
                                    List.of(new Filter.TagBt709()),
                                    List.of(4))));

    /** Its encoder takes pictures from the card's memory, so they are brought there first. */
    @Test
    void vaapiOpensTheCardAndUploads() {
        EncoderSettings settings = onCard(Hardware.VAAPI);
        assertThat(String.join(" ", settings.card()))
                .isEqualTo("-init_hw_device vaapi=card -filter_hw_device card");
        assertThat(FfmpegArguments.print(GRAPH.then(settings.last())))
                .endsWith("[p4];\n[p4]format=nv12,hwupload[p5]");
        assertThat(String.join(" ", settings.picture(new FrameSize(1080, 1920), FrameRate.FPS_30)))
                .startsWith("-c:v hevc_vaapi -rc_mode CQP -qp 20");
    }

    @Test
    void theOthersTakeThemAsTheyAre() {
        for (Hardware hardware : List.of(Hardware.NVENC, Hardware.QSV)) {
            assertThat(onCard(hardware).card()).isEmpty();
            assertThat(GRAPH.then(onCard(hardware).last())).isEqualTo(GRAPH);
        }
    }

    private static EncoderSettings onCard(Hardware hardware) {
        return EncoderSettings.of(
                Quality.STANDARD, new Export(Platform.ANY, Codec.HEVC, Optional.of(hardware)));
    }
}
