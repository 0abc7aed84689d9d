package io.beatframe.title;

import io.beatframe.plan.Title;
import io.beatframe.request.Style;

/**
 * How words look in a style. Lengths are parts of the letters' size.
 *
 * @param sizePart of the letters, of the picture's shorter side
 * @param tracking space between letters beyond their own; only for scripts whose letters stand
 *     apart
 * @param colour 0xRRGGBB
 * @param glow 0xRRGGBB of light about the letters; black is a shadow
 * @param glowRadius how far it reaches
 * @param rise by which words come up from below while they appear
 * @param fadeSeconds until words are there, and until they are gone
 */
record TitleStyle(
        Typeface face,
        double sizePart,
        double tracking,
        int colour,
        int glow,
        double glowRadius,
        double rise,
        double fadeSeconds) {
    private static final int WHITE = 0xffffff;
    private static final int CREAM = 0xfff4e0;
    private static final int BLACK = 0x000000;

    static TitleStyle of(Style style, Title.Role role) {
        TitleStyle title = title(style);
        return switch (role) {
            case TITLE -> title;
            case SUBTITLE ->
                    title.as(subtitleFace(title.face), 0.042, Math.max(0.02, title.tracking));
            case CAPTION -> title.as(captionFace(style), 0.054, 0);
        };
    }

    private static TitleStyle title(Style style) {
        return switch (style) {
            case CINEMATIC_DRAMA ->
                    new TitleStyle(Typeface.SERIF, 0.092, 0.06, WHITE, BLACK, 0.16, 0, 0.5);
            case ENERGETIC_DANCE ->
                    new TitleStyle(Typeface.SANS_BOLD, 0.108, -0.01, WHITE, BLACK, 0.14, 0.3, 0.13);
            case LUXE_TRAVEL ->
                    new TitleStyle(Typeface.SERIF, 0.094, 0.1, CREAM, BLACK, 0.16, 0, 0.6);
            case VAPORWAVE_NEON ->
                    new TitleStyle(Typeface.SANS_BOLD, 0.096, 0.05, WHITE, 0xff2fb4, 0.3, 0, 0.17);
            case FILM_NOIR ->
                    new TitleStyle(Typeface.SERIF_BOLD, 0.1, 0.02, WHITE, BLACK, 0.12, 0, 0.3);
            case MODERN_MINIMAL ->
                    new TitleStyle(Typeface.SANS, 0.074, 0, WHITE, BLACK, 0.16, 0, 0.35);
        };
    }

    /** Thin strokes of small letters drown in a bright and busy picture. */
    private static Typeface subtitleFace(Typeface title) {
        return switch (title) {
            case SANS, SANS_BOLD -> Typeface.SANS_BOLD;
            case SERIF, SERIF_BOLD -> Typeface.SERIF_BOLD;
        };
    }

    private static Typeface captionFace(Style style) {
        return switch (style) {
            case ENERGETIC_DANCE, VAPORWAVE_NEON, MODERN_MINIMAL -> Typeface.SANS_BOLD;
            case CINEMATIC_DRAMA, LUXE_TRAVEL, FILM_NOIR -> Typeface.SERIF_BOLD;
        };
    }

    private TitleStyle as(Typeface other, double part, double spread) {
        return new TitleStyle(
                other, part, spread, colour, glow, glowRadius, rise, Math.min(0.25, fadeSeconds));
    }
}
