package io.beatframe.server.reel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The steps of a reel, in order. What a finished one leaves is kept; a killed one begins again. */
public enum StepKind {
    /** What lies at strangers' addresses into the store; only where an order names some. */
    FETCH(ReelStatus.PLANNING),
    PLAN(ReelStatus.PLANNING),
    /** A video model's clips into the store; only where one films. */
    FILM(ReelStatus.GENERATING),
    /** From the plan to the files in the store. */
    RENDER(ReelStatus.GENERATING);

    /** Planning takes little of a reel's time, and uploading too. */
    private static final double PLANNED = .04;

    /** Of a reel that a model films, that is the longest part. */
    private static final double FILMED = .6;

    private static final double RENDERED = .97;

    private final ReelStatus status;

    StepKind(ReelStatus status) {
        this.status = status;
    }

    /** The reel's status when the step begins. */
    public ReelStatus status() {
        return status;
    }

    /** What the step needs most of. */
    public Pool pool(ReelOrder order) {
        return switch (this) {
            case FETCH, FILM -> Pool.PATIENCE;
            case PLAN -> order.asksALanguageModel() ? Pool.PATIENCE : Pool.PROCESSOR;
            case RENDER -> Pool.PROCESSOR;
        };
    }

    /** A stretch of a reel's progress, 0 to 1. */
    public record Share(double from, double to) {}

    /** How far a reel is when the step begins and when it ends. */
    public Share share(ReelOrder order) {
        return switch (this) {
            case FETCH -> new Share(0, 0);
            case PLAN -> new Share(0, PLANNED);
            case FILM -> new Share(PLANNED, FILMED);
            case RENDER -> new Share(order.asksAVideoModel() ? FILMED : PLANNED, RENDERED);
        };
    }

    /** The first step of a run, which has a plan already when that was edited. */
    static StepKind first(ReelOrder order, boolean planned) {
        return order.addresses().isEmpty() ? afterFetch(order, planned) : FETCH;
    }

    static StepKind afterFetch(ReelOrder order, boolean planned) {
        return planned ? afterPlan(order) : PLAN;
    }

    static StepKind afterPlan(ReelOrder order) {
        return order.asksAVideoModel() ? FILM : RENDER;
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static StepKind of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
