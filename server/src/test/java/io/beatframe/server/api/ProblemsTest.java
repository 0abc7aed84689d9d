package io.beatframe.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

class ProblemsTest {
    private final Problems problems = new Problems(JsonMapper.shared());

    /** Linux has a device that is always full, and says so as a disk does. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsNoFaultOfTheClient() {
        IOException full =
                (IOException)
                        catchThrowable(() -> Files.writeString(Path.of("/dev/full"), "a song"));
        assertFull(problems.thrown(new UncheckedIOException(full)));
        // So it comes from Tomcat, which writes the parts of a form.
        assertFull(problems.unreadable(new MultipartException("parse", new Exception(full))));
    }

    private static ProblemDetail problem(ResponseEntity<ProblemDetail> answer) {
        return Objects.requireNonNull(answer.getBody());
    }

    private static void assertFull(ResponseEntity<ProblemDetail> answer) {
        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(problem(answer).getProperties()).containsEntry("code", "DISK_FULL");
        assertThat(problem(answer).getProperties()).containsEntry("retriable", true);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("10");
    }

    @Test
    void aFormThatIsCutOffIsTheClients() {
        ResponseEntity<ProblemDetail> answer =
                problems.unreadable(new MultipartException("parse", new IOException("EOF")));
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"KEY_MISSING", "ENDPOINT_MISSING", "CONFIG_INVALID", "OUTPUT_UNWRITABLE"})
    void whatTheOperatorForgotIsNotToldToClients(ErrorCode code) {
        ResponseEntity<ProblemDetail> answer =
                problems.failed(new Failure(code, "Set GEMINI_API_KEY, or write to /srv/data."));
        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(problem(answer).getDetail()).doesNotContain("GEMINI", "/srv");
        assertThat(problem(answer).getProperties()).containsEntry("code", code.name());
    }

    @Test
    void aFieldThatIsThereTwiceIsNamed() {
        JsonMapper strict =
                JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
        assertThatThrownBy(() -> strict.readTree("{\"seed\": 1, \"seed\": 2}"))
                .isInstanceOfSatisfying(
                        JacksonException.class,
                        twice ->
                                assertThat(Problems.why(twice))
                                        .isEqualTo("The field 'seed' is there twice."));
    }

    @Test
    void howLongToWaitIsSaidInWholeSeconds() {
        Failure busy = new Failure(ErrorCode.RATE_LIMITED, "Too many.", null, true);
        assertThat(
                        problems.failed(busy.after(Optional.of(Duration.ofMillis(1001))))
                                .getHeaders()
                                .getFirst(HttpHeaders.RETRY_AFTER))
                .isEqualTo("2");
        Failure mistake = new Failure(ErrorCode.PROMPT_LENGTH, "Too short.");
        assertThat(problems.failed(mistake).getHeaders().containsHeader(HttpHeaders.RETRY_AFTER))
                .isFalse();
    }
}
