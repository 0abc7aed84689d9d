package io.beatframe.pipeline;

/** Is told how far a reel is; called from worker threads. */
@FunctionalInterface
public interface StageListener {
    StageListener SILENT = (stage, stageFraction, totalFraction) -> {};

    /**
     * @param stageFraction of this stage, 0 to 1
     * @param totalFraction of all the work asked for, 0 to 1
     */
    void reached(Stage stage, double stageFraction, double totalFraction);
}
