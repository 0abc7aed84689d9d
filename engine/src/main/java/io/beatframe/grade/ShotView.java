package io.beatframe.grade;

import io.beatframe.picture.Picture;
import java.util.List;

/**
 * What grading did to a shot, to look at.
 *
 * @param colours of the clip as it was filmed
 * @param filmed a small frame out of its middle
 * @param matched the same after the correction
 * @param graded and after the look
 */
public record ShotView(ColourStatistics colours, Picture filmed, Picture matched, Picture graded) {

    static ShotView of(List<SmallFrame> frames, Lut3D.Transform match, Lut3D lut) {
        SmallFrame middle = frames.get(frames.size() / 2);
        return new ShotView(
                ColourStatistics.of(frames),
                picture(middle, rgb -> {}),
                picture(middle, match),
                picture(middle, lut::apply));
    }

    private static Picture picture(SmallFrame frame, Lut3D.Transform transform) {
        byte[] rgb24 = new byte[frame.rgb24().length];
        double[] rgb = new double[3];
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                frame.pixel(x, y, rgb, 0);
                transform.apply(rgb);
                for (int i = 0; i < 3; i++) {
                    double code = 255 * Math.clamp(rgb[i], 0, 1);
                    rgb24[3 * (y * frame.width() + x) + i] = (byte) Math.round(code);
                }
            }
        }
        return Picture.ofRgb24(frame.width(), frame.height(), rgb24);
    }
}
