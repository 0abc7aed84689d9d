package io.beatframe.grade;

import static io.beatframe.grade.MatchModel.EXPOSURE;
import static io.beatframe.grade.MatchModel.PARAMETERS;

/**
 * Finds what brings colours to others: the most probable correction, by Levenberg–Marquardt, given
 * how far the two clouds of colours are apart (see {@link ColourQuantiles}) and how large
 * corrections usually are.
 */
final class MatchFit {
    private static final int ITERATIONS = 14;

    /** Each eight times as careful: beside clipped pixels the first five may all lead astray. */
    private static final int ATTEMPTS = 8;

    private static final double LEAST_SIGMA = 0.003;
    private static final double HUBER = 1.5;

    /** As if so many numbers had been measured apart. */
    private static final double TRUST = 40;

    /** Median L* below which a shot is one of the night, or underexposed. */
    private static final double NIGHT_LIGHTNESS = 20;

    /** A night shot is not lifted further. */
    private static final double NIGHT_EXPOSURE = 0.4;

    /** Stops at which a difference is as likely that of night and day as that of two cameras. */
    private static final double NIGHT_FROM_DAY = 1.7;

    /** In the order of {@link MatchModel}: how large corrections usually are. */
    private static final double[] USUAL = {0.005, 0.6, 0.16, 0.16, 0.14, 0.20};

    private static final double[] LARGEST = {0.02, 1.3, 0.5, 0.5, 0.35, 0.45};

    /** Twice a correction: two shots may be off to either side. */
    private static final double[] MEASURABLE = {0.03, 2.6, 0.9, 0.9, 0.6, 0.8};

    private final MatchModel model;
    private final double[] goal;

    private MatchFit(MatchModel model, double[] goal) {
        this.model = model;
        this.goal = goal;
    }

    /**
     * What would bring colours to the goal if they were of the same things, and what it leaves
     * over: a measurement, not a correction, so it may be large, even at night.
     *
     * @param goal the {@link ColourQuantiles} to reach
     * @param start where to begin
     */
    static Difference difference(MatchModel model, double[] goal, double[] start) {
        double[] theta = start.clone();
        double left = new MatchFit(model, goal).descend(theta);
        return new Difference(theta, left);
    }

    /**
     * @param theta in the order of {@link MatchModel}
     * @param left root mean square of what it leaves over
     */
    record Difference(double[] theta, double left) {}

    /**
     * The correction of these numbers, as far as one may go with this shot: night stays night.
     *
     * @param same how surely a dark shot shows what it is matched to and was underexposed, 0 to 1
     */
    static Correction within(ShotSample shot, double[] theta, double same) {
        boolean night = shot.medianLightness() < NIGHT_LIGHTNESS;
        double[] bounded = new double[PARAMETERS];
        for (int p = 0; p < PARAMETERS; p++) {
            double most = p == EXPOSURE && night ? atNight(theta[EXPOSURE], same) : LARGEST[p];
            bounded[p] = Math.clamp(theta[p], -LARGEST[p], most);
        }
        return MatchModel.correction(bounded);
    }

    private static double atNight(double stops, double same) {
        double camera = 1 / (1 + Math.pow(stops / NIGHT_FROM_DAY, 12));
        return NIGHT_EXPOSURE + same * camera * (LARGEST[EXPOSURE] - NIGHT_EXPOSURE);
    }

    /** Improves {@code theta}; returns the residual, root mean square. */
    private double descend(double[] theta) {
        Linearised now = new Linearised(model, goal);
        double[] tried = new double[PARAMETERS];
        double damping = 1e-3;
        now.at(theta);
        for (int i = 0; i < ITERATIONS; i++) {
            double sigma = Math.max(LEAST_SIGMA, rms(now.residuals()));
            double cost = cost(now.residuals(), sigma, theta);
            now.differentiate(theta);
            double[][] curvature = new double[PARAMETERS][PARAMETERS];
            double[] slope = new double[PARAMETERS];
            normalEquations(now, sigma, theta, curvature, slope);
            boolean better = false;
            double moved = 0;
            for (int attempt = 0; attempt < ATTEMPTS && !better; attempt++) {
                double[] step = Cholesky.solve(curvature, slope, damping);
                moved = 0;
                for (int p = 0; p < PARAMETERS; p++) {
                    tried[p] = Math.clamp(theta[p] - step[p], -MEASURABLE[p], MEASURABLE[p]);
                    moved = Math.max(moved, Math.abs(tried[p] - theta[p]) / USUAL[p]);
                }
                now.at(tried);
                better = cost(now.residuals(), sigma, tried) <= cost;
                damping = better ? damping / 5 : damping * 8;
            }
            if (better) {
                System.arraycopy(tried, 0, theta, 0, PARAMETERS);
            } else {
                now.at(theta);
            }
            if (!better || moved < 2e-3) {
                break;
            }
        }
        return rms(now.residuals());
    }

    private static double cost(double[] residuals, double sigma, double[] theta) {
        double sum = 0;
        for (double residual : residuals) {
            double z = Math.abs(residual) / sigma;
            sum += z <= HUBER ? z * z : 2 * HUBER * z - HUBER * HUBER;
        }
        double cost = TRUST * sum / residuals.length;
        for (int p = 0; p < PARAMETERS; p++) {
            cost += square(theta[p] / USUAL[p]);
        }
        return cost;
    }

    private static void normalEquations(
            Linearised now, double sigma, double[] theta, double[][] curvature, double[] slope) {
        double[] residuals = now.residuals();
        double[][] jacobian = now.jacobian();
        double scale = TRUST / (residuals.length * sigma * sigma);
        for (int r = 0; r < residuals.length; r++) {
            double weight = scale * Math.min(1, HUBER * sigma / (Math.abs(residuals[r]) + 1e-12));
            for (int p = 0; p < PARAMETERS; p++) {
                slope[p] += weight * jacobian[p][r] * residuals[r];
                for (int q = 0; q <= p; q++) {
                    curvature[p][q] += weight * jacobian[p][r] * jacobian[q][r];
                }
            }
        }
        for (int p = 0; p < PARAMETERS; p++) {
            double prior = 1 / square(USUAL[p]);
            curvature[p][p] += prior;
            slope[p] += prior * theta[p];
        }
    }

    private static double rms(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum / values.length);
    }

    private static double square(double x) {
        return x * x;
    }
}
