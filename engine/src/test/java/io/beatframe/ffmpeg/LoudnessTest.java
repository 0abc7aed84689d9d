package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoudnessTest {
    @Test
    void readsFfmpegsSummary() {
        Loudness loudness =
                Loudness.inLog(
                        List.of(
                                "[Parsed_ebur128_0 @ 0x1] [info] Summary:",
                                "  Integrated loudness:",
                                "    I:         -13.9 LUFS",
                                "    Threshold: -24.3 LUFS",
                                "  True peak:",
                                "    Peak:       -1.2 dBFS"));
        assertThat(loudness).isEqualTo(new Loudness(-13.9, -1.2));
        assertThat(loudness.measurable()).isTrue();
    }

    @Test
    void silenceHasNoLoudness() {
        Loudness silent =
                Loudness.inLog(List.of("    I:         -70.0 LUFS", "    Peak:       -inf dBFS"));
        assertThat(silent).isEqualTo(new Loudness(-70, Loudness.NO_PEAK));
        assertThat(silent.measurable()).isFalse();
        assertThat(Loudness.inLog(List.of()).measurable()).isFalse();
    }
}
