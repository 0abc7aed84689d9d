package io.beatframe.server.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class FailuresTest {
    /** Linux has a device that is always full, and says so as a disk does. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsItselfWhoeverMetIt() {
        IOException full =
                (IOException) catchThrowable(() -> Files.writeString(Path.of("/dev/full"), "reel"));
        for (Exception met :
                new Exception[] {
                    new UncheckedIOException(full),
                    new Failure(ErrorCode.OUTPUT_UNWRITABLE, "A worker cannot write.", full),
                    new Failure(ErrorCode.FETCH_FAILED, "It does not answer.", full)
                }) {
            Failure failure = Failures.of(met);
            assertThat(failure.code()).isEqualTo(ErrorCode.DISK_FULL);
            assertThat(failure.retriable()).isTrue();
        }
    }

    /** What the work itself asked of the database, not the runner, which waits for it. */
    @Test
    void aDatabaseThatIsAwayComesBack() {
        for (Exception met :
                new Exception[] {
                    new DataAccessResourceFailureException("no connection"),
                    new CannotCreateTransactionException("no connection")
                }) {
            Failure failure = Failures.of(met);
            assertThat(failure.code()).isEqualTo(ErrorCode.DATABASE_FAILED);
            assertThat(failure.retriable()).isTrue();
        }
    }

    @Test
    void othersStayWhatTheyAre() {
        Failure away =
                new Failure(ErrorCode.FETCH_FAILED, "No.", new IOException("connection reset"));
        assertThat(Failures.of(away)).isSameAs(away);
        assertThat(Failures.of(new IllegalStateException()).code())
                .isEqualTo(ErrorCode.INTERNAL_ERROR);
    }
}
