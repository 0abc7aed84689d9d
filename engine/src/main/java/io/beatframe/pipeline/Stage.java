package io.beatframe.pipeline;

import io.beatframe.request.Quality;

/** The stages that take time, in order. */
public enum Stage {
    MUSIC,
    PLAN,
    CLIPS,
    GRADE,
    RENDER,
    CHECK,
    DELIVER;

    /**
     * About how long it takes beside the others: tenths of a second for a reel of half a minute on
     * two cores. Measured for draft and standard; for hd and 4k reckoned from reels of five
     * seconds, and drawing at 4k from that at standard.
     *
     * @param footage whether the clips are the user's own and not drawn
     */
    int share(Quality quality, boolean footage) {
        return switch (this) {
            case MUSIC -> 20;
            case PLAN, DELIVER -> 5;
            case CLIPS -> footage ? cutting(quality) : drawing(quality);
            case GRADE ->
                    switch (quality) {
                        case DRAFT -> 26;
                        case STANDARD, HD -> 56;
                        case FOUR_K -> 100;
                    };
            case RENDER ->
                    switch (quality) {
                        case DRAFT -> 110;
                        case STANDARD -> 630;
                        case HD -> 1000;
                        case FOUR_K -> 4000;
                    };
            case CHECK ->
                    switch (quality) {
                        case DRAFT -> 28;
                        case STANDARD, HD -> 84;
                        case FOUR_K -> 400;
                    };
        };
    }

    private static int cutting(Quality quality) {
        return switch (quality) {
            case DRAFT -> 50;
            case STANDARD, HD -> 97;
            case FOUR_K -> 250;
        };
    }

    private static int drawing(Quality quality) {
        return switch (quality) {
            case DRAFT -> 300;
            case STANDARD, HD -> 690;
            case FOUR_K -> 2000;
        };
    }
}
