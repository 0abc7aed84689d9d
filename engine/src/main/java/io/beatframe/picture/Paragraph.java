package io.beatframe.picture;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines that fit, and shortens what is too long. */
public final class Paragraph {
    private static final String ELLIPSIS = "…";

    /** A text is shortened after a whole word where that costs fewer characters than this. */
    private static final int MOST_LOST = 12;

    private Paragraph() {}

    /**
     * Lines no wider than {@code width} pixels, broken between words, inside a word only where it
     * is wider than a line. Blanks and line breaks of the text count as one space.
     *
     * @param mostLines 1 or more; a text that needs more ends in an ellipsis
     * @return at least one line, perhaps an empty one
     */
    public static List<String> lines(
            String text, double size, Lettering.Weight weight, double width, int mostLines) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip().replaceAll("\\s+", " ");
        while (lines.size() < mostLines - 1 && Lettering.width(rest, size, weight) > width) {
            int end = fitting(rest, size, weight, width);
            int space = rest.lastIndexOf(' ', end);
            int cut = space > 0 ? space : end;
            lines.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        lines.add(shortened(rest, size, weight, width));
        return List.copyOf(lines);
    }

    /** The text, or as much of it as fits before an ellipsis. */
    public static String shortened(
            String text, double size, Lettering.Weight weight, double width) {
        if (Lettering.width(text, size, weight) <= width) {
            return text;
        }
        double room = width - Lettering.width(ELLIPSIS, size, weight);
        int end = room <= 0 ? 0 : fitting(text, size, weight, room);
        int space = text.lastIndexOf(' ', end);
        return text.substring(0, space > end - MOST_LOST ? Math.max(0, space) : end).strip()
                + ELLIPSIS;
    }

    /** The longest beginning that fits, by its end's index; one character at the least. */
    private static int fitting(String text, double size, Lettering.Weight weight, double width) {
        int end = text.offsetByCodePoints(0, 1);
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            if (Lettering.width(text.substring(0, next), size, weight) > width) {
                break;
            }
            end = next;
        }
        return end;
    }
}
