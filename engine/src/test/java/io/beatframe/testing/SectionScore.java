package io.beatframe.testing;

import io.beatframe.music.Section;
import java.util.List;
import java.util.stream.Stream;

/**
 * How well sections were found, over one song or many. A boundary is where two sections meet; the
 * song's start and end are none.
 *
 * @param expected boundaries that there are
 * @param found boundaries that were claimed
 * @param near of them those within {@value #NEAR} s of a true one, each true one counted once
 * @param roughly the same within {@value #ROUGH} s
 * @param labelledSeconds in which the true kind was named
 */
public record SectionScore(
        int songs,
        int expected,
        int found,
        int near,
        int roughly,
        double labelledSeconds,
        double seconds) {
    public static final double NEAR = .5;
    public static final double ROUGH = 3;
    public static final SectionScore NONE = new SectionScore(0, 0, 0, 0, 0, 0, 0);

    public static SectionScore of(List<Section> truth, List<Section> found) {
        double labelled = 0;
        for (Section t : truth) {
            for (Section f : found) {
                double both = Math.min(t.end(), f.end()) - Math.max(t.start(), f.start());
                labelled += t.kind() == f.kind() ? Math.max(0, both) : 0;
            }
        }
        double[] expected = boundaries(truth);
        double[] claimed = boundaries(found);
        return new SectionScore(
                1,
                expected.length,
                claimed.length,
                matched(expected, claimed, NEAR),
                matched(expected, claimed, ROUGH),
                labelled,
                truth.getLast().end());
    }

    public SectionScore plus(SectionScore other) {
        return new SectionScore(
                songs + other.songs,
                expected + other.expected,
                found + other.found,
                near + other.near,
                roughly + other.roughly,
                labelledSeconds + other.labelledSeconds,
                seconds + other.seconds);
    }

    public static SectionScore sum(Stream<SectionScore> scores) {
        return scores.reduce(NONE, SectionScore::plus);
    }

    public double recall() {
        return expected == 0 ? 1 : (double) near / expected;
    }

    public double precision() {
        return found == 0 ? 1 : (double) near / found;
    }

    /** F-measure within {@value #NEAR} s. */
    public double f() {
        return f(near);
    }

    /** F-measure within {@value #ROUGH} s. */
    public double roughF() {
        return f(roughly);
    }

    /** The share of the time in which the kind is the true one. */
    public double labels() {
        return seconds == 0 ? 1 : labelledSeconds / seconds;
    }

    private double f(int matched) {
        return expected + found == 0 ? 1 : 2. * matched / (expected + found);
    }

    private static double[] boundaries(List<Section> sections) {
        return sections.stream().skip(1).mapToDouble(Section::start).toArray();
    }

    /** Both rise; pairs in order, each used once. */
    private static int matched(double[] expected, double[] claimed, double tolerance) {
        int matched = 0;
        int c = 0;
        for (double e : expected) {
            while (c < claimed.length && claimed[c] < e - tolerance) {
                c++;
            }
            if (c < claimed.length && claimed[c] <= e + tolerance) {
                matched++;
                c++;
            }
        }
        return matched;
    }
}
