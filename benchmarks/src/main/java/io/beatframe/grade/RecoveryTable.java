package io.beatframe.grade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A picture is filmed by a badly set camera, and matched to the picture. */
final class RecoveryTable {
    private static final int ROUNDS = 2;

    private RecoveryTable() {}

    static void print(List<SmallFrame> pictures, List<Long> seeds) {
        System.out.printf(
                "%nRecovery: each picture filmed by %d badly set cameras a seed, matched to the picture; ΔE00 a"
                        + " pixel%n%n                        mean     p95     ms%n",
                ROUNDS);
        for (Matcher matcher : Matcher.all()) {
            List<Double> errors = new ArrayList<>();
            long nanos = 0;
            for (long seed : seeds) {
                Random random = new Random(seed);
                for (int i = 0; i < ROUNDS * pictures.size(); i++) {
                    SmallFrame picture = pictures.get(i % pictures.size());
                    SmallFrame shot = MadePictures.through(picture, Distortion.of(random));
                    long before = System.nanoTime();
                    Lut3D.Transform transform = matcher.toReference(shot, picture);
                    nanos += System.nanoTime() - before;
                    errors.add(MadePictures.deltaE(MadePictures.through(shot, transform), picture));
                }
            }
            double[] sorted = errors.stream().mapToDouble(e -> e).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%-20s %7.2f %7.2f %6.0f%n",
                    matcher.name(),
                    Arrays.stream(sorted).average().orElseThrow(),
                    sorted[(int) (0.95 * (sorted.length - 1))],
                    nanos / 1e6 / sorted.length);
        }
        System.out.println("goal                    1.20    2.80");
    }
}
