package io.beatframe.cli;

import io.beatframe.clip.generated.Budget;
import io.beatframe.clip.generated.Computing;
import io.beatframe.clip.generated.FilmingTerms;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** On what terms video models film. */
final class FilmingOptions {
    @Option(
            names = "--budget",
            paramLabel = "DOLLARS",
            description =
                    "What the video model may cost for this reel; what is in the cache costs nothing.")
    @Nullable String budget;

    @Option(
            names = "--budget-mode",
            paramLabel = "MODE",
            defaultValue = "cap",
            description =
                    "observe, warn, or cap: order nothing that would pass the budget (default:"
                            + " ${DEFAULT-VALUE}).")
    String budgetMode = "cap";

    @Option(
            names = "--resubmit-unknown",
            description =
                    "Order again what nobody knows to have been ordered; it may be paid twice.")
    boolean resubmitUnknown;

    @Option(
            names = "--reference",
            paramLabel = "PICTURE",
            description =
                    "PNG or JPEG of who or what is to be seen in every shot, for video models that take"
                            + " them; several by saying it several times.")
    List<Path> references = new ArrayList<>();

    @Option(
            names = "--chain",
            description =
                    "Each shot begins with the last picture of the one before; one after the other, so"
                            + " slower.")
    boolean chain;

    FilmingTerms terms(Console console) {
        return new FilmingTerms(
                budget(),
                resubmitUnknown,
                references,
                chain,
                console,
                Optional.empty(),
                () -> false,
                Computing.AT_ONCE);
    }

    private Budget budget() {
        Budget.Mode mode = Budget.Mode.of(budgetMode);
        if (budget == null) {
            if (mode != Budget.Mode.CAP) {
                throw new Failure(
                        ErrorCode.OPTION_INVALID, "--budget-mode needs --budget, such as 5.00.");
            }
            return Budget.NONE;
        }
        return Budget.of(budget, mode);
    }
}
