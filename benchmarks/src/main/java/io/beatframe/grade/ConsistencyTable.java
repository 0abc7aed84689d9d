package io.beatframe.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;

/** Would one object look alike in every shot of a reel, and what of a reel that needs nothing? */
final class ConsistencyTable {
    private static final int REELS = 8;

    /**
     * @param none how far objects are apart in the reel as filmed, ΔE00
     * @param left how far when matched
     * @param harm how far matching drives them apart when the cameras were perfect
     * @param offNone how far they are apart as filmed when only one camera was badly set
     * @param offLeft how far when matched
     */
    private record Result(double none, double left, double harm, double offNone, double offLeft) {}

    private ConsistencyTable() {}

    static void print(List<SmallFrame> pictures, List<Long> seeds) {
        System.out.printf(
                """

                Probe consistency: %d reels a seed, 4 shots each, filmed by 4 badly set cameras; 33 objects; ΔE00
                between any two shots, as part of doing nothing; reels that are worse than nothing; harm, the
                same where all cameras were perfect; one off, as part of doing nothing where only the last
                camera is badly set. The others match to the first shot.
                """,
                REELS);
        for (Content content : Content.values()) {
            System.out.printf(
                    Locale.ROOT,
                    "%n%-14s          ΔE00  of none  worse   harm  one off   (goal: %d %%%s, harm 2.5)%n",
                    content.words(),
                    content.goal(),
                    content == Content.SAME || content == Content.ONE_SCENE ? ", none worse" : "");
            List<List<FilmedReel>> reels =
                    seeds.stream().map(seed -> reels(content, pictures, seed)).toList();
            for (Matcher matcher : Matcher.all()) {
                List<Result> all = new ArrayList<>();
                List<String> bySeed = new ArrayList<>();
                for (int s = 0; s < seeds.size(); s++) {
                    List<Result> some = results(reels.get(s), matcher);
                    all.addAll(some);
                    bySeed.add(row("  seed " + seeds.get(s), some));
                }
                System.out.println(row(matcher.name(), all));
                if (matcher instanceof Matcher.Ours && seeds.size() > 1) {
                    bySeed.forEach(System.out::println);
                }
            }
        }
    }

    private static List<FilmedReel> reels(Content content, List<SmallFrame> pictures, long seed) {
        return LongStream.range(0, REELS)
                .mapToObj(reel -> new Random((seed * 10 + content.ordinal()) * 1000 + reel))
                .map(random -> FilmedReel.of(content, pictures, random))
                .toList();
    }

    private static List<Double> spreads(List<FilmedReel> reels, Matcher matcher) {
        return reels.stream().map(reel -> reel.spread(matcher)).toList();
    }

    private static List<Result> results(List<FilmedReel> reels, Matcher matcher) {
        Matcher nothing = Matcher.all().getFirst();
        List<FilmedReel> off = reels.stream().map(FilmedReel::lastOff).toList();
        List<Double> none = spreads(reels, nothing);
        List<Double> left = spreads(reels, matcher);
        List<Double> harm = spreads(reels.stream().map(FilmedReel::clean).toList(), matcher);
        List<Double> offNone = spreads(off, nothing);
        List<Double> offLeft = spreads(off, matcher);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < reels.size(); i++) {
            results.add(
                    new Result(
                            none.get(i), left.get(i), harm.get(i), offNone.get(i), offLeft.get(i)));
        }
        return results;
    }

    private static String row(String name, List<Result> results) {
        double left = results.stream().mapToDouble(Result::left).sum();
        double none = results.stream().mapToDouble(Result::none).sum();
        long worse = results.stream().filter(r -> r.left > r.none + 1e-9).count();
        return String.format(
                Locale.ROOT,
                "%-20s %7.2f   %4.0f %%   %3.0f %%   %4.2f   %4.0f %%",
                name,
                left / results.size(),
                100 * left / none,
                100.0 * worse / results.size(),
                results.stream().mapToDouble(Result::harm).average().orElseThrow(),
                100
                        * results.stream().mapToDouble(Result::offLeft).sum()
                        / results.stream().mapToDouble(Result::offNone).sum());
    }
}
