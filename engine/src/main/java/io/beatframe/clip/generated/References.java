package io.beatframe.clip.generated;

import io.beatframe.clip.video.EncodedImage;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.model.ModelCard;

/** The pictures that go with orders, looked at before anything is ordered. */
final class References {
    private References() {}

    /**
     * @throws Failure REFERENCE_INVALID when the model takes none, or so many not, or one is no
     *     picture
     */
    static void require(ModelCard card, FilmingTerms terms) {
        int most = card.capabilities().referenceImages();
        if (terms.references().size() > most) {
            throw new Failure(
                    ErrorCode.REFERENCE_INVALID,
                    card.name()
                            + " takes "
                            + (most == 0
                                    ? "no reference pictures"
                                    : "at most " + most + " reference pictures")
                            + ", not "
                            + terms.references().size()
                            + ". 'beatframe models' says which models take them.");
        }
        if (terms.chained() && !card.capabilities().firstFrame()) {
            throw new Failure(
                    ErrorCode.REFERENCE_INVALID,
                    card.name() + " cannot begin with a given picture, as --chain asks.");
        }
        terms.references().forEach(EncodedImage::of);
    }
}
