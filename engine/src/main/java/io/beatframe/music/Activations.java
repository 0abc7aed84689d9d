package io.beatframe.music;

/**
 * What the net says of each frame, as logits: 0 is even odds.
 *
 * @param beat that a beat lies there
 * @param downbeat that a downbeat lies there
 */
@SuppressWarnings("ArrayRecordComponent") // package-private bulk data, compared by nobody
record Activations(float[] beat, float[] downbeat) {
    /**
     * The net learned that most frames are no beat, and doubts also those that are. Added to its
     * logits this makes missing a beat as bad as inventing one.
     */
    static final float CAUTION = 2.5f;

    /** Frames by which a beat that is heard may lie beside the net's. */
    private static final int NEAR = 2;

    /** The best of a beat's neighbourhood, in favour of a beat. */
    float beatNear(double seconds) {
        int frame = (int) Math.clamp(Math.round(seconds * Features.PER_SECOND), 0, beat.length - 1);
        float best = beat[frame];
        for (int f = Math.max(0, frame - NEAR); f <= Math.min(beat.length - 1, frame + NEAR); f++) {
            best = Math.max(best, beat[f]);
        }
        return best + CAUTION;
    }

    /** How likely the beat at a moment is a downbeat. */
    double downbeatNear(double seconds) {
        int frame = (int) Math.clamp(Math.round(seconds * Features.PER_SECOND), 0, beat.length - 1);
        int best = frame;
        for (int f = Math.max(0, frame - NEAR - 1);
                f <= Math.min(beat.length - 1, frame + NEAR + 1);
                f++) {
            best = downbeat[f] > downbeat[best] ? f : best;
        }
        return share(best);
    }

    /** Of a frame's being a downbeat, given that it is a beat: the logarithm. */
    float logDownbeat(int frame) {
        return (float) Math.log(share(frame));
    }

    float logOther(int frame) {
        return (float) Math.log(1 - share(frame));
    }

    private double share(int frame) {
        return Math.clamp(sigmoid(downbeat[frame]) / sigmoid(beat[frame]), .02, .98);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
