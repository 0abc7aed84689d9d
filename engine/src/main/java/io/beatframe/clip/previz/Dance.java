package io.beatframe.clip.previz;

import java.util.List;

/** Steps of a dance: a pose for each beat, hit on the beat and released after it. */
final class Dance {
    //                lean bend head  armR foreR armL  foreL  thR shR  thL  shL turn shift lift
    private static final List<Stance> POSES =
            List.of(
                    new Stance(-4, -4, 8, 118, 152, -62, -18, 20, 6, -24, -6, 0.1f, -0.02f, 0),
                    new Stance(6, 6, -12, 158, 184, -112, -128, 10, -14, -16, -10, 0.25f, 0.03f, 0),
                    new Stance(-10, -8, 6, 98, 84, -128, -160, 52, -8, -34, -40, 0.15f, 0.05f, 0),
                    new Stance(3, 5, -6, 150, 196, -150, -196, 46, -48, -3, -3, 0.1f, 0, 0.015f),
                    new Stance(10, 8, 10, 70, 128, -100, -68, 14, 10, -66, -4, 0.3f, -0.04f, 0),
                    new Stance(-16, -14, -16, 128, 140, -118, -96, 82, 70, -6, 2, 0.35f, 0, 0),
                    new Stance(0, 0, 0, 102, 104, -102, -104, 38, -16, -38, 16, 0.05f, 0, 0),
                    new Stance(-6, 12, 14, 172, 166, -30, -62, 6, -4, -30, -22, 0.3f, 0.03f, 0),
                    new Stance(12, 6, -10, 132, 92, -60, -118, 24, -30, -20, -52, 0.3f, 0, 0),
                    new Stance(
                            -8, -10, -8, 140, 158, -140, -166, 62, 40, -40, -72, 0.2f, 0, 0.14f));

    private Dance() {}

    /**
     * @param phase beats since the reel's start
     * @param energy 0 sways, 1 gives all
     */
    static Stance at(float phase, float energy, int seed) {
        int beat = Noise.floor(phase);
        float since = phase - beat;
        Stance from = pose(beat - 1, seed);
        Stance to = pose(beat, seed);
        // The pose is reached a little before the beat's middle, overshoots and settles.
        float t = Math.min(1, since / 0.42f);
        float ease = 1 - (1 - t) * (1 - t) * (1 - t);
        float over = (float) Math.sin(Math.min(1, since / 0.8f) * Math.PI) * 0.07f;
        Stance s = from.mix(to, ease + over);
        float strength = 0.62f + 0.38f * energy;
        Stance rest = new Stance(0, 0, 0, 40, 58, -40, -58, 10, 5, -10, -5, 0.1f, s.shift(), 0);
        Stance scaled = rest.mix(s, strength);
        float bounce = 0.5f - 0.5f * (float) Math.cos(since * 2 * Math.PI);
        float dip = (1 - bounce) * 8 * strength;
        return new Stance(
                scaled.lean(),
                scaled.bend() + 2 * (float) Math.sin(phase * Math.PI),
                scaled.head() + 5 * (float) Math.sin(phase * Math.PI * 2),
                scaled.armR(),
                scaled.foreR(),
                scaled.armL(),
                scaled.foreL(),
                scaled.thighR() + dip,
                scaled.shinR() - dip,
                scaled.thighL() - dip,
                scaled.shinL() + dip,
                scaled.turn(),
                scaled.shift(),
                scaled.lift() * (float) Math.sin(Math.min(1, since * 1.6f) * Math.PI));
    }

    private static Stance pose(int beat, int seed) {
        int pick = Math.floorMod(Noise.hash(beat, 0, seed), POSES.size());
        int before = Math.floorMod(Noise.hash(beat - 1, 0, seed), POSES.size());
        if (pick == before) {
            pick = (pick + 3) % POSES.size();
        }
        Stance pose = POSES.get(pick);
        return (beat & 1) == 0 ? pose : pose.mirrored();
    }
}
