package io.beatframe.clip.generated;

/** Seeds for models: always the same, and unlike each other. */
final class Seeds {
    private Seeds() {}

    /** 0 to 2³¹ - 1. */
    static long of(long seed, long... more) {
        long mixed = mix(seed);
        for (long one : more) {
            mixed = mix(mixed ^ one);
        }
        return mixed >>> 33;
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
