package io.beatframe.clip.footage;

import io.beatframe.clip.face.Face;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a source shows, measured.
 *
 * @param spacing seconds between samples
 * @param samples in order of time; one for a photo
 * @param aspect width to height as seen
 * @param active the picture without black bars
 * @param notes what was not looked at
 */
record Study(
        Source source,
        double spacing,
        List<Sample> samples,
        double aspect,
        Area active,
        List<String> notes) {
    /** Later than that, nothing moved before it looked again. */
    private static final double NEXT_LOOK_SECONDS = 2.5;

    Study {
        samples = List.copyOf(samples);
        notes = List.copyOf(notes);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("A study needs a sample");
        }
    }

    /** Samples {@code first} to {@code last}, inclusive, between two cuts of the source. */
    record Stretch(int first, int last) {}

    /** A moment may lie anywhere inside one of these; it never crosses a cut of the source. */
    List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= samples.size(); i++) {
            if (i == samples.size() || samples.get(i).afterCut()) {
                stretches.add(new Stretch(first, i - 1));
                first = i;
            }
        }
        return stretches;
    }

    /** A cut lies somewhere between two samples, so a stretch ends at its last sample's time. */
    double end(Stretch stretch) {
        boolean atTheEnd = stretch.last() == samples.size() - 1;
        return samples.get(stretch.last()).seconds() + (atTheEnd ? spacing : 0);
    }

    double start(Stretch stretch) {
        return samples.get(stretch.first()).seconds();
    }

    /** The samples between two times; at least one. */
    List<Sample> between(double start, double end) {
        int first = firstFrom(start);
        int last = firstFrom(end);
        if (last > first) {
            return samples.subList(first, last);
        }
        int nearest = Math.min(first, samples.size() - 1);
        return samples.subList(nearest, nearest + 1);
    }

    /** Those of the look before, and those of the look after, towards which they move. */
    List<Face> facesAbout(double seconds) {
        int now = Math.max(0, firstFrom(seconds + 1e-6) - 1);
        List<Face> faces = samples.get(now).faces();
        for (int i = now + 1; i < samples.size(); i++) {
            Sample next = samples.get(i);
            if (next.afterCut() || next.seconds() > seconds + NEXT_LOOK_SECONDS) {
                break;
            }
            if (!next.faces().equals(faces)) {
                return Stream.concat(faces.stream(), next.faces().stream()).toList();
            }
        }
        return faces;
    }

    /** The index of the first sample not before {@code seconds}. */
    private int firstFrom(double seconds) {
        int low = 0;
        int high = samples.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (samples.get(middle).seconds() < seconds - 1e-9) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
