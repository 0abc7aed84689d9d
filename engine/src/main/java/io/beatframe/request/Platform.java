package io.beatframe.request;

import com.fasterxml.jackson.annotation.JsonValue;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.Locale;
import java.util.Set;

/**
 * What a platform takes: delivery limits as the platforms state them, the smaller where their pages
 * disagree. Instagram alone states a file size and a bit rate; the others are held to the same.
 * Lengths end at 180 s, as reels do. All want MP4 that starts before it is loaded, closed groups of
 * pictures, square pixels, no edit lists, AAC at 48 kHz.
 */
public enum Platform {
    /** Good for all of them, but for Shorts' shorter groups. */
    ANY("any", 2, 25_000_000, 192_000, 1, 180, 300_000_000, Set.of(Codec.values())),
    REELS("reels", 2, 25_000_000, 192_000, 3, 180, 300_000_000, Set.of(Codec.H264, Codec.HEVC)),
    TIKTOK("tiktok", 2, 25_000_000, 192_000, 1, 180, 300_000_000, Set.of(Codec.H264)),
    SHORTS("shorts", 0.5, 25_000_000, 384_000, 1, 180, 300_000_000, Set.of(Codec.H264)),
    FACEBOOK("facebook", 2, 25_000_000, 192_000, 3, 90, 300_000_000, Set.of(Codec.H264));

    private final String id;
    private final double keyframeSeconds;
    private final int mostBitsASecond;
    private final int soundBitsASecond;
    private final double leastSeconds;
    private final double mostSeconds;
    private final long mostBytes;
    private final Set<Codec> codecs;

    Platform(
            String id,
            double keyframeSeconds,
            int mostBitsASecond,
            int soundBitsASecond,
            double leastSeconds,
            double mostSeconds,
            long mostBytes,
            Set<Codec> codecs) {
        this.id = id;
        this.keyframeSeconds = keyframeSeconds;
        this.mostBitsASecond = mostBitsASecond;
        this.soundBitsASecond = soundBitsASecond;
        this.leastSeconds = leastSeconds;
        this.mostSeconds = mostSeconds;
        this.mostBytes = mostBytes;
        this.codecs = codecs;
    }

    @JsonValue
    public String id() {
        return id;
    }

    public double keyframeSeconds() {
        return keyframeSeconds;
    }

    /** Frames a second, 23 to 60 with any of them. */
    public boolean takes(double framesASecond) {
        return framesASecond > 22.9 && framesASecond < 60.1;
    }

    /** Of the picture, up to 1080 wide. */
    public int mostBitsASecond() {
        return mostBitsASecond;
    }

    /** What it wants; less than 192,000 would let true peaks rise when decoded. */
    public int soundBitsASecond() {
        return soundBitsASecond;
    }

    public double mostSeconds() {
        return mostSeconds;
    }

    /** In words, e.g. "3 to 90 seconds". */
    public String lengths() {
        return String.format(Locale.ROOT, "%.0f to %.0f seconds", leastSeconds, mostSeconds);
    }

    /** Of a reel, to a frame or two. */
    public boolean takesLength(double seconds) {
        return seconds > leastSeconds - 0.05 && seconds < mostSeconds + 0.05;
    }

    public long mostBytes() {
        return mostBytes;
    }

    public boolean takes(Codec codec) {
        return codecs.contains(codec);
    }

    /**
     * @throws Failure WINDOW_INVALID when the platform takes no reel so short or so long
     */
    public void requireLength(double seconds) {
        if (!takesLength(seconds)) {
            throw new Failure(
                    ErrorCode.WINDOW_INVALID,
                    String.format(
                            Locale.ROOT,
                            "%s takes %s, not %.1f. Change --duration, or leave out --platform.",
                            id,
                            lengths(),
                            seconds));
        }
    }

    public static Platform of(String id) {
        return Names.find(values(), Platform::id, id, ErrorCode.OPTION_INVALID, "platform");
    }
}
