package io.beatframe.music;

import io.beatframe.request.BeatSpeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Half or twice as many beats. Bars begin where they did: a bar of four has then two beats or
 * eight. Only where half a bar would be no whole number of beats, or one beat, two bars become one.
 */
final class GridSpeed {
    private GridSpeed() {}

    static List<PlacedBeat> at(BeatSpeed speed, List<PlacedBeat> beats) {
        return switch (speed) {
            case HALF -> half(beats);
            case NORMAL -> beats;
            case DOUBLE -> twice(beats);
        };
    }

    private static List<PlacedBeat> twice(List<PlacedBeat> beats) {
        List<PlacedBeat> twice = new ArrayList<>();
        for (int i = 0; i < beats.size(); i++) {
            PlacedBeat here = beats.get(i);
            int position = 2 * here.positionInBar() - 1;
            twice.add(here.as(position));
            if (i + 1 < beats.size()) {
                double middle = (here.seconds() + beats.get(i + 1).seconds()) / 2;
                twice.add(new PlacedBeat(middle, position + 1, OptionalDouble.empty()));
            }
        }
        return twice;
    }

    private static List<PlacedBeat> half(List<PlacedBeat> beats) {
        List<List<PlacedBeat>> bars = bars(beats);
        int meter = meter(bars);
        int together = meter % 2 == 0 && meter > 2 ? 1 : 2;
        List<PlacedBeat> kept = new ArrayList<>();
        int first = bars.getFirst().getFirst().positionInBar() == 1 ? 0 : 1;
        if (first == 1) {
            kept.addAll(halfPickUp(bars.getFirst(), together == 2 ? meter : 0));
        }
        for (int b = first; b < bars.size(); b += together) {
            List<PlacedBeat> joined = new ArrayList<>();
            for (int k = b; k < Math.min(bars.size(), b + together); k++) {
                joined.addAll(bars.get(k));
            }
            boolean last = b + together >= bars.size();
            for (int i = 0; i < joined.size(); i += 2) {
                // The last beat of an odd bar stands right before the next bar's first.
                if (i == 0 || last || i + 1 < joined.size()) {
                    kept.add(joined.get(i).as(i / 2 + 1));
                }
            }
        }
        return kept;
    }

    /**
     * What comes before the first downbeat: every second beat, counted back from it.
     *
     * @param barBefore beats of the bar that would have been joined with this one
     */
    private static List<PlacedBeat> halfPickUp(List<PlacedBeat> beats, int barBefore) {
        List<PlacedBeat> kept = new ArrayList<>();
        for (int i = beats.size() % 2; i < beats.size(); i += 2) {
            kept.add(beats.get(i).as((barBefore + beats.get(i).positionInBar() + 1) / 2));
        }
        return kept;
    }

    private static List<List<PlacedBeat>> bars(List<PlacedBeat> beats) {
        List<List<PlacedBeat>> bars = new ArrayList<>();
        for (PlacedBeat beat : beats) {
            if (bars.isEmpty() || beat.positionInBar() == 1) {
                bars.add(new ArrayList<>());
            }
            bars.getLast().add(beat);
        }
        return bars;
    }

    /** The most frequent length of a bar. */
    private static int meter(List<List<PlacedBeat>> bars) {
        Map<Integer, Integer> counts = new TreeMap<>();
        bars.forEach(bar -> counts.merge(bar.getLast().positionInBar(), 1, Integer::sum));
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }
}
