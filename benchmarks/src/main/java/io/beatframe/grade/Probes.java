package io.beatframe.grade;

import io.beatframe.grade.colour.CieLab;
import io.beatframe.grade.colour.DeltaE00;
import java.util.ArrayList;
import java.util.List;

/** The 24 colours of a Macbeth chart (sRGB, 8 bits) and nine greys: objects that may be filmed. */
final class Probes {
    private static final int[] MACBETH = {
        0x735244, 0xc29682, 0x627a9d, 0x576c43, 0x8580b1, 0x67bdaa, 0xd67e2c, 0x505ba6, 0xc15a63,
        0x5e3c6c, 0x9dbc40, 0xe0a32e, 0x383d96, 0x469449, 0xaf363c, 0xe7c71f, 0xbb5695, 0x0885a1,
        0xf3f3f2, 0xc8c8c8, 0xa0a0a0, 0x7a7a79, 0x555555, 0x343434
    };

    private Probes() {}

    /** L*, a*, b* of each, seen through a camera (8 bits) and a correction. */
    static List<double[]> through(Lut3D.Transform camera, Lut3D.Transform correction) {
        List<double[]> colours = new ArrayList<>();
        for (int colour : MACBETH) {
            colours.add(
                    new double[] {
                        (colour >> 16) / 255.0,
                        (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0
                    });
        }
        for (int i = 1; i <= 9; i++) {
            colours.add(new double[] {i / 10.0, i / 10.0, i / 10.0});
        }
        for (double[] colour : colours) {
            camera.apply(colour);
            for (int i = 0; i < 3; i++) {
                colour[i] = Math.round(255 * Math.clamp(colour[i], 0, 1)) / 255.0;
            }
            correction.apply(colour);
            for (int i = 0; i < 3; i++) {
                colour[i] = Math.clamp(colour[i], 0, 1);
            }
            CieLab.fromCode(colour);
        }
        return colours;
    }

    static double distance(List<double[]> one, List<double[]> other) {
        double sum = 0;
        for (int i = 0; i < one.size(); i++) {
            sum += DeltaE00.between(one.get(i), other.get(i)) / one.size();
        }
        return sum;
    }
}
