package io.beatframe.ffmpeg;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What something is made of, as a name to keep it by: the same parts, in order, one name. */
public final class ContentKey {
    private final MessageDigest hash;

    public ContentKey() {
        try {
            this.hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    public ContentKey add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    /** With its length before it, so that no two lists of parts read the same. */
    public ContentKey add(byte[] part) {
        hash.update((part.length + ":").getBytes(StandardCharsets.US_ASCII));
        hash.update(part);
        return this;
    }

    /** 40 hexadecimal digits; the key takes no more parts after it. */
    public String name() {
        return HexFormat.of().formatHex(hash.digest()).substring(0, 40);
    }
}
