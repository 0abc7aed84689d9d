package io.beatframe.music.demo;

/** What may play in a bar. */
public enum Part {
    KICK,
    CLAP,
    HATS,
    BASS,
    PAD,
    PLUCK,
    LEAD,
    /** Drums that lead into the next bar. */
    FILL,
    /** A rising noise through the bar. */
    RISER,
    /** A cymbal on the first beat. */
    CRASH
}
