package io.beatframe.title;

import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Title;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameSize;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All words of a reel as transparent frames of one size, no larger than they need, to be laid over
 * the reel at {@link #x()}, {@link #y()}. Words begin to appear on their first frame and are gone
 * after their last.
 */
public final class TitleTrack {
    private final ShotPlan plan;
    private final int x;
    private final int y;
    private final int width;
    private final int height;

    private TitleTrack(ShotPlan plan) {
        this.plan = plan;
        List<TitleZone> zones = each(plan, TitleCard::inked);
        // Even, because 4:2:0 halves them.
        this.x = even(zones.stream().mapToInt(TitleZone::x).min().orElseThrow());
        this.y = even(zones.stream().mapToInt(TitleZone::y).min().orElseThrow());
        int right = zones.stream().mapToInt(zone -> zone.x() + zone.width()).max().orElseThrow();
        int bottom = zones.stream().mapToInt(zone -> zone.y() + zone.height()).max().orElseThrow();
        this.width = even(right - x + 1);
        this.height = even(bottom - y + 1);
    }

    private static int even(int length) {
        return length / 2 * 2;
    }

    /**
     * @param plan with at least one title
     */
    public static TitleTrack of(ShotPlan plan) {
        return new TitleTrack(plan);
    }

    /**
     * @throws io.beatframe.failure.Failure FONT_MISSING when no font here draws the plan's words;
     *     TITLE_INVALID when they are lowered out of the picture
     */
    public static void require(ShotPlan plan) {
        Typefaces typefaces = new Typefaces();
        for (Title title : plan.titles()) {
            typefaces.of(title.text(), TitleStyle.of(plan.brief().style(), title.role()).face());
            TitleZone.of(title, plan.size());
        }
    }

    /** What the letters of each title cover, in the plan's order, without shadow and glow. */
    public static List<TitleZone> letters(ShotPlan plan) {
        return each(plan, TitleCard::letters);
    }

    /** Measures a title. */
    private interface Measure {
        TitleZone of(Title title, TitleStyle style, FrameSize picture, Typefaces typefaces);
    }

    private static List<TitleZone> each(ShotPlan plan, Measure measure) {
        Typefaces typefaces = new Typefaces();
        return plan.titles().stream()
                .map(title ->
                        measure.of(
                                title,
                                TitleStyle.of(plan.brief().style(), title.role()),
                                plan.size(),
                                typefaces))
                .toList();
    }

    public int x() {
        return x;
    }

    public int y() {
        return y;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** How many frames there are: up to the last that shows words. */
    public long frames() {
        return plan.titles().stream().mapToLong(title -> title.frames().end()).max().orElseThrow();
    }

    /** When words are seen. */
    public List<FrameRange> shown() {
        return plan.titles().stream().map(Title::frames).toList();
    }

    /** Writes the frames in order, four bytes a pixel: alpha, red, green, blue. */
    public void write(OutputStream out) throws IOException {
        Typefaces typefaces = new Typefaces();
        Map<Title.Role, Shown> cards = new EnumMap<>(Title.Role.class);
        int[] pixels = new int[width * height];
        ByteBuffer bytes = ByteBuffer.allocate(4 * pixels.length);
        for (long frame = 0; frame < frames(); frame++) {
            Arrays.fill(pixels, 0);
            for (Title title : plan.titles()) {
                if (title.frames().contains(frame)) {
                    Shown shown = cards.get(title.role());
                    if (shown == null || shown.title != title) {
                        shown = new Shown(title, draw(title, typefaces));
                        cards.put(title.role(), shown);
                    }
                    lay(shown, frame, pixels);
                }
            }
            bytes.asIntBuffer().put(pixels);
            out.write(bytes.array());
        }
    }

    /** The card of a role that is or was seen last. */
    private record Shown(Title title, TitleCard card) {}

    private TitleCard draw(Title title, Typefaces typefaces) {
        return TitleCard.draw(
                title, TitleStyle.of(plan.brief().style(), title.role()), plan.size(), typefaces);
    }

    private void lay(Shown shown, long frame, int[] pixels) {
        TitleCard card = shown.card;
        FrameRange frames = shown.title.frames();
        double fade = Math.min(card.fadeSeconds() * plan.rate().perSecond(), frames.length() / 3.0);
        double in = Math.clamp((frame - frames.start() + 1) / (fade + 1), 0, 1);
        double out = Math.clamp((frames.end() - frame) / (fade + 1), 0, 1);
        double opacity = eased(Math.min(in, out));
        int down = (int) Math.round(card.rise() * (1 - eased(in)));
        TitleZone zone = card.zone();
        for (int row = 0; row < zone.height() - down; row++) {
            int to = (zone.y() - y + row + down) * width + zone.x() - x;
            int from = row * zone.width();
            for (int column = 0; column < zone.width(); column++) {
                int argb = card.argb()[from + column];
                if (argb != 0) {
                    int alpha = (int) Math.round((argb >>> 24) * opacity);
                    // Where the glows of two meet, the stronger stays.
                    if (alpha > pixels[to + column] >>> 24) {
                        pixels[to + column] = alpha << 24 | argb & 0xffffff;
                    }
                }
            }
        }
    }

    /** Slow, fast, slow. */
    private static double eased(double part) {
        return part * part * (3 - 2 * part);
    }
}
