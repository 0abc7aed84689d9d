package io.beatframe.clip.previz;

/** Something of the set; layers are drawn from far to near onto one canvas. */
@FunctionalInterface
interface Layer {
    void draw(Canvas canvas, Moment moment);
}
