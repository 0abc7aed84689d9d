package io.beatframe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    /** Whoever writes a cube or a song says no more than that it could not. */
    @Test
    void aFullDiskIsNoMistakeOfTheUsers() {
        Failure full = Failures.of(unwritable("No space left on device"));
        assertThat(full.code()).isEqualTo(ErrorCode.DISK_FULL);
        assertThat(full.retriable()).isTrue();
        assertThat(Failures.exitStatus(full)).isEqualTo(1);
        Failure denied = Failures.of(unwritable("Permission denied"));
        assertThat(denied.code()).isEqualTo(ErrorCode.OUTPUT_UNWRITABLE);
        assertThat(Failures.exitStatus(denied)).isEqualTo(2);
    }

    private static Failure unwritable(String why) {
        return new Failure(
                ErrorCode.OUTPUT_UNWRITABLE, "Cannot write 'x.cube'.", new IOException(why));
    }
}
