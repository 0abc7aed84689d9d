package io.beatframe.clip.face;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds faces with the "full range" net of MediaPipe (Bazarevsky et al. 2019, "BlazeFace"), which
 * knows faces from the front to nearly the side, from a twentieth of the picture's width on. Its
 * weights come with the jar, as Google published them.
 */
public final class FaceFinder {
    private static final String WEIGHTS = "face_detection_full_range.tflite";

    /** The size of the pictures that the net was trained with. */
    private static final int LONG_SIDE = 192;

    /** What the net halves five times must be whole. */
    private static final int GRAIN = 32;

    /** Pixels between the places where it looks for a face's middle. */
    private static final int STRIDE = 4;

    /** Where the columns of eyes, nose and mouth are in what the net gives, after the box. */
    private static final int[] FEATURES = {4, 6, 8, 10};

    private static final int[] EARS = {12, 14};

    /** Under this a clock may be one; over it none of ours was. */
    private static final double SURE = 0.5;

    /** Two boxes with so much in common are of one face. */
    private static final double SAME = 0.3;

    private final Net net;

    private FaceFinder(Net net) {
        this.net = net;
    }

    public static FaceFinder trained() {
        try (InputStream in = FaceFinder.class.getResourceAsStream(WEIGHTS)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + WEIGHTS);
            }
            return new FaceFinder(NetFile.read(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param rgb rows of R, G, B, 3 × width × height bytes
     * @return the surest first
     */
    public List<Face> find(int width, int height, byte[] rgb) {
        double scale = (double) LONG_SIDE / Math.max(width, height);
        Maps seen = scaled(width, height, rgb, scale);
        Net.Answer answer = net.run(seen);
        boolean boxesFirst = answer.first().channels() > 1;
        Maps boxes = boxesFirst ? answer.first() : answer.second();
        Maps scores = boxesFirst ? answer.second() : answer.first();
        List<Face> found = new ArrayList<>();
        for (int row = 0; row < scores.height(); row++) {
            for (int column = 0; column < scores.width(); column++) {
                double score = 1 / (1 + Math.exp(-scores.at(0, row, column)));
                float w = boxes.at(2, row, column);
                float h = boxes.at(3, row, column);
                if (score >= SURE && w > 0 && h > 0) {
                    double x = boxes.at(0, row, column) + (column + .5) * STRIDE - w / 2;
                    double y = boxes.at(1, row, column) + (row + .5) * STRIDE - h / 2;
                    double across = width * scale;
                    double down = height * scale;
                    found.add(
                            new Face(
                                    x / across,
                                    y / down,
                                    w / across,
                                    h / down,
                                    score,
                                    reach(boxes, row, column, FEATURES, across),
                                    reach(boxes, row, column, EARS, across)));
                }
            }
        }
        return apart(found);
    }

    private static Face.Reach reach(Maps boxes, int row, int column, int[] points, double across) {
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        for (int point : points) {
            double x = boxes.at(point, row, column) + (column + .5) * STRIDE;
            from = Math.min(from, x);
            to = Math.max(to, x);
        }
        return new Face.Reach(from / across, to / across);
    }

    private static List<Face> apart(List<Face> found) {
        found.sort(Comparator.comparingDouble(Face::score).reversed());
        List<Face> faces = new ArrayList<>();
        for (Face one : found) {
            if (faces.stream().allMatch(other -> one.overlap(other) < SAME)) {
                faces.add(one);
            }
        }
        return faces;
    }

    /** The picture at the net's size, −1 to 1, with grey to the right and below. */
    private static Maps scaled(int width, int height, byte[] rgb, double scale) {
        int across = Math.max(1, (int) Math.round(width * scale));
        int down = Math.max(1, (int) Math.round(height * scale));
        Maps out = Maps.of(3, whole(down), whole(across));
        for (int y = 0; y < down; y++) {
            int top = y * height / down;
            int bottom = Math.max(top + 1, (y + 1) * height / down);
            for (int x = 0; x < across; x++) {
                int left = x * width / across;
                int right = Math.max(left + 1, (x + 1) * width / across);
                float each = 1 / (127.5f * (right - left) * (bottom - top));
                for (int channel = 0; channel < 3; channel++) {
                    int sum = 0;
                    for (int j = top; j < bottom; j++) {
                        for (int i = left; i < right; i++) {
                            sum += rgb[3 * (j * width + i) + channel] & 0xff;
                        }
                    }
                    out.values()[(channel * out.height() + y) * out.width() + x] = sum * each - 1;
                }
            }
        }
        return out;
    }

    private static int whole(int pixels) {
        return (pixels + GRAIN - 1) / GRAIN * GRAIN;
    }
}
