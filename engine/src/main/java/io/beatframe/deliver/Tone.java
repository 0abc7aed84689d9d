package io.beatframe.deliver;

import io.beatframe.music.Section;

/** The colours of the sheets: a dark room, so that the pictures shine. */
final class Tone {
    static final int PAPER = 0x0d0f14;
    static final int HAIRLINE = 0x2a303c;
    static final int FAINT = 0x5d6675;
    static final int MUTED = 0x9aa3b2;
    static final int TEXT = 0xf2f4f8;
    static final int ACCENT = 0xffb454;
    static final int GOOD = 0x3fcf8e;
    static final int BAD = 0xff5d6c;

    private Tone() {}

    static int of(Section.Kind kind) {
        return switch (kind) {
            case INTRO -> 0x5b9cf6;
            case BUILD -> 0x9b7bf4;
            case PEAK -> 0xff6b7a;
            case DROP -> 0xff4d9d;
            case BREAK -> 0x39b9a7;
            case OUTRO -> 0xe6a654;
            case FLAT -> 0x8199c4;
        };
    }
}
