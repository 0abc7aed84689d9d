package io.beatframe.clip.previz;

/** What a part of the subject is made of, for its colour in the light. */
enum Part {
    SKIN,
    HAIR,
    TOP,
    LEGS,
    SHOES,
    GLASS,
    PAINT,
    DARK,
    WHITE
}
