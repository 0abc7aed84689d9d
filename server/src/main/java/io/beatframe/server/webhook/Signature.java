package io.beatframe.server.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code t=1700000000,v1=5257a8…}: HMAC-SHA256 over the second, a dot and the body, so that neither
 * the body nor the time can be another's. A receiver refuses what is older than a few minutes.
 */
final class Signature {
    static final String HEADER = "Beatframe-Signature";
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    static String of(String secret, Instant at, String body) {
        long second = at.getEpochSecond();
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] sum = mac.doFinal((second + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + second + ",v1=" + HexFormat.of().formatHex(sum);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
