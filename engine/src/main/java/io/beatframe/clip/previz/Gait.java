package io.beatframe.clip.previz;

/** Walking, running and standing as cycles of joint angles, seen from the side or from behind. */
final class Gait {
    private Gait() {}

    /** Seen from the side, towards the right. */
    static Stance walk(float cycle) {
        double a = cycle * 2 * Math.PI;
        float thighR = 3 + 25 * (float) Math.sin(a);
        float thighL = 3 - 25 * (float) Math.sin(a);
        float armR = -2 - 22 * (float) Math.sin(a);
        float armL = -2 + 22 * (float) Math.sin(a);
        return new Stance(
                3,
                1,
                2,
                armR,
                armR + 14 + 6 * (float) Math.sin(a),
                armL,
                armL + 14 - 6 * (float) Math.sin(a),
                thighR,
                thighR - knee(a),
                thighL,
                thighL - knee(a + Math.PI),
                0.92f,
                0,
                0);
    }

    /** The knee bends while the leg swings forward, and a little when the weight comes on it. */
    private static float knee(double a) {
        double swing = Math.max(0, Math.cos(a - 0.15));
        double load = Math.max(0, Math.cos(a * 1 - 2.2));
        return (float) (4 + 46 * swing * swing + 7 * load * load);
    }

    static Stance run(float cycle) {
        double a = cycle * 2 * Math.PI;
        float thighR = 14 + 44 * (float) Math.sin(a);
        float thighL = 14 - 44 * (float) Math.sin(a);
        float armR = -12 - 44 * (float) Math.sin(a);
        float armL = -12 + 44 * (float) Math.sin(a);
        double swingR = Math.max(0, Math.cos(a + 0.35));
        double swingL = Math.max(0, Math.cos(a + Math.PI + 0.35));
        return new Stance(
                10,
                3,
                -6,
                armR,
                armR + 82 + 14 * (float) Math.sin(a),
                armL,
                armL + 82 - 14 * (float) Math.sin(a),
                thighR,
                thighR - 14 - 96 * (float) (swingR * Math.sqrt(swingR)),
                thighL,
                thighL - 14 - 96 * (float) (swingL * Math.sqrt(swingL)),
                0.95f,
                0,
                0.035f * (float) Math.abs(Math.sin(a)));
    }

    /** Seen from behind, walking away. */
    static Stance walkAway(float cycle) {
        double a = cycle * 2 * Math.PI;
        float s = (float) Math.sin(a);
        float swing = (float) Math.sin(a + 0.6);
        return new Stance(
                1.2f * s,
                -1.5f * s,
                0.8f * s,
                9 - 4 * swing,
                5 + 5 * swing,
                -9 - 4 * swing,
                -5 + 5 * swing,
                3 + Math.max(0, s) * 5,
                1 - Math.max(0, s) * 9,
                -3 - Math.max(0, -s) * 5,
                -1 + Math.max(0, -s) * 9,
                0.08f,
                0.008f * s,
                0.006f * (float) Math.abs(Math.cos(a)));
    }

    /** Breathing, the weight going from one leg to the other. */
    static Stance stand(float seconds, float turn) {
        float s = (float) Math.sin(seconds * 0.9);
        float breath = (float) Math.sin(seconds * 1.9);
        return new Stance(
                1.5f * s,
                -1.8f * s,
                2 * (float) Math.sin(seconds * 0.55 + 1),
                11 + 1.2f * breath,
                6 + breath,
                -11 - 1.2f * breath,
                -6 - breath,
                5 + s,
                3,
                -6 + s,
                -3,
                turn,
                0.012f * s,
                0);
    }
}
