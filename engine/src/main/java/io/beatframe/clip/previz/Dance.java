package io.beatframe.clip.previz;

import java.util.List;

/** Steps of a dance: a pose for each beat, hit on the beat and released after it. */
final class Dance {
    //                lean bend head  armR foreR armL  foreL  thR shR  thL  shL turn shift lift
    private static final List<Stance> POSES =
            List.of(
                    // arms open upwards, weight on one leg, the other to the side
                    new Stance(-5, -5, 12, 126, 158, -100, -128, 26, 20, -6, -2, 0.1f, -0.02f, 0),
                    // one arm up, hip out
                    new Stance(7, 5, -16, 164, 186, -62, -22, 4, -10, -14, -4, 0.2f, 0.03f, 0),
                    // lunge, arms in one line
                    new Stance(-13, -7, 8, 112, 104, -76, -70, 56, 4, -34, -38, 0.15f, 0.03f, 0),
                    // on the toes, knee to the side, arms a crown
                    new Stance(2, 3, -10, 148, 202, -148, -202, 54, -52, -2, -2, 0.1f, 0, 0.03f),
                    // leaning away from a low kick
                    new Stance(14, 6, 8, 118, 142, -112, -86, 5, 2, -58, -52, 0.25f, -0.02f, 0),
                    // high kick, arms back
                    new Stance(-18, -12, -10, 138, 150, -104, -120, 86, 80, -5, 2, 0.3f, 0, 0),
                    // bent back, one arm over the head
                    new Stance(-10, -16, -22, 176, 214, -40, -64, 22, 14, -12, -22, 0.3f, 0.02f, 0),
                    // contraction: rounded, arms crossed low
                    new Stance(8, 15, 18, 66, 20, -48, -4, 22, -12, -24, 2, 0.2f, -0.02f, 0),
                    // arabesque
                    new Stance(26, 4, -22, 102, 96, -98, -112, 2, 4, -78, -84, 0.35f, 0, 0.02f),
                    // jump
                    new Stance(
                            -6, -10, -8, 134, 152, -132, -156, 66, 34, -44, -78, 0.2f, 0, 0.15f));

    private Dance() {}

    /**
     * @param phase beats since the reel's start
     * @param strength how far the body leaves its rest, 0 to 1
     */
    static Stance at(float phase, float strength, int seed) {
        int beat = Noise.floor(phase);
        float since = phase - beat;
        Stance from = pose(beat - 1, seed);
        Stance to = pose(beat, seed);
        // The pose is reached by a third of the beat, overshoots, and gives way before the next.
        float t = Math.min(1, since / 0.40f);
        float ease = 1 - (1 - t) * (1 - t) * (1 - t);
        float over = 0.06f * (float) Math.sin(Math.min(1, since / 0.8f) * Math.PI);
        Stance s = REST.mix(from.mix(to, ease + over), strength);
        float dip = 7 * strength * (0.5f + 0.5f * (float) Math.cos(since * 2 * Math.PI));
        float air = (float) Math.sin(Math.min(1, since * 1.5f) * Math.PI);
        return new Stance(
                s.lean(),
                s.bend() + 2 * (float) Math.sin(phase * Math.PI),
                s.head() + 3 * (float) Math.sin(phase * Math.PI * 2),
                s.armR(),
                s.foreR(),
                s.armL(),
                s.foreL(),
                s.thighR() + dip,
                s.shinR() - dip,
                s.thighL() - dip,
                s.shinL() + dip,
                s.turn(),
                s.shift(),
                s.lift() * Math.max(0, air));
    }

    private static final Stance REST =
            new Stance(0, 0, 4, 44, 62, -44, -62, 10, 5, -10, -5, 0.1f, 0, 0);

    private static Stance pose(int beat, int seed) {
        // Walks through the poses by a step that visits them all, so none comes twice in a row.
        int pick = Math.floorMod(beat * 3 + seed, POSES.size());
        Stance pose = POSES.get(pick);
        return (beat & 1) == 0 ? pose : pose.mirrored();
    }
}
