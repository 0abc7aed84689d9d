package io.beatframe.clip.footage;

import io.beatframe.clip.face.FaceFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the pictures of a source, in order, into samples. */
final class Measurer {
    private static final int BINS = 64;

    /** Brighter than any video black with its noise. */
    private static final int BLACK = 28;

    private final double spacing;
    private final FaceWatch watch;
    private final List<Sample> samples = new ArrayList<>();
    private Optional<Seen> last = Optional.empty();
    private double aspect = 1;
    private int[] brightestRow = {};
    private int[] brightestColumn = {};

    Measurer(double spacing, FaceFinder finder) {
        this.spacing = spacing;
        this.watch = new FaceWatch(finder);
    }

    /** What is kept of a picture to compare the next one with. */
    private record Seen(
            Cells cells,
            Shift.Profiles profiles,
            Shift shift,
            double[] histogram,
            double difference) {}

    /** The next pictures do not follow these: it is another stretch of the file. */
    void interrupt() {
        last = Optional.empty();
    }

    void see(double seconds, Picture picture) {
        Cells cells = Cells.of(picture);
        Shift.Profiles profiles = Shift.Profiles.of(picture);
        double[] histogram = histogram(picture);
        boolean continues = last.isPresent();
        Seen before = last.orElseGet(() -> new Seen(cells, profiles, Shift.NONE, histogram, 0));
        double difference = cells.change(before.cells());
        boolean cut =
                continues
                        && difference > 12
                        && difference > 2.5 * before.difference()
                        && distance(histogram, before.histogram()) > 0.45;
        Shift shift = cut ? Shift.NONE : Shift.between(before.profiles(), profiles);
        double shake =
                Math.hypot(shift.x() - before.shift().x(), shift.y() - before.shift().y())
                        / spacing;
        double cameraShare = Math.min(1, 8 * shift.length());
        samples.add(
                new Sample(
                        seconds,
                        sharpness(picture),
                        cut ? 0 : difference * (1 - 0.5 * cameraShare),
                        cut ? 0 : shake,
                        exposure(picture),
                        cells.variety(),
                        cut || (!continues && !samples.isEmpty()),
                        Saliency.of(cells, cut ? cells : before.cells()),
                        watch.see(seconds, picture, cells, cut || !continues)));
        last = Optional.of(new Seen(cells, profiles, shift, histogram, cut ? 0 : difference));
        aspect = (double) picture.width() / picture.height();
        brighten(picture);
    }

    boolean sawNothing() {
        return samples.isEmpty();
    }

    /**
     * @return empty when nothing was seen
     */
    Optional<Study> study(Source source, List<String> notes) {
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Study(source, spacing, withFirst(), aspect, active(), notes));
    }

    /** The first sample of a stretch has nothing before it; it moves as the second does. */
    private List<Sample> withFirst() {
        List<Sample> filled = new ArrayList<>(samples);
        for (int i = 0; i < filled.size(); i++) {
            Sample sample = filled.get(i);
            boolean first = i == 0 || sample.afterCut();
            boolean alone = i + 1 >= filled.size() || filled.get(i + 1).afterCut();
            if (first && !alone) {
                Sample next = filled.get(i + 1);
                filled.set(
                        i,
                        new Sample(
                                sample.seconds(),
                                sample.sharpness(),
                                next.motion(),
                                next.shake(),
                                sample.exposure(),
                                sample.variety(),
                                sample.afterCut(),
                                next.saliency(),
                                sample.faces()));
            }
        }
        return filled;
    }

    private static double sharpness(Picture picture) {
        double sum = 0;
        double squares = 0;
        double light = 0;
        long count = 0;
        for (int y = 1; y < picture.height() - 1; y++) {
            for (int x = 1; x < picture.width() - 1; x++) {
                int centre = picture.luma(x, y);
                int laplacian =
                        4 * centre
                                - picture.luma(x - 1, y)
                                - picture.luma(x + 1, y)
                                - picture.luma(x, y - 1)
                                - picture.luma(x, y + 1);
                sum += laplacian;
                squares += (double) laplacian * laplacian;
                light += centre;
                count++;
            }
        }
        if (count == 0) {
            return 0;
        }
        double mean = sum / count;
        double level = light / count + 16;
        return (squares / count - mean * mean) / (level * level);
    }

    /** How much of the picture is neither black nor blown, and whether it has middle tones. */
    private static double exposure(Picture picture) {
        long dark = 0;
        long blown = 0;
        double light = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int luma = picture.luma(x, y);
                dark += luma < 20 ? 1 : 0;
                blown += luma > 245 ? 1 : 0;
                light += luma;
            }
        }
        double pixels = (double) picture.width() * picture.height();
        double mean = light / pixels;
        double middle = Math.clamp(Math.min((mean - 8) / 40, (250 - mean) / 40), 0, 1);
        double usable = Math.clamp(2 * (1 - (dark + 1.5 * blown) / pixels), 0, 1);
        return middle * (0.3 + 0.7 * usable);
    }

    private static double[] histogram(Picture picture) {
        double[] bins = new double[BINS];
        double each = 1.0 / (picture.width() * picture.height());
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int bin =
                        (picture.red(x, y) >> 6) << 4
                                | (picture.green(x, y) >> 6) << 2
                                | picture.blue(x, y) >> 6;
                bins[bin] += each;
            }
        }
        return bins;
    }

    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < BINS; i++) {
            sum += Math.abs(one[i] - other[i]);
        }
        return sum;
    }

    private void brighten(Picture picture) {
        if (brightestRow.length != picture.height() || brightestColumn.length != picture.width()) {
            brightestRow = new int[picture.height()];
            brightestColumn = new int[picture.width()];
        }
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int luma = picture.luma(x, y);
                brightestRow[y] = Math.max(brightestRow[y], luma);
                brightestColumn[x] = Math.max(brightestColumn[x], luma);
            }
        }
    }

    /** Without rows and columns at the edges that are black all the time. */
    private Area active() {
        int top = blackFrom(brightestRow, 0, 1);
        int bottom = blackFrom(brightestRow, brightestRow.length - 1, -1);
        int left = blackFrom(brightestColumn, 0, 1);
        int right = blackFrom(brightestColumn, brightestColumn.length - 1, -1);
        double height = brightestRow.length;
        double width = brightestColumn.length;
        int across = bothOrNone(left, right);
        int down = bothOrNone(top, bottom);
        return new Area(
                across / width,
                down / height,
                (width - 2 * across) / width,
                (height - 2 * down) / height);
    }

    /** A bar has a twin at the other side; a dark corner of a room has not. */
    private static int bothOrNone(int one, int other) {
        return one > 0 && other > 0 && Math.abs(one - other) <= 3 ? Math.max(one, other) : 0;
    }

    /** One more than the black ones, because the bar's edge is blurred; 0 without a bar. */
    private static int blackFrom(int[] brightest, int at, int step) {
        int count = 0;
        while (count < 0.3 * brightest.length && brightest[at + count * step] < BLACK) {
            count++;
        }
        return count < 3 ? 0 : count + 1;
    }
}
