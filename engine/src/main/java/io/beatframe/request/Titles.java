package io.beatframe.request;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/**
 * The user's words over the picture.
 *
 * @param title shown large at the reel's beginning
 * @param subtitle shown small below it
 * @param captions of the whole song, in the order of their starts; the reel shows those it plays
 */
public record Titles(Optional<String> title, Optional<String> subtitle, List<TimedText> captions) {
    public static final Titles NONE = new Titles(Optional.empty(), Optional.empty(), List.of());
    public static final int MOST_TITLE = 80;
    public static final int MOST_SUBTITLE = 120;
    public static final int MOST_CAPTIONS = 3000;

    public Titles {
        title = title.map(Titles::checkTitle);
        subtitle = subtitle.map(Titles::checkSubtitle);
        captions = List.copyOf(captions);
        if (captions.size() > MOST_CAPTIONS) {
            throw new Failure(
                    ErrorCode.CAPTIONS_INVALID,
                    captions.size() + " captions are no song's; at most " + MOST_CAPTIONS + ".");
        }
    }

    /**
     * @return the same words, cleaned
     * @throws Failure TITLE_INVALID
     */
    public static String checkTitle(String text) {
        return cleaned("title", text, MOST_TITLE, ErrorCode.TITLE_INVALID);
    }

    /**
     * @return the same words, cleaned
     * @throws Failure TITLE_INVALID
     */
    public static String checkSubtitle(String text) {
        return cleaned("subtitle", text, MOST_SUBTITLE, ErrorCode.TITLE_INVALID);
    }

    /**
     * @return the same words, cleaned
     * @throws Failure CAPTIONS_INVALID
     */
    public static String checkCaption(String text) {
        return cleaned("caption", text, TimedText.MOST_CHARACTERS, ErrorCode.CAPTIONS_INVALID);
    }

    /**
     * Words as they can be drawn: accents composed, blanks plain, lines without blanks at their
     * ends.
     *
     * @throws Failure when nothing is left, it is too long, or it holds what is no text
     */
    private static String cleaned(String what, String text, int most, ErrorCode code) {
        String clean =
                Normalizer.normalize(text.replaceAll("\\R", "\n"), Normalizer.Form.NFC)
                        .replaceAll("[\\s&&[^\n]]+", " ")
                        .replaceAll(" ?\n[ \n]*", "\n")
                        .strip();
        int characters = clean.codePointCount(0, clean.length());
        if (characters == 0) {
            throw new Failure(code, "The " + what + " is empty; give it words, or leave it out.");
        }
        if (characters > most) {
            throw new Failure(
                    code,
                    "The "
                            + what
                            + " '"
                            + Names.shown(clean)
                            + "' has "
                            + characters
                            + " characters; at most "
                            + most
                            + " can be read.");
        }
        clean.codePoints()
                .filter(Titles::noText)
                .findFirst()
                .ifPresent(sign -> {
                    throw new Failure(
                            code,
                            String.format(
                                    "The %s '%s' holds U+%04X, which is no text.",
                                    what, Names.shown(clean), sign));
                });
        return clean;
    }

    private static boolean noText(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL -> sign != '\n';
            case Character.SURROGATE, Character.PRIVATE_USE -> true;
            // Emoji newer than Java are what its Unicode keeps free for pictures.
            case Character.UNASSIGNED -> !Character.isExtendedPictographic(sign);
            default -> false;
        };
    }
}
