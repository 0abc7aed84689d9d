package io.beatframe.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
    @TempDir Path folder;

    @Test
    void aFailureThatLeavesTheMachineNamesNoFolderAndKeepsAllElse() {
        try (Desk desk = Desk.bare(folder)) {
            Failure told =
                    desk.portable(
                            new Failure(
                                            ErrorCode.PROVIDER_RATE_LIMITED,
                                            "Cannot send '" + desk.song() + "'.",
                                            null,
                                            true)
                                    .after(Optional.of(Duration.ofSeconds(90))));
            assertThat(told.message()).isEqualTo("Cannot send 'song'.");
            assertThat(told.retriable()).isTrue();
            assertThat(told.retryAfter()).contains(Duration.ofSeconds(90));
        }
    }
}
