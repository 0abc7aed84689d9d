package io.beatframe.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/errors.md is what scripts and people go by: every code stands there, and no other. */
class ErrorsPageTest {
    private static final Pattern ROW =
            Pattern.compile("\\| `([A-Z_]+)` \\| ([A-Z]+) \\| (\\d) \\| \\S.*\\. \\| \\S.*\\. \\|");

    private static Path page() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("docs/errors.md");
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new AssertionError(
                "There is no docs/errors.md above " + Path.of("").toAbsolutePath());
    }

    @Test
    void listsEveryCodeInOrderWithItsTypeAndExitStatus() throws IOException {
        List<String> rows =
                Files.readAllLines(page()).stream()
                        .map(ROW::matcher)
                        .filter(Matcher::matches)
                        .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
                        .toList();
        List<String> codes =
                Arrays.stream(ErrorCode.values())
                        .map(code -> code + " " + code.type() + " " + exitStatus(code))
                        .toList();
        assertThat(rows)
                .as("docs/errors.md needs a row for each constant of ErrorCode, in its order")
                .containsExactlyElementsOf(codes);
    }

    /** 2 is for input that must be changed; who presses Ctrl-C has changed nothing. */
    private static int exitStatus(ErrorCode code) {
        return code.type() == FailureType.USER && code != ErrorCode.CANCELLED ? 2 : 1;
    }
}
