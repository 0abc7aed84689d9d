package io.beatframe.server.ids;

import java.security.SecureRandom;
import java.time.Instant;

/** Names of rows: they sort by the time they were made, and nobody guesses another's. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final char[] LETTERS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int TIME_LETTERS = 10;
    private static final int RANDOM_LETTERS = 16;

    private Ids() {}

    /** E.g. "reel_01jdb7c3k4…": milliseconds in ten letters, then 80 random bits. */
    public static String fresh(String kind, Instant now) {
        StringBuilder id = new StringBuilder(kind).append('_');
        long millis = now.toEpochMilli();
        for (int i = TIME_LETTERS - 1; i >= 0; i--) {
            id.append(LETTERS[(int) (millis >>> (5 * i)) & 31]);
        }
        return id.append(random(RANDOM_LETTERS)).toString();
    }

    /** Five random bits a letter. */
    public static String random(int letters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            text.append(LETTERS[RANDOM.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }
}
