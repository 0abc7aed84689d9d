package io.beatframe.render;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.request.Codec;
import io.beatframe.request.Export;
import io.beatframe.request.Hardware;
import io.beatframe.request.Platform;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HardwareEncoderIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();

    @ParameterizedTest
    @EnumSource
    void aCardThatIsNotThereIsSaidSo(Hardware hardware) {
        assumeThat(Path.of("/dev/nvidia0")).doesNotExist();
        assumeThat(Path.of("/dev/dri")).doesNotExist();
        assertThatThrownBy(() -> HardwareEncoder.require(on(Optional.of(hardware)), FFMPEG))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Leave out --hardware")
                .extracting(failure -> ((Failure) failure).code())
                .isEqualTo(ErrorCode.ENCODER_MISSING);
    }

    @Test
    void withoutACardNothingIsTried() {
        assertThatCode(() -> HardwareEncoder.require(on(Optional.empty()), FFMPEG))
                .doesNotThrowAnyException();
    }

    private static Export on(Optional<Hardware> hardware) {
        return new Export(Platform.ANY, Codec.H264, hardware);
    }
}
