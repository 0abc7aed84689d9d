package io.beatframe.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A way to match shots. */
sealed interface Matcher {
    String name();

    /** What brings a shot to the colours of another. */
    Lut3D.Transform toReference(SmallFrame shot, SmallFrame goal);

    /** What brings the shots of a reel together; one each. */
    List<Lut3D.Transform> together(List<SmallFrame> shots);

    /** The one that others are measured by first. */
    static List<Matcher> all() {
        return List.of(
                new Pairwise("none", (shot, goal) -> rgb -> {}),
                new Pairwise("the guide's", RivalMatchers::guide),
                new Pairwise("Reinhard", RivalMatchers::reinhard),
                new Pairwise("histogram", RivalMatchers::histogram),
                new Pairwise("MKL", RivalMatchers::mkl),
                new Ours());
    }

    /** Matches a reel to its first shot, as those who use it do. */
    record Pairwise(String name, BiFunction<SmallFrame, SmallFrame, Lut3D.Transform> method)
            implements Matcher {
        @Override
        public Lut3D.Transform toReference(SmallFrame shot, SmallFrame goal) {
            return method.apply(shot, goal);
        }

        @Override
        public List<Lut3D.Transform> together(List<SmallFrame> shots) {
            List<Lut3D.Transform> transforms = new ArrayList<>();
            transforms.add(rgb -> {});
            for (SmallFrame shot : shots.subList(1, shots.size())) {
                transforms.add(method.apply(shot, shots.getFirst()));
            }
            return transforms;
        }
    }

    /** As {@link ShotMatcher} and {@link Grader} do. */
    record Ours() implements Matcher {
        @Override
        public String name() {
            return "ours";
        }

        @Override
        public Lut3D.Transform toReference(SmallFrame shot, SmallFrame goal) {
            return MatchReference.of(ShotSample.of(List.of(goal)))
                    .match(ShotSample.of(List.of(shot)))
                    .transform();
        }

        @Override
        public List<Lut3D.Transform> together(List<SmallFrame> shots) {
            List<ShotSample> samples =
                    shots.stream().map(shot -> ShotSample.of(List.of(shot))).toList();
            List<Correction> corrections = ReelMatch.corrections(samples, new Workers());
            List<Lut3D.Transform> transforms = new ArrayList<>();
            for (int i = 0; i < samples.size(); i++) {
                double brightest = samples.get(i).brightest();
                transforms.add(new CorrectionTransform(corrections.get(i), brightest));
            }
            return transforms;
        }
    }
}
