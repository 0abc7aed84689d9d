package io.beatframe.server.work;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.pipeline.Stage;
import io.beatframe.pipeline.StageListener;
import io.beatframe.server.reel.ReelOrder;
import io.beatframe.server.reel.ReelStatus;
import io.beatframe.server.reel.StepKind;

/**
 * How far a step is. The engine's threads write it and the runner reads it now and then: no thread
 * that may be interrupted talks to the database.
 */
final class Report implements StageListener {
    /** Where a reel stands, 0 to 1 of all. */
    record Point(ReelStatus status, double fraction) {}

    private final StepKind kind;
    private final StepKind.Share share;
    private volatile Point point;
    private volatile boolean stopped;
    private volatile boolean handedOn;

    Report(StepKind kind, ReelOrder order) {
        this.kind = kind;
        this.share = kind.share(order);
        this.point = new Point(kind.status(), share.from());
    }

    /** Another worker goes on with the step: what is being made elsewhere is not stopped. */
    void handOn() {
        handedOn = true;
    }

    boolean handedOn() {
        return handedOn;
    }

    /** Stops the work where it next says how far it is, in whichever of its threads. */
    void stop() {
        stopped = true;
    }

    @Override
    public void reached(Stage stage, double stageFraction, double totalFraction) {
        if (stopped) {
            throw new Failure(ErrorCode.CANCELLED, "Cancelled.");
        }
        point =
                new Point(
                        switch (kind) {
                            case FETCH, PLAN, FILM -> kind.status();
                            case RENDER -> status(stage);
                        },
                        share.from() + (share.to() - share.from()) * totalFraction);
    }

    void uploading() {
        point = new Point(ReelStatus.UPLOADING, share.to());
    }

    Point point() {
        return point;
    }

    private static ReelStatus status(Stage stage) {
        return switch (stage) {
            case MUSIC, PLAN, CLIPS -> ReelStatus.GENERATING;
            case GRADE, RENDER -> ReelStatus.RENDERING;
            case CHECK -> ReelStatus.CHECKING;
            case DELIVER -> ReelStatus.UPLOADING;
        };
    }
}
