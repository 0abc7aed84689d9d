package io.beatframe.title;

import java.awt.Font;
import java.util.List;
import java.util.Map;

/**
 * A text and what draws each of its signs.
 *
 * @param signs the text, with one sign for each emoji
 * @param runs from the first to the last char, of size 1
 * @param emoji by the places of their signs
 */
record DrawableText(String signs, List<Run> runs, Map<Integer, Emoji> emoji) {

    DrawableText {
        runs = List.copyOf(runs);
        emoji = Map.copyOf(emoji);
    }

    /**
     * A stretch of a text in one font.
     *
     * @param end of the stretch, where the next begins
     */
    record Run(Font font, int start, int end) {}
}
