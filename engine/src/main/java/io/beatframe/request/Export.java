package io.beatframe.request;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.Optional;

/**
 * For whom the reel is encoded, and how; not part of the plan, which says what is seen.
 *
 * @param hardware that encodes, when one is asked for
 */
public record Export(Platform platform, Codec codec, Optional<Hardware> hardware) {
    public static final Export DEFAULT = new Export(Platform.ANY, Codec.H264, Optional.empty());

    public Export {
        if (!platform.takes(codec)) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID,
                    platform.id()
                            + " does not take "
                            + codec.id()
                            + ". Leave out --codec for h264, or --platform.");
        }
    }
}
