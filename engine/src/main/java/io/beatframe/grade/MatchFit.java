package io.beatframe.grade;

import static io.beatframe.grade.MatchModel.BLUE;
import static io.beatframe.grade.MatchModel.EXPOSURE;
import static io.beatframe.grade.MatchModel.PARAMETERS;
import static io.beatframe.grade.MatchModel.RED;

/**
 * Finds the correction that brings a shot's colours to a reference: the most probable one, by
 * Levenberg–Marquardt, given how far the clouds of colours are apart (see {@link ColourQuantiles})
 * and how large corrections usually are.
 *
 * <p>How strongly the clouds count depends on how alike the contents are. A first fit trusts them;
 * what it leaves over tells the likeness. The second trusts them accordingly, and adds the colour
 * of the light ({@link WhiteCue}), which depends less on content.
 */
final class MatchFit {
    private static final int ITERATIONS = 14;
    private static final double LEAST_SIGMA = 0.003;
    private static final double HUBER = 1.5;
    private static final double TRUSTING = 40;
    private static final double LEAST_TRUST = 0.8;
    private static final double ALIKE = 0.014;
    private static final double CUE_SPREAD = 0.35;
    private static final double NIGHT_LIGHTNESS = 20;
    private static final double NIGHT_EXPOSURE = 0.4;

    /** In the order of {@link MatchModel}: how large corrections usually are. */
    private static final double[] USUAL = {0.005, 0.6, 0.16, 0.16, 0.14, 0.20};

    private static final double[] LARGEST = {0.02, 1.3, 0.5, 0.5, 0.35, 0.45};

    /** Twice a correction: two shots may be off to either side. */
    private static final double[] MEASURABLE = {0.03, 2.6, 0.9, 0.9, 0.6, 0.8};

    private static final double[] STEP = {1e-4, 1e-3, 1e-3, 1e-3, 1e-3, 1e-3};

    private final MatchModel model;
    private final double[] goal;
    private final double[] largest;
    private final double brightestExposure;
    private final double cueRed;
    private final double cueBlue;

    private MatchFit(
            ShotSample shot, double[] goal, WhiteCue goalCue, double[] largest, double brightest) {
        this.model = new MatchModel(shot);
        this.goal = goal;
        this.largest = largest;
        this.brightestExposure = brightest;
        this.cueRed = Math.clamp(goalCue.red() - shot.cue().red(), -1, 1);
        this.cueBlue = Math.clamp(goalCue.blue() - shot.cue().blue(), -1, 1);
    }

    /**
     * @param goal the {@link ColourQuantiles} to reach
     * @param goalCue the colour of the light to reach
     */
    static Correction fit(ShotSample shot, double[] goal, WhiteCue goalCue) {
        return new MatchFit(shot, goal, goalCue, LARGEST, mostExposure(shot)).fit();
    }

    /** Night stays night. */
    private static double mostExposure(ShotSample shot) {
        return shot.medianLightness() < NIGHT_LIGHTNESS ? NIGHT_EXPOSURE : LARGEST[EXPOSURE];
    }

    /**
     * What would bring a shot to the goal if their contents were the same, and what it leaves over:
     * a measurement, not a correction, so it may be large, even at night.
     */
    static Difference difference(ShotSample shot, double[] goal) {
        MatchFit fit = new MatchFit(shot, goal, shot.cue(), MEASURABLE, MEASURABLE[EXPOSURE]);
        double[] theta = new double[PARAMETERS];
        double left = fit.descend(theta, TRUSTING, false);
        return new Difference(theta, left);
    }

    /** In the order of {@link MatchModel}. */
    record Difference(double[] theta, double left) {}

    /** The correction of these numbers, as far as one may go with this shot. */
    static Correction within(ShotSample shot, double[] theta) {
        double[] bounded = new double[PARAMETERS];
        for (int p = 0; p < PARAMETERS; p++) {
            double most = p == EXPOSURE ? mostExposure(shot) : LARGEST[p];
            bounded[p] = Math.clamp(theta[p], -LARGEST[p], most);
        }
        return MatchModel.correction(bounded);
    }

    private Correction fit() {
        double[] theta = new double[PARAMETERS];
        double left = descend(theta, TRUSTING, false);
        double likeness = ALIKE / Math.max(left, 1e-6);
        double trust = Math.clamp(3 * Math.pow(likeness, 4), LEAST_TRUST, TRUSTING);
        descend(theta, trust, true);
        return MatchModel.correction(theta);
    }

    /** Improves {@code theta}; returns the residual, root mean square. */
    private double descend(double[] theta, double trust, boolean withCue) {
        Linearised now = new Linearised(model, goal);
        double[] tried = new double[PARAMETERS];
        double damping = 1e-3;
        now.at(theta);
        for (int i = 0; i < ITERATIONS; i++) {
            double sigma = Math.max(LEAST_SIGMA, rms(now.residuals()));
            double cost = cost(now.residuals(), sigma, trust, theta, withCue);
            now.differentiate(theta);
            double[][] curvature = new double[PARAMETERS][PARAMETERS];
            double[] slope = new double[PARAMETERS];
            normalEquations(now, sigma, trust, theta, withCue, curvature, slope);
            boolean better = false;
            double moved = 0;
            for (int attempt = 0; attempt < 5 && !better; attempt++) {
                double[] step = Cholesky.solve(curvature, slope, damping);
                moved = 0;
                for (int p = 0; p < PARAMETERS; p++) {
                    double most = p == EXPOSURE ? brightestExposure : largest[p];
                    tried[p] = Math.clamp(theta[p] - step[p], -largest[p], most);
                    moved = Math.max(moved, Math.abs(tried[p] - theta[p]) / USUAL[p]);
                }
                now.at(tried);
                better = cost(now.residuals(), sigma, trust, tried, withCue) <= cost;
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

    private double cost(
            double[] residuals, double sigma, double trust, double[] theta, boolean withCue) {
        double sum = 0;
        for (double residual : residuals) {
            double z = Math.abs(residual) / sigma;
            sum += z <= HUBER ? z * z : 2 * HUBER * z - HUBER * HUBER;
        }
        double cost = trust * sum / residuals.length;
        for (int p = 0; p < PARAMETERS; p++) {
            cost += square(theta[p] / USUAL[p]);
        }
        if (withCue) {
            cost += square((theta[RED] - cueRed) / CUE_SPREAD);
            cost += square((theta[BLUE] - cueBlue) / CUE_SPREAD);
        }
        return cost;
    }

    private void normalEquations(
            Linearised now,
            double sigma,
            double trust,
            double[] theta,
            boolean withCue,
            double[][] curvature,
            double[] slope) {
        double[] residuals = now.residuals();
        double[][] jacobian = now.jacobian();
        double scale = trust / (residuals.length * sigma * sigma);
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
        if (withCue) {
            double cue = 1 / square(CUE_SPREAD);
            curvature[RED][RED] += cue;
            curvature[BLUE][BLUE] += cue;
            slope[RED] += cue * (theta[RED] - cueRed);
            slope[BLUE] += cue * (theta[BLUE] - cueBlue);
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

    static double step(int parameter) {
        return STEP[parameter];
    }
}
