package io.beatframe.pipeline;

/** The stages that take time, in order, with their usual share of it. */
public enum Stage {
    MUSIC(3),
    PLAN(1),
    CLIPS(40),
    GRADE(4),
    RENDER(44),
    CHECK(7),
    DELIVER(1);

    private final int share;

    Stage(int share) {
        this.share = share;
    }

    int share() {
        return share;
    }
}
