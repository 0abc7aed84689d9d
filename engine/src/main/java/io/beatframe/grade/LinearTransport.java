package io.beatframe.grade;

/**
 * The linear map that brings one cloud of colours to the mean and covariance of another and moves
 * them least ("MKL", Pitié and Kokaram 2007), on coded R, G, B. It needs no idea of a camera, so it
 * reaches what six numbers cannot; and takes every difference of the contents for the camera's.
 */
final class LinearTransport implements Lut3D.Transform {
    private final double[] from;
    private final double[] to;
    private final double[][] map;

    private LinearTransport(double[] from, double[] to, double[][] map) {
        this.from = from;
        this.to = to;
        this.map = map;
    }

    /**
     * @param one R, G, B of pixel after pixel, 0 to 1
     * @param other as the first shall become
     * @param noise a variance that each cloud has besides; what varies less is not stretched
     */
    static LinearTransport between(double[] one, double[] other, double noise) {
        double[] from = mean(one);
        double[] to = mean(other);
        double[][] a = covariance(one, from, noise);
        double[][] root = SymmetricMatrix.map(a, Math::sqrt);
        double[][] back = SymmetricMatrix.map(a, variance -> 1 / Math.sqrt(variance));
        double[][] between = multiply(root, multiply(covariance(other, to, noise), root));
        double[][] middle =
                SymmetricMatrix.map(between, variance -> Math.sqrt(Math.max(variance, 0)));
        return new LinearTransport(from, to, multiply(back, multiply(middle, back)));
    }

    /** A part of the way, 0 to 1. */
    LinearTransport by(double share) {
        double[] there = new double[3];
        double[][] part = new double[3][3];
        for (int i = 0; i < 3; i++) {
            there[i] = from[i] + share * (to[i] - from[i]);
            for (int j = 0; j < 3; j++) {
                part[i][j] = share * map[i][j] + (i == j ? 1 - share : 0);
            }
        }
        return new LinearTransport(from, there, part);
    }

    @Override
    public void apply(double[] rgb) {
        double r = rgb[0] - from[0];
        double g = rgb[1] - from[1];
        double b = rgb[2] - from[2];
        for (int i = 0; i < 3; i++) {
            double moved = to[i] + map[i][0] * r + map[i][1] * g + map[i][2] * b;
            rgb[i] = Math.clamp(moved, 0, 1);
        }
    }

    private static double[] mean(double[] rgb) {
        double[] mean = new double[3];
        for (int at = 0; at < rgb.length; at++) {
            mean[at % 3] += rgb[at] * 3 / rgb.length;
        }
        return mean;
    }

    private static double[][] covariance(double[] rgb, double[] mean, double noise) {
        double[][] covariance = new double[3][3];
        for (int at = 0; at < rgb.length; at += 3) {
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    covariance[i][j] += (rgb[at + i] - mean[i]) * (rgb[at + j] - mean[j]);
                }
            }
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                covariance[i][j] = covariance[i][j] * 3 / rgb.length + (i == j ? noise : 0);
            }
        }
        return covariance;
    }

    private static double[][] multiply(double[][] m, double[][] n) {
        double[][] product = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    product[i][j] += m[i][k] * n[k][j];
                }
            }
        }
        return product;
    }
}
