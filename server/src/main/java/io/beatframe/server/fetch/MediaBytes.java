package io.beatframe.server.fetch;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;

/**
 * Whether bytes may be media: what a server calls them counts for nothing. A page that says "please
 * log in" is found here at its first bytes; what the file really is, ffmpeg finds out later.
 */
final class MediaBytes {
    /** As many say what they are. */
    static final int LOOKED_AT = 512;

    private MediaBytes() {}

    /**
     * @throws Failure MEDIA_UNREADABLE for text
     */
    static void require(byte[] bytes, int count) {
        int most = Math.min(count, LOOKED_AT);
        for (int i = 0; i < most; i++) {
            int value = bytes[i] & 0xff;
            // No kind of media gets far without a byte that no text has.
            if (value < 0x20 && value != '\n' && value != '\r' && value != '\t') {
                return;
            }
            if (value >= 0x7f && !utf8(bytes, i, most)) {
                return;
            }
        }
        throw new Failure(
                ErrorCode.MEDIA_UNREADABLE,
                "The address answers with text, such as a web page, and not with a media file. Give the"
                        + " file's own address.");
    }

    /** A lead byte with what must follow, or a byte that follows; cut off counts as well. */
    private static boolean utf8(byte[] bytes, int at, int count) {
        int value = bytes[at] & 0xff;
        if (value < 0xc0) {
            return at > 0 && (bytes[at - 1] & 0x80) != 0;
        }
        return value < 0xf8 && (at + 1 >= count || (bytes[at + 1] & 0xc0) == 0x80);
    }
}
