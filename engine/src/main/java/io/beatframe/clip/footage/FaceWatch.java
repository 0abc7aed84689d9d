package io.beatframe.clip.footage;

import io.beatframe.clip.face.Face;
import io.beatframe.clip.face.FaceFinder;
import java.util.List;
import java.util.Optional;

/**
 * The faces in the pictures of a source. Looking for them costs more than all else that is measured
 * of a picture, so it looks now and then: sooner while faces come, go or move.
 */
final class FaceWatch {
    private static final double SOON_SECONDS = 0.5;
    private static final double LATE_SECONDS = 2;

    /** Longer by so much after each look, so that four minutes cost no more than 3 s. */
    private static final double LATER_SECONDS = 0.02;

    /** Levels; where no part of the picture changes by more, the faces are the same. */
    private static final double CHANGE = 10;

    /** Of the picture's width; so far a face may move and still be called still. */
    private static final double STILL = 0.03;

    private final FaceFinder finder;
    private List<Face> faces = List.of();
    private Optional<Cells> looked = Optional.empty();
    private int looks;
    private double next = Double.NEGATIVE_INFINITY;

    FaceWatch(FaceFinder finder) {
        this.finder = finder;
    }

    /**
     * @param cells of the picture
     * @param afresh whether the picture does not continue the one before
     * @return those of this picture, or of the one last looked at
     */
    List<Face> see(double seconds, Picture picture, Cells cells, boolean afresh) {
        boolean changed = looked.stream().noneMatch(then -> cells.mostChange(then) < CHANGE);
        if (afresh || (seconds >= next && changed)) {
            List<Face> found = finder.find(picture.width(), picture.height(), picture.rgb());
            boolean calm = !afresh && alike(faces, found);
            double least = calm ? LATE_SECONDS : SOON_SECONDS;
            next = seconds + Math.max(least, LATER_SECONDS * looks++) - 1e-6;
            faces = found;
            looked = Optional.of(cells);
        }
        return faces;
    }

    private static boolean alike(List<Face> before, List<Face> now) {
        return before.size() == now.size()
                && now.stream()
                        .allMatch(face ->
                                before.stream()
                                        .anyMatch(other ->
                                                Math.abs(face.x() - other.x()) < STILL
                                                        && Math.abs(face.y() - other.y()) < STILL));
    }
}
