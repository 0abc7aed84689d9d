package io.beatframe.clip.video;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * A picture to be sent to a model.
 *
 * @param type image/png or image/jpeg
 */
public record EncodedImage(String type, byte[] bytes) {
    private static final long MOST_BYTES = 20_000_000;

    /**
     * @throws Failure REFERENCE_INVALID when it is neither PNG nor JPEG, or too large
     */
    public static EncodedImage of(Path picture) {
        try {
            if (Files.size(picture) > MOST_BYTES) {
                throw unfit(picture, "it has more than 20 MB");
            }
            byte[] bytes = Files.readAllBytes(picture);
            if (bytes.length > 8 && bytes[0] == (byte) 0x89 && bytes[1] == 'P') {
                return new EncodedImage("image/png", bytes);
            }
            if (bytes.length > 8 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xd8) {
                return new EncodedImage("image/jpeg", bytes);
            }
            throw unfit(picture, "it is neither a PNG nor a JPEG");
        } catch (IOException gone) {
            throw unfit(picture, "it cannot be read");
        }
    }

    String suffix() {
        return type.equals("image/png") ? ".png" : ".jpg";
    }

    String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** As models take it in place of an address. */
    String dataUri() {
        return "data:" + type + ";base64," + base64();
    }

    private static Failure unfit(Path picture, String why) {
        return new Failure(
                ErrorCode.REFERENCE_INVALID,
                "The picture '" + picture + "' cannot be sent to a video model: " + why + ".");
    }
}
