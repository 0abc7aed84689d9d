package io.beatframe.clip.previz;

import io.beatframe.plan.Composition;
import io.beatframe.plan.Light;
import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.ShotSize;
import io.beatframe.plan.Subject;

/**
 * One set-up of the camera in the reel's world: from where and how large the place is seen.
 *
 * @param world seed of the place, the same for the whole reel
 * @param take seed of what is this shot's alone
 * @param station where along the place the camera stands, in frame heights of the plates
 * @param lens how much the backdrop is enlarged, 1 for a wide shot
 * @param horizon height of the horizon in the frame
 * @param subjectX where the subject's middle is planned
 * @param feetY where it stands; below 1 when its feet are out of the frame
 * @param figure height of a standing person, in frame heights
 * @param sunX where the light in the sky is
 * @param sunY likewise
 */
record Setup(
        ShotPlan plan,
        Shot shot,
        Mood mood,
        float aspect,
        float unit,
        int world,
        int take,
        float station,
        float lens,
        float horizon,
        float subjectX,
        float feetY,
        float figure,
        float sunX,
        float sunY) {

    static Setup of(ShotPlan plan, int index, float unit) {
        Shot shot = plan.shots().get(index);
        float aspect = (float) plan.size().aspect();
        long seed = plan.brief().seed();
        int world = Noise.hash((int) seed, (int) (seed >>> 32), 77);
        int take = Noise.hash(shot.id(), world, 1234);
        Composition composition = shot.composition();
        ShotSize size = shot.size();
        boolean low = composition == Composition.LOW_ANGLE;
        boolean empty = composition == Composition.NEGATIVE_SPACE;
        float figure =
                switch (size) {
                    case WIDE -> empty ? 0.17f : low ? 0.38f : 0.27f;
                    case MEDIUM -> empty ? 0.46f : low ? 0.78f : 0.66f;
                    case CLOSE -> empty ? 1.15f : 1.6f;
                };
        float feet =
                switch (size) {
                    case WIDE -> empty ? 0.86f : 0.89f;
                    case MEDIUM -> low ? 0.97f : 0.93f;
                    case CLOSE -> (empty ? 0.40f : 0.24f) + figure;
                };
        float horizon =
                switch (size) {
                    case WIDE -> low ? 0.80f : empty ? 0.74f : 0.66f;
                    case MEDIUM -> low ? 0.84f : 0.64f;
                    case CLOSE -> low ? 0.86f : 0.66f;
                };
        float subjectX = (float) composition.subjectX() * aspect;
        float sunX =
                switch (shot.light().from()) {
                    case LEFT -> 0.16f * aspect;
                    case RIGHT -> 0.84f * aspect;
                    case BEHIND -> aspect * 0.5f + (subjectX - aspect * 0.5f) * 0.8f;
                    case ABOVE -> 0.5f * aspect + (0.5f * aspect - subjectX) * 0.6f;
                    case FRONT -> 1.25f * aspect;
                };
        float sunY =
                switch (shot.light().from()) {
                    case ABOVE -> 0.12f;
                    case BEHIND -> horizon - (size == ShotSize.WIDE ? 0.13f : 0.20f);
                    case LEFT, RIGHT, FRONT -> horizon - 0.24f;
                };
        if (plan.scene().subject() == Subject.NONE && shot.light().from() == Light.From.BEHIND) {
            sunX = subjectX;
        }
        return new Setup(
                plan,
                shot,
                Mood.of(plan.brief(), plan.scene(), shot.light()),
                aspect,
                unit,
                world,
                take,
                Noise.between(take, 3, 5, -6, 6),
                size == ShotSize.WIDE ? 1 : size == ShotSize.MEDIUM ? 1.45f : 2.1f,
                horizon,
                subjectX,
                feet,
                figure,
                sunX,
                sunY);
    }

    /** Place on a plate to place in the frame at rest. */
    float frameX(float wx) {
        return aspect * 0.5f + (wx - station) * lens;
    }

    float frameY(float up) {
        return horizon - up * lens;
    }

    /** Along the place, at a plate's texel. */
    float alongX(float frameX) {
        return (frameX - aspect * 0.5f) / lens + station;
    }

    /** Height above the horizon line. */
    float up(float frameY) {
        return (horizon - frameY) / lens;
    }

    /** How far out of focus a plate is, in frame heights. */
    float defocus(float distance) {
        float strength =
                switch (shot.size()) {
                    case WIDE -> 0.0012f;
                    case MEDIUM -> 0.0030f;
                    case CLOSE -> 0.010f;
                };
        float off = Math.abs(1 - 1 / distance);
        return strength * Math.max(0, off - 0.15f);
    }

    boolean close() {
        return shot.size() == ShotSize.CLOSE;
    }

    boolean wide() {
        return shot.size() == ShotSize.WIDE;
    }

    float energy() {
        return (float) shot.energy();
    }

    /** A new plate for this set-up, from {@code top} to {@code bottom} of the frame and beyond. */
    Texture plate(float distance, float top, float bottom, float detail) {
        float side = 0.10f + 0.14f / distance;
        return Texture.over(-side, top, aspect + side, bottom, unit * detail);
    }
}
