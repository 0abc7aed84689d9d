package io.beatframe.server.api;

import io.beatframe.server.ids.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.springframework.web.multipart.MultipartFile;

/** SHA-256 over parts, each with its length before it, so that no two lists of parts read alike. */
final class Fingerprint {
    private final MessageDigest digest = Sha256.digest();

    Fingerprint add(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    Fingerprint add(MultipartFile file) {
        digest.update((file.getSize() + ":").getBytes(StandardCharsets.UTF_8));
        try (InputStream bytes = file.getInputStream()) {
            byte[] buffer = new byte[65_536];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
