package io.beatframe.clip.generated;

import io.beatframe.clip.video.EncodedImage;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.model.ModelCard;
import java.nio.file.Path;
import java.util.List;

/** The pictures that go with orders, looked at before anything is ordered. */
final class References {
    private References() {}

    /**
     * @throws Failure REFERENCE_INVALID when the model takes none, or so many not, or one is no
     *     picture
     */
    static void require(ModelCard card, List<Path> pictures, boolean chained) {
        int most = card.capabilities().referenceImages();
        if (pictures.size() > most) {
            throw new Failure(
                    ErrorCode.REFERENCE_INVALID,
                    card.name()
                            + " takes "
                            + (most == 0
                                    ? "no reference pictures"
                                    : "at most " + most + " reference pictures")
                            + ", not "
                            + pictures.size()
                            + ". 'beatframe models' says which models take them.");
        }
        if (chained && !card.capabilities().firstFrame()) {
            throw new Failure(
                    ErrorCode.REFERENCE_INVALID,
                    card.name() + " cannot begin with a given picture, as --chain asks.");
        }
        pictures.forEach(EncodedImage::of);
    }
}
