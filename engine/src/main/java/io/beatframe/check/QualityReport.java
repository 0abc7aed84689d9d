package io.beatframe.check;

import java.util.List;

/**
 * The proof, in numbers.
 *
 * @param passed whether no finding is an error
 * @param maxCutErrorFrames the largest |errorFrames|; 0 without cuts
 * @param loudnessLufs integrated, of the decoded file (EBU R 128)
 * @param truePeakDbtp of the decoded file
 * @param flashes the most in any second
 */
public record QualityReport(
        boolean passed,
        long frames,
        double seconds,
        int width,
        int height,
        String frameRate,
        String videoCodec,
        String audioCodec,
        int maxCutErrorFrames,
        List<CutMeasure> cuts,
        double loudnessLufs,
        double truePeakDbtp,
        Flashes flashes,
        List<Finding> findings) {
    public QualityReport {
        cuts = List.copyOf(cuts);
        findings = List.copyOf(findings);
    }

    /**
     * How many of the cuts the picture tells the place of; only these count for the largest error.
     */
    public int provenCuts() {
        return (int) cuts.stream().filter(CutMeasure::proven).count();
    }
}
