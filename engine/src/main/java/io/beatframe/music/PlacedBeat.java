package io.beatframe.music;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A beat whose time and place in the bar are known.
 *
 * @param seconds in the stretch
 * @param strength absent: to be measured
 */
record PlacedBeat(double seconds, int positionInBar, OptionalDouble strength) {
    PlacedBeat moved(double by) {
        return new PlacedBeat(seconds + by, positionInBar, strength);
    }

    PlacedBeat as(int otherPosition) {
        return new PlacedBeat(seconds, otherPosition, strength);
    }

    static double[] seconds(List<PlacedBeat> beats) {
        return beats.stream().mapToDouble(PlacedBeat::seconds).toArray();
    }
}
