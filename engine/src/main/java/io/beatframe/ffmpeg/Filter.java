package io.beatframe.ffmpeg;

import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.List;

/**
 * One ffmpeg filter as a value. A record validates its numbers; {@link FfmpegArguments} prints it.
 * To add one: a record here, a case there (the compiler finds it), a golden in the tests.
 */
public sealed interface Filter {

    /** Gives frame n the time n / rate, whatever the source said. */
    record CountFrames(FrameRate rate) implements Filter {}

    /** Repeats or drops frames to a constant rate. */
    record ConstantRate(FrameRate rate) implements Filter {}

    /** Keeps frames {@code startFrame} to {@code endFrame - 1} and counts them from 0. */
    record TrimFrames(long startFrame, long endFrame) implements Filter {
        public TrimFrames {
            if (startFrame < 0 || endFrame <= startFrame) {
                throw new IllegalArgumentException(startFrame + " to " + endFrame);
            }
        }
    }

    /** Lets only these frames through, counted from 0; their times stay. */
    record SelectFrames(List<Long> frames) implements Filter {
        public SelectFrames {
            frames = List.copyOf(frames);
            if (frames.isEmpty() || frames.stream().anyMatch(frame -> frame < 0)) {
                throw new IllegalArgumentException("Frames " + frames);
            }
        }
    }

    /** Repeats the last picture until there are {@code frames} more. */
    record HoldLastFrame(long frames) implements Filter {}

    /** Cuts a rectangle out. */
    record Crop(int width, int height, int x, int y) implements Filter {}

    /**
     * Cuts out a part given in fractions of the picture, which holds for any size it may have.
     *
     * @param x left edge, 0 to 1
     * @param y upper edge, 0 to 1
     */
    record CropPart(double x, double y, double width, double height) implements Filter {
        public CropPart {
            if (!(x >= 0 && y >= 0 && width > 0 && height > 0)
                    || x + width > 1 + 1e-6
                    || y + height > 1 + 1e-6) {
                throw new IllegalArgumentException(x + ", " + y + ", " + width + " x " + height);
            }
        }
    }

    /** Faster or slower: 0.5 takes twice as long. */
    record Speed(double factor) implements Filter {
        public Speed {
            if (!(factor > 0 && factor <= 100)) {
                throw new IllegalArgumentException("Speed " + factor);
            }
        }
    }

    /**
     * Faster and faster, evenly: at {@code first} times its speed to begin with, and at {@code
     * last} times {@code seconds} later, as they then are.
     */
    record SpeedUp(double first, double last, double seconds) implements Filter {
        public SpeedUp {
            if (!(first > 0 && last > first && last <= 100 && seconds > 0)) {
                throw new IllegalArgumentException(
                        first + " to " + last + " times in " + seconds + " s");
            }
        }
    }

    /** To a higher rate, each new frame mixed of the two next to it. */
    record BlendToRate(FrameRate rate) implements Filter {}

    /** To a higher rate, each new frame drawn along the motion between the two next to it. Slow. */
    record InterpolateToRate(FrameRate rate) implements Filter {}

    /** Drops what comes before a time, which becomes second 0. */
    record TrimBefore(double seconds) implements Filter {
        public TrimBefore {
            if (!(seconds >= 0)) {
                throw new IllegalArgumentException("Trim before " + seconds);
            }
        }
    }

    /** Repeats or drops frames to a constant rate from second 0, also before the first frame. */
    record ConstantRateFromZero(FrameRate rate) implements Filter {}

    /** Makes whole pictures of those frames that are marked as interlaced, one of each. */
    record Deinterlace() implements Filter {}

    /** Repeats the last picture without end; to be trimmed. */
    record HoldForever() implements Filter {}

    /** Repeats the first {@code frames} frames without end; to be trimmed. */
    record RepeatForever(long frames) implements Filter {}

    /** Backwards; holds all its frames in memory. */
    record Reverse() implements Filter {}

    /** Any YUV or RGB to square-pixel bt709 video range yuv420p of one size, alpha over black. */
    record ToStandard(FrameSize size, SourceColour colour, boolean fast) implements Filter {}

    /** HDR YUV of one size to 16-bit planar RGB, still coded as it was, for a LUT. */
    record ToCodedRgb(FrameSize size, SourceColour colour, boolean fast) implements Filter {}

    /** The same to 8-bit RGB, no side longer than {@code longSide}, for measuring and photos. */
    record ToRgbWithin(int longSide, SourceColour colour, boolean fast) implements Filter {
        public ToRgbWithin {
            if (longSide < 16 || longSide > 8192) {
                throw new IllegalArgumentException("Long side " + longSide);
            }
        }
    }

    /** Scales with Lanczos to square pixels; the source's matrix is taken from its tags. */
    record Scale(FrameSize size) implements Filter {}

    /** Fast area scaling of grey or RGB analysis frames. */
    record ScaleForAnalysis(FrameSize size) implements Filter {}

    /**
     * bt709 video as three whole planes of 16 bits that call themselves green (Y'), blue (Cb) and
     * red (Cr), so that {@link ApplyLut} takes them as they are: no way to RGB and back.
     */
    record ToLutPlanes() implements Filter {}

    /** A .cube file, tetrahedral. */
    record ApplyLut(Path cube) implements Filter {}

    /** Back from {@link ToLutPlanes} to yuv420p, with ordered dither. */
    record FromLutPlanes() implements Filter {}

    /** Says what the picture is: bt709, tv range. */
    record TagBt709() implements Filter {}

    /** A pixel format by ffmpeg's name. */
    record PixelFormat(String name) implements Filter {
        public PixelFormat {
            if (!name.matches("[a-z0-9]+")) {
                throw new IllegalArgumentException(name);
            }
        }
    }

    /**
     * A filter that works on some frames only, counted at its own input; the others pass untouched
     * and at no cost.
     *
     * @param filter one that knows ffmpeg's timeline: it changes pictures, not their number or size
     */
    record During(Filter filter, List<FrameRange> frames) implements Filter {
        public During {
            frames = List.copyOf(frames);
            if (frames.isEmpty()) {
                throw new IllegalArgumentException("A filter that never works");
            }
        }
    }

    /** Removes frames and lets the others keep their times. */
    record DropFrames(List<FrameRange> frames) implements Filter {
        public DropFrames {
            frames = List.copyOf(frames);
            if (frames.isEmpty()) {
                throw new IllegalArgumentException("Nothing to drop");
            }
        }
    }

    /** Keeps some frames, with their times. */
    record KeepFrames(List<FrameRange> frames) implements Filter {
        public KeepFrames {
            frames = List.copyOf(frames);
            if (frames.isEmpty()) {
                throw new IllegalArgumentException("Nothing to keep");
            }
        }
    }

    /**
     * Turns a picture with an alpha plane from clear to opaque: frame {@code start + k} of the
     * range is k / length opaque.
     */
    record FadeInAlpha(FrameRange frames) implements Filter {}

    /** Frame {@code start + k} keeps k / length of its light. */
    record FadeFromBlack(FrameRange frames) implements Filter {}

    /** Frame {@code start + k} keeps 1 - k / length of its light. */
    record FadeToBlack(FrameRange frames) implements Filter {}

    /**
     * The second picture over the first, as opaque as its alpha plane says; both of one size.
     *
     * @param slides when it comes in from the side
     */
    record Overlay(List<Slide> slides) implements Filter {
        public Overlay {
            slides = List.copyOf(slides);
        }
    }

    /** RGB with an alpha plane, full range, to bt709 video range with one. */
    record ToVideoWithAlpha() implements Filter {}

    /** The second picture, with an alpha plane, over a part of the first. */
    record OverlayAt(int x, int y) implements Filter {
        public OverlayAt {
            if (x < 0 || y < 0 || x % 2 != 0 || y % 2 != 0) {
                throw new IllegalArgumentException("Not a place in 4:2:0: " + x + ", " + y);
            }
        }
    }

    /** The picture that a slide pushes out. */
    record SlideOut(List<Slide> slides) implements Filter {
        public SlideOut {
            slides = List.copyOf(slides);
            if (slides.isEmpty()) {
                throw new IllegalArgumentException("Nothing slides");
            }
        }
    }

    /**
     * Pictures that move by one width: at frame {@code start + k} they have gone {@code 3t² - 2t³}
     * of it, where t = k / length.
     *
     * @param leftwards else they go to the right
     */
    record Slide(FrameRange frames, boolean leftwards) {}

    /** Hands pictures to the graphics card that was opened, as its encoder wants them. */
    record ToCard() implements Filter {}

    /** One stream to {@code count}. */
    record Split(int count) implements Filter {}

    /** {@code count} video streams one after the other. */
    record Concat(int count) implements Filter {}

    /** Keeps samples {@code startSample} to {@code endSample - 1} and counts them from 0. */
    record TrimSamples(long startSample, long endSample) implements Filter {}

    /** Sample rate and stereo. */
    record Resample(int rate) implements Filter {}

    /** Appends silence until there are {@code samples} in all. */
    record PadSilence(long samples) implements Filter {}

    /** Fades sound in from the first, and out to the last sample. */
    record FadeSound(double inSeconds, double outSeconds, double totalSeconds) implements Filter {}

    /**
     * The first sound, softer while the second is heard.
     *
     * @param secondLufs how loud the second is on the whole
     */
    record Duck(double secondLufs) implements Filter {}

    /** Two sounds at once, as long as the first, neither made softer. */
    record MixSounds() implements Filter {}

    /** One gain for the whole sound. */
    record Gain(double decibels) implements Filter {}

    /** Keeps peaks below a ceiling; {@code decibels} below full scale. */
    record Limit(double decibels) implements Filter {}

    /**
     * Measures integrated loudness and true peak (EBU R 128) into the log; sound passes unchanged.
     */
    record MeasureLoudness() implements Filter {}

    /** Prints short-term loudness, ten times a second, to standard output. */
    record PrintLoudness() implements Filter {}

    /** Logs where sound stays below {@code decibels} for {@code seconds} or longer. */
    record FindSilence(double decibels, double seconds) implements Filter {}

    /**
     * Frame {@code start + k} of a range is w part white, where w rises by {@code 2k / length} from
     * 0 to 1 half-way, and falls again.
     */
    record DipToWhite(List<FrameRange> frames) implements Filter {
        public DipToWhite {
            frames = List.copyOf(frames);
            if (frames.isEmpty()) {
                throw new IllegalArgumentException("Nothing dips");
            }
        }
    }

    /**
     * A warm light to lay over the picture. It wanders from the right to the left while a smaller
     * one below drifts the other way: deep orange where it is weak, almost white where it is
     * strong, as on film. At part t of a range, x and y parts of the picture, it is {@code L =
     * sin²(πt) · min(1, 0.12 + 0.88 · exp(-((x + 0.3y - 1.25 + 1.1t) / 0.33)² - ((y - 0.3) / 0.7)²)
     * + 0.6 · exp(-((x - 0.1 - 0.3t) / 0.3)² - ((y - 0.85) / 0.22)²))}, and covers 217 L / 255 of
     * the picture with a luma of 150 + 80 L.
     */
    record Leak(FrameSize size, List<FrameRange> frames) implements Filter {
        public Leak {
            frames = List.copyOf(frames);
            if (frames.isEmpty()) {
                throw new IllegalArgumentException("Nothing leaks");
            }
        }
    }

    /**
     * Pushes the view into the picture towards the middle of each swing, and out of it afterwards,
     * by the square of the nearness.
     */
    record SwingView(List<Swing> swings) implements Filter {
        public SwingView {
            swings = List.copyOf(swings);
            if (swings.isEmpty()) {
                throw new IllegalArgumentException("A view that never swings");
            }
        }
    }

    /** Blurs sideways only, by a box of {@code radius} pixels to either side. */
    record BlurSideways(int radius) implements Filter {}

    /** Moves the blue-yellow plane left and the red-green one right. */
    record SplitColour(int pixels) implements Filter {}

    /** Swaps two bands of full width: heights and places as parts of the picture's height. */
    record SwapBands(double height, double oneTop, double otherTop) implements Filter {}

    /** Blocks of one colour. */
    record Blocks(int width, int height) implements Filter {}

    /**
     * The red glow that what is brighter than three quarters throws on darker parts about it, as a
     * picture whose middle value (128) is no change. Once in a graph.
     */
    record Halo(FrameSize size, double strength) implements Filter {
        public Halo {
            checkShare(strength);
        }
    }

    /** The second picture's distance from its middle value, added to the first picture. */
    record AddChange() implements Filter {}

    /** Darker towards the corners: luma falls with cos⁴ of an angle of 45° times the strength. */
    record Vignette(double strength) implements Filter {
        public Vignette {
            checkShare(strength);
        }
    }

    /** Nothing below black or above white. */
    record LegalLevels() implements Filter {}

    private static void checkShare(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("Not a share: " + share);
        }
    }

    /** Grain on luma, another on each frame but the same in each run; strength 0 to 100. */
    record Grain(int strength) implements Filter {}
}
