package io.beatframe.title;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs of a text that are one emoji to a reader (UTS #51, "possible emoji"): one picture, a flag
 * of two letters, a key, a picture with a tone of skin, with tags, or several joined.
 *
 * @param signs as written, with all that is invisible
 */
record EmojiSequence(String signs) {
    private static final int TEXT_STYLE = 0xfe0e;
    private static final String STYLE = "[\\x{FE0E}\\x{FE0F}]";
    private static final String TONE = "\\p{IsEmoji_Modifier}";
    private static final String TAG = "[\\x{E0020}-\\x{E007F}]";
    private static final String JOINER = "\\x{200D}";
    private static final String FLAG = "[\\x{1F1E6}-\\x{1F1FF}]{2}";
    private static final String KEY = "[0-9#*]\\x{FE0F}?\\x{20E3}";
    private static final String ONE = "(?:\\p{IsExtended_Pictographic}|\\p{IsEmoji_Presentation})";
    private static final String PICTURE =
            "(?:(?!%2$s)%1$s\\x{FE0F}?%2$s|%1$s)%3$s?%4$s*+".formatted(ONE, TONE, STYLE, TAG);
    private static final Pattern WHOLE =
            Pattern.compile("%s|%s|%s(?:%s%s)*+".formatted(FLAG, KEY, PICTURE, JOINER, PICTURE));

    /** The one that begins at {@code at}, as long as can be. */
    static Optional<EmojiSequence> at(String text, int at) {
        Matcher matcher = WHOLE.matcher(text).region(at, text.length());
        return matcher.lookingAt()
                ? Optional.of(new EmojiSequence(matcher.group()))
                : Optional.empty();
    }

    /** Whether a picture is meant, and not a sign of text that has one too, such as ©. */
    boolean pictured() {
        return Character.isEmojiPresentation(signs.codePointAt(0))
                || signs.codePoints().skip(1).anyMatch(sign -> sign != TEXT_STYLE);
    }

    /** What a font may know as one picture: as it is, and with no tones of skin. */
    List<String> whole() {
        String unstyled = signs.replaceAll(STYLE, "");
        return List.of(unstyled, unstyled.replaceAll("(?<=.)" + TONE, ""));
    }

    /** What is left to see where the whole is no picture: one after another. */
    String parts() {
        return whole().getLast().replaceAll(JOINER + "|" + TAG, "");
    }
}
