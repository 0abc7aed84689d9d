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
