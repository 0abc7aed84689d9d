package io.beatframe.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A reel whose cameras are known.
 *
 * @param seen what each camera saw
 * @param cameras what each made of it
 */
record FilmedReel(List<SmallFrame> seen, List<Lut3D.Transform> cameras) {
    private static final Lut3D.Transform PERFECT = rgb -> {};

    static FilmedReel of(Content content, List<SmallFrame> pictures, Random random) {
        List<SmallFrame> seen = content.reel(pictures, random);
        return new FilmedReel(
                seen, Stream.generate(() -> Distortion.of(random)).limit(seen.size()).toList());
    }

    /** The same as perfect cameras film it. */
    FilmedReel clean() {
        return new FilmedReel(seen, Stream.generate(() -> PERFECT).limit(seen.size()).toList());
    }

    /** The same where only the last camera was badly set. */
    FilmedReel lastOff() {
        List<Lut3D.Transform> one = new ArrayList<>(clean().cameras);
        one.set(one.size() - 1, cameras.getLast());
        return new FilmedReel(seen, one);
    }

    List<SmallFrame> filmed() {
        List<SmallFrame> filmed = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            filmed.add(MadePictures.through(seen.get(i), cameras.get(i)));
        }
        return filmed;
    }

    /** Mean ΔE00 between the images of one object in any two of the shots, when matched. */
    double spread(Matcher matcher) {
        List<Lut3D.Transform> corrections = matcher.together(filmed());
        List<List<double[]>> images = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            images.add(Probes.through(cameras.get(i), corrections.get(i)));
        }
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < images.size(); i++) {
            for (int j = i + 1; j < images.size(); j++) {
                sum += Probes.distance(images.get(i), images.get(j));
                pairs++;
            }
        }
        return sum / pairs;
    }
}
