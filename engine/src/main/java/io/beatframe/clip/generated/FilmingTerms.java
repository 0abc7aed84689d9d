package io.beatframe.clip.generated;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * On what terms video models film for one reel.
 *
 * @param resubmitUnknown whether orders of which nobody knows whether they were taken are sent
 *     again: they may be paid twice
 * @param references pictures of what is to be seen in every shot, PNG or JPEG
 * @param chained whether each shot begins with the last picture of the one before
 * @param watch is told how it goes
 * @param archive what is kept between reels; without it, this user's on this machine
 * @param handedOn whether, when the thread is interrupted, somebody else goes on with the reel, so
 *     that jobs at providers are not to be stopped
 * @param computing for what is looked at here, between waiting for one take and for the next
 */
public record FilmingTerms(
        Budget budget,
        boolean resubmitUnknown,
        List<Path> references,
        boolean chained,
        FilmingWatch watch,
        Optional<Archive> archive,
        BooleanSupplier handedOn,
        Computing computing) {
    public static final FilmingTerms USUAL =
            new FilmingTerms(
                    Budget.NONE,
                    false,
                    List.of(),
                    false,
                    line -> {},
                    Optional.empty(),
                    () -> false,
                    Computing.AT_ONCE);

    public FilmingTerms {
        references = List.copyOf(references);
    }

    /**
     * For what is not filmed by a model.
     *
     * @param source e.g. "previz"
     * @throws Failure REFERENCE_INVALID when pictures are to be begun with or looked like
     */
    public void requireNoPictures(String source) {
        if (chained || !references.isEmpty()) {
            throw new Failure(
                    ErrorCode.REFERENCE_INVALID,
                    "--reference and --chain are for video models, and would do nothing with "
                            + source
                            + ". 'beatframe models' says which models take them.");
        }
    }
}
