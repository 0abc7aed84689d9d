package io.beatframe.deliver;

import io.beatframe.music.Beat;
import io.beatframe.music.Section;
import io.beatframe.picture.Lettering;
import io.beatframe.picture.Picture;
import java.util.Arrays;
import java.util.List;

/**
 * Strips of a drawing that share one time axis: sections, sound wave, beats, seconds.
 *
 * @param left where {@code fromSeconds} lies, in pixels
 * @param width of the stretch {@code fromSeconds} to {@code toSeconds}, in pixels
 */
record Lanes(Picture sheet, double left, double width, double fromSeconds, double toSeconds) {
    private static final double BAR_PITCH = 4;
    private static final double BAR_WIDTH = 2.6;

    /** Between the level (0.5), which shows no rhythm in loud music, and the power (1). */
    private static final double SOFTENING = 0.75;

    private static final double[] AXIS_STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200};

    double x(double seconds) {
        return left + width * (seconds - fromSeconds) / (toSeconds - fromSeconds);
    }

    double right() {
        return left + width;
    }

    /** Bars in the sections' colours with their names. */
    void sections(List<Section> sections, double y, double high, double textSize) {
        for (Section section : sections) {
            double x0 = Math.max(left, x(section.start()));
            double x1 = Math.min(right(), x(section.end()));
            if (x1 - x0 < 1) {
                continue;
            }
            int colour = Tone.of(section.kind());
            double gap = 2;
            sheet.roundedRectangle(x0 + gap, y, x1 - x0 - 2 * gap, high, 6, colour, 0.22);
            sheet.roundedRectangle(x0 + gap, y, Math.min(6, x1 - x0 - 2 * gap), high, 3, colour, 1);
            String name = section.kind().name();
            double room = x1 - x0 - 34;
            if (Lettering.width(name, textSize, Lettering.Weight.BOLD) <= room) {
                sheet.text(
                        x0 + 20,
                        y + high / 2 + textSize * Lettering.CAP_HEIGHT / 2,
                        textSize,
                        Lettering.Weight.BOLD,
                        colour,
                        1,
                        name);
            }
        }
    }

    /**
     * The sound as bars about a middle line, in the colour of the section.
     *
     * @param wave peaks of each hundredth of a second
     * @param waveStart the time on this axis of the first peak
     */
    void wave(List<Float> wave, double waveStart, List<Section> sections, double y, double high) {
        int bars = (int) (width / BAR_PITCH);
        double[] powers = powers(wave, waveStart, bars);
        double strongest = Arrays.stream(powers).max().orElse(0);
        double seconds = (toSeconds - fromSeconds) / bars;
        for (int bar = 0; bar < bars && strongest > 0; bar++) {
            double tall = Math.max(2, high * powers[bar] / strongest);
            sheet.roundedRectangle(
                    left + bar * width / bars,
                    y + (high - tall) / 2,
                    BAR_WIDTH,
                    tall,
                    BAR_WIDTH / 2,
                    colourAt(sections, fromSeconds + (bar + 0.5) * seconds),
                    0.8);
        }
    }

    /**
     * Mean power of the peaks, not the highest peak: in loud music every bar's highest peak is the
     * same, and the drawing would be a block.
     */
    private double[] powers(List<Float> wave, double waveStart, int bars) {
        double[] powers = new double[bars];
        for (int bar = 0; bar < bars; bar++) {
            double from = fromSeconds + (toSeconds - fromSeconds) * bar / bars - waveStart;
            double to = fromSeconds + (toSeconds - fromSeconds) * (bar + 1) / bars - waveStart;
            int first = (int) Math.max(0, Math.floor(from * 100));
            int end = (int) Math.min(wave.size(), Math.ceil(to * 100));
            double sum = 0;
            for (int i = first; i < end; i++) {
                double peak = Math.clamp(wave.get(i), 0, 1);
                sum += Double.isNaN(peak) ? 0 : peak * peak;
            }
            powers[bar] = end > first ? Math.pow(sum / (end - first), SOFTENING) : 0;
        }
        return powers;
    }

    /**
     * A filled curve that stands on {@code y + high}: the greatest value under each pixel.
     *
     * @param curve 0 to 1, a hundred a second from the start of the song
     */
    void curve(List<Float> curve, double y, double high, int colour) {
        double perPixel = (toSeconds - fromSeconds) / width;
        for (int pixel = 0; pixel < (int) width; pixel++) {
            double from = fromSeconds + pixel * perPixel;
            int first = (int) Math.max(0, Math.floor(from * 100));
            int end = (int) Math.min(curve.size(), Math.floor((from + perPixel) * 100) + 1);
            float most = 0;
            for (int i = first; i < end; i++) {
                most = Math.max(most, curve.get(i));
            }
            double tall = high * Math.clamp(most, 0, 1);
            if (tall > 0.5) {
                sheet.rectangle(left + pixel, y + high - tall, 1, tall, colour, 0.4);
                sheet.rectangle(left + pixel, y + high - tall, 1, Math.min(2, tall), colour, 0.6);
            }
        }
        sheet.rectangle(left, y + high, width, 1, Tone.HAIRLINE, 1);
    }

    /** Whether a time lies in this row. */
    boolean shows(double seconds) {
        return seconds >= fromSeconds && seconds < toSeconds;
    }

    private static int colourAt(List<Section> sections, double seconds) {
        for (Section section : sections) {
            if (seconds >= section.start() && seconds < section.end()) {
                return Tone.of(section.kind());
            }
        }
        return Tone.MUTED;
    }

    /** Ticks that hang from {@code y}: downbeats long and bright, the others short. */
    void beats(List<Beat> beats, double y, double high) {
        boolean crowded = beats.size() > 1 && width / beatsInView(beats) < 7;
        for (Beat beat : beats) {
            if (!shows(beat.seconds())) {
                continue;
            }
            double x = x(beat.seconds());
            if (beat.downbeat()) {
                sheet.roundedRectangle(x - 1.5, y, 3, high, 1.5, Tone.ACCENT, 1);
            } else if (!crowded) {
                sheet.roundedRectangle(x - 1, y, 2, high * 0.5, 1, Tone.TEXT, 0.55);
            }
        }
    }

    private double beatsInView(List<Beat> beats) {
        return Math.max(1, beats.stream().filter(beat -> shows(beat.seconds())).count());
    }

    /** Round times with their hairlines; the labels stand on {@code baseline}. */
    void axis(double baseline, double size) {
        double step = AXIS_STEPS[AXIS_STEPS.length - 1];
        for (double candidate : AXIS_STEPS) {
            if (candidate / (toSeconds - fromSeconds) * width >= 110) {
                step = candidate;
                break;
            }
        }
        for (double t = Math.ceil(fromSeconds / step - 1e-9) * step;
                t <= toSeconds + 1e-9;
                t += step) {
            String label = Words.clock(t);
            double wide = Lettering.width(label, size);
            double x = Math.clamp(x(t) - wide / 2, left, Math.max(left, right() - wide));
            sheet.text(x, baseline, size, Lettering.Weight.REGULAR, Tone.FAINT, 1, label);
        }
    }
}
