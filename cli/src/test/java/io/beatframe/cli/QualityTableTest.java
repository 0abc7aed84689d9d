package io.beatframe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.check.Finding;
import io.beatframe.check.Flashes;
import io.beatframe.check.QualityReport;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class QualityTableTest {
    private static final String MESSAGE =
            "More than three flashes within a second, which may harm viewers with photosensitive"
                    + " epilepsy.";

    private static QualityReport report(int width, String codec) {
        return new QualityReport(
                false,
                300,
                10,
                width,
                1920,
                "30000/1001",
                codec,
                "aac",
                0,
                List.of(),
                -14,
                -1.2,
                new Flashes(4, 0),
                List.of(
                        new Finding(
                                Finding.Code.FLASHES,
                                Finding.Severity.WARNING,
                                OptionalDouble.of(12.5),
                                MESSAGE)));
    }

    @Test
    void longFindingsAreFoldedBetweenWords() {
        List<String> lines = QualityTable.print(report(1080, "h264"));
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(String.join(" ", lines.stream().map(String::strip).toList())).endsWith(MESSAGE);
        assertThat(lines.getLast()).startsWith("    ");
    }

    @Test
    void aFileWithoutPictureIsSaidToHaveNone() {
        assertThat(QualityTable.print(report(0, "none")).getFirst())
                .isEqualTo("FAILED  no picture, 10.00 s of aac");
    }
}
