package io.beatframe.model;

import io.beatframe.time.FrameRate;
import java.util.List;
import java.util.OptionalDouble;

/** The lengths that a model can make. */
public sealed interface LengthGrid {

    /**
     * The smallest length that lasts at least as long.
     *
     * @param seconds more than 0
     * @param rate at which the model films
     * @return seconds; empty when even the longest is shorter
     */
    default OptionalDouble atLeast(double seconds, FrameRate rate) {
        // A length of 5 s holds a shot of 5.0000001 s, which is one of 5 s and a rounding error.
        double need = seconds - 1e-6;
        return switch (this) {
            case WholeSeconds(int least, int most) -> {
                double whole = Math.max(least, Math.ceil(need));
                yield whole <= most ? OptionalDouble.of(whole) : OptionalDouble.empty();
            }
            case SomeSeconds(List<Double> choices) ->
                    choices.stream().mapToDouble(c -> c).filter(c -> c >= need).findFirst();
            case Frames(int step, int least, int most) -> {
                long frames = (long) Math.ceil(need * rate.perSecond());
                long onGrid =
                        Math.max(least, 1 + step * Math.max(0, Math.ceilDiv(frames - 1, step)));
                yield onGrid <= most
                        ? OptionalDouble.of(rate.secondsAt(onGrid))
                        : OptionalDouble.empty();
            }
        };
    }

    /** The longest length, in seconds. */
    default double longestSeconds(FrameRate rate) {
        return switch (this) {
            case WholeSeconds whole -> whole.most();
            case SomeSeconds some -> some.seconds().getLast();
            case Frames frames -> rate.secondsAt(frames.most());
        };
    }

    /** The shortest length, in seconds. */
    default double shortestSeconds(FrameRate rate) {
        return switch (this) {
            case WholeSeconds whole -> whole.least();
            case SomeSeconds some -> some.seconds().getFirst();
            case Frames frames -> rate.secondsAt(frames.least());
        };
    }

    /** For people, e.g. "3 to 15 s, whole seconds". */
    default String words() {
        return switch (this) {
            case WholeSeconds(int least, int most) -> least + " to " + most + " s, whole seconds";
            case SomeSeconds(List<Double> seconds) ->
                    String.join(
                                    " or ",
                                    seconds.stream()
                                            .map(s ->
                                                    s == Math.rint(s) ? "" + s.intValue() : "" + s)
                                            .toList())
                            + " s";
            case Frames(int step, int least, int most) ->
                    least == most
                            ? most + " frames"
                            : "up to " + most + " frames (1 + a multiple of " + step + ")";
        };
    }

    /** Every whole number of seconds from {@code least} to {@code most}. */
    record WholeSeconds(int least, int most) implements LengthGrid {
        public WholeSeconds {
            if (least < 1 || most < least || most > 600) {
                throw new IllegalArgumentException(
                        "Lengths from " + least + " to " + most + " s; 1 to 600 are possible");
            }
        }
    }

    /** Only these, in seconds, rising. */
    record SomeSeconds(List<Double> seconds) implements LengthGrid {
        public SomeSeconds {
            seconds = List.copyOf(seconds);
            double last = 0;
            for (double one : seconds) {
                if (!(one > last && one <= 600)) {
                    throw new IllegalArgumentException(
                            "Lengths must be rising seconds up to 600: " + seconds);
                }
                last = one;
            }
            if (seconds.isEmpty()) {
                throw new IllegalArgumentException("A model that can make no length");
            }
        }
    }

    /**
     * Counts of frames that are 1 more than a multiple of {@code step}, as video codecs that
     * compress time by it ask for.
     */
    record Frames(int step, int least, int most) implements LengthGrid {
        public Frames {
            if (step < 1
                    || least < 1
                    || most < least
                    || most > 36_000
                    || (least - 1) % step != 0
                    || (most - 1) % step != 0) {
                throw new IllegalArgumentException(
                        "Frames from " + least + " to " + most + " are not on 1 + " + step + "k");
            }
        }
    }
}
