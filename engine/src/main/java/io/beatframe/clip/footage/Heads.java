package io.beatframe.clip.footage;

import io.beatframe.clip.face.Face;
import java.util.ArrayList;
import java.util.List;

/**
 * The heads that are seen in a moment, and what a frame makes of them. A head is a face with its
 * hair, chin and ears: a net finds faces from brow to chin. Everything is in fractions of the
 * source's picture without its bars.
 */
final class Heads {
    // In widths and heights of what the net calls a face.
    private static final double BESIDE_FEATURES = 0.2;
    private static final double BESIDE_EARS = 0.15;
    private static final double BEHIND_EARS = 0.6;
    private static final double ABOVE = 0.5;
    private static final double BELOW = 0.3;

    /** The scores at which a face counts for nothing, and in full. */
    private static final double UNSURE = 0.4;

    private static final double SURE = 0.65;

    /** Of a head well shown, the part that is its face. */
    private static final double FACE = 0.7;

    static final Heads NONE = new Heads(List.of(), 0);

    private final List<Head> heads;
    private final double presence;

    private Heads(List<Head> heads, double presence) {
        this.heads = List.copyOf(heads);
        this.presence = presence;
    }

    /** From one place to another along an axis. */
    private record Span(double from, double to) {
        /** Of a head that the picture cuts, what is in the picture. */
        static Span of(double from, double to, double start, double length) {
            return new Span(
                    Math.clamp((from - start) / length, 0, 0.99),
                    Math.clamp((to - start) / length, 0.01, 1));
        }

        double shown(double start, double length) {
            double part = Math.min(to, start + length) - Math.max(from, start);
            return Math.clamp(part / (to - from), 0, 1);
        }

        double middle() {
            return (from + to) / 2;
        }

        double length() {
            return to - from;
        }
    }

    /** One axis of a head. */
    private record Extent(Span face, Span head) {}

    /**
     * @param weight larger faces that are surer count more
     */
    private record Head(double weight, Extent across, Extent down) {
        Extent along(boolean horizontally) {
            return horizontally ? across : down;
        }
    }

    static Heads of(List<Sample> samples, Area active) {
        List<Head> heads = new ArrayList<>();
        double presence = 0;
        for (Sample sample : samples) {
            double surest = 0;
            for (Face face : sample.faces()) {
                double sure = Math.clamp((face.score() - UNSURE) / (SURE - UNSURE), 0, 1);
                surest = Math.max(surest, sure);
                heads.add(head(face, sure, active));
            }
            presence += surest / samples.size();
        }
        return new Heads(heads, presence);
    }

    private static Head head(Face face, double sure, Area active) {
        double width = face.width() / active.width();
        double height = face.height() / active.height();
        return new Head(sure * width * height, across(face, active), down(face, active));
    }

    /** Of a turned head, more lies behind the ears. */
    private static Extent across(Face face, Area active) {
        Face.Reach features = face.features();
        Face.Reach ears = face.ears();
        double turned = Math.clamp((features.middle() - ears.middle()) / face.width(), -1, 1);
        double beside = BESIDE_FEATURES * face.width();
        double beyond = BESIDE_EARS * face.width();
        double left =
                Math.max(features.from() - beside, Math.min(features.from(), ears.from()) - beyond);
        double right =
                Math.min(features.to() + beside, Math.max(features.to(), ears.to()) + beyond);
        double behindLeft = BESIDE_EARS + BEHIND_EARS * Math.max(0, turned);
        double behindRight = BESIDE_EARS + BEHIND_EARS * Math.max(0, -turned);
        return new Extent(
                Span.of(left, right, active.x(), active.width()),
                Span.of(
                        Math.min(left, ears.from() - behindLeft * face.width()),
                        Math.max(right, ears.to() + behindRight * face.width()),
                        active.x(),
                        active.width()));
    }

    private static Extent down(Face face, Area active) {
        double top = face.y();
        double bottom = face.y() + face.height();
        return new Extent(
                Span.of(top, bottom, active.y(), active.height()),
                Span.of(
                        top - ABOVE * face.height(),
                        bottom + BELOW * face.height(),
                        active.y(),
                        active.height()));
    }

    /** How sure it is that there is one, 0 to 1. */
    double presence() {
        return presence;
    }

    /** How much narrower a frame may be for the largest heads to fit; under 1 where none does. */
    double room(double width, double height) {
        double heaviest = heads.stream().mapToDouble(Head::weight).max().orElse(0);
        return heads.stream()
                .filter(head -> head.weight() >= 0.5 * heaviest)
                .mapToDouble(head ->
                        Math.min(
                                width / head.across().head().length(),
                                height / head.down().head().length()))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** Those whose faces are in a frame of these columns for the most part. */
    Heads between(double start, double length) {
        return new Heads(
                heads.stream()
                        .filter(head -> head.across().face().shown(start, length) > 0.5)
                        .toList(),
                presence);
    }

    /** How well a frame shows them along one axis: 1 all of them whole, negative when cut. */
    double shown(boolean horizontally, double start, double length) {
        double sum = 0;
        double weights = 0;
        for (Head head : heads) {
            Extent extent = head.along(horizontally);
            sum +=
                    head.weight()
                            * (FACE * pleasing(extent.face().shown(start, length))
                                    + (1 - FACE) * pleasing(extent.head().shown(start, length)));
            weights += head.weight();
        }
        return weights > 0 ? sum / weights : 0;
    }

    /** A face that is cut is worse than one that is not there. */
    private static double pleasing(double part) {
        return part > 0.999 ? 1 : part < 0.02 ? 0 : 0.6 * part - 0.3;
    }

    /** How far the heads that a frame shows are from where they should be, in frames. */
    double off(boolean horizontally, double start, double length, double wanted) {
        double sum = 0;
        double weights = 0;
        for (Head head : heads) {
            Extent extent = head.along(horizontally);
            double weight = head.weight() * extent.face().shown(start, length);
            sum += weight * (extent.head().middle() - start) / length;
            weights += weight;
        }
        return weights > 0 ? Math.abs(sum / weights - wanted) : 1;
    }
}
