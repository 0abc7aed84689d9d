package io.beatframe.music.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A key and four chords, a bar each.
 *
 * @param root MIDI number of the key note, in the octave of the bass
 * @param scale half-tones above the root, seven of them
 * @param degrees the chords' roots as steps of the scale from 0
 */
public record Harmony(int root, List<Integer> scale, List<Integer> degrees) {
    private static final List<Integer> MINOR = List.of(0, 2, 3, 5, 7, 8, 10);
    private static final List<Integer> MAJOR = List.of(0, 2, 4, 5, 7, 9, 11);
    private static final List<List<Integer>> MINOR_PROGRESSIONS =
            List.of(
                    List.of(0, 5, 2, 6),
                    List.of(0, 3, 5, 6),
                    List.of(5, 6, 0, 2),
                    List.of(0, 2, 6, 3));
    private static final List<List<Integer>> MAJOR_PROGRESSIONS =
            List.of(List.of(0, 4, 5, 3), List.of(5, 3, 0, 4), List.of(3, 4, 5, 0));

    public Harmony {
        scale = List.copyOf(scale);
        degrees = List.copyOf(degrees);
        if (scale.size() != 7 || degrees.isEmpty()) {
            throw new IllegalArgumentException("Not a key with chords: " + scale + degrees);
        }
    }

    static Harmony choose(RandomGenerator random) {
        int root = 33 + random.nextInt(9);
        boolean minor = random.nextInt(3) > 0;
        List<List<Integer>> choices = minor ? MINOR_PROGRESSIONS : MAJOR_PROGRESSIONS;
        return new Harmony(
                root, minor ? MINOR : MAJOR, choices.get(random.nextInt(choices.size())));
    }

    int degree(int bar) {
        return degrees.get(Math.floorMod(bar, degrees.size()));
    }

    /** A step of the scale counted from the key note, any number of octaves up or down. */
    int note(int step) {
        return root + 12 * Math.floorDiv(step, 7) + scale.get(Math.floorMod(step, 7));
    }

    /** Root, third, fifth and seventh of the bar's chord as steps of the scale. */
    int[] chord(int bar) {
        int degree = degree(bar);
        return new int[] {degree, degree + 2, degree + 4, degree + 6};
    }

    static double hertz(int midi) {
        return 440 * Math.pow(2, (midi - 69) / 12.);
    }
}
