package io.beatframe.check;

/**
 * How much a reel flashes, by WCAG 2 and ITU-R BT.1702: pairs of opposing changes over a quarter of
 * the picture. More than three a second may harm viewers with photosensitive epilepsy.
 *
 * @param mostASecond in any one second, of changes in light
 * @param mostRedASecond the same, of changes to or from saturated red
 */
public record Flashes(int mostASecond, int mostRedASecond) {
    /** As many as may be in a second. */
    static final int MOST = 3;
}
