package io.beatframe.check;

import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Title;
import io.beatframe.time.FrameSize;
import io.beatframe.title.TitleZone;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Hides the places of words around a join, in all of its frames alike: words come and go on beats,
 * as shots do, and would pass for a change of the picture.
 */
final class TitleMask {
    private static final byte GREY = (byte) 128;

    /** Scaling smears the edges of a place by about a pixel. */
    private static final int EDGE = 2;

    private final List<Title> titles;
    private final FrameSize picture;
    private final FrameSize size;

    /**
     * @param size of the small pictures that are compared
     */
    TitleMask(ShotPlan plan, FrameSize size) {
        this.titles = plan.titles();
        this.picture = plan.size();
        this.size = size;
    }

    /** The picture itself where no words are near the join, else a copy without them. */
    byte[] hide(Join join, byte[] luma) {
        Set<TitleZone> near = new LinkedHashSet<>();
        for (Title title : titles) {
            if (title.frames().start() < JoinWatch.end(join)
                    && title.frames().end() > JoinWatch.first(join)) {
                near.add(place(title));
            }
        }
        if (near.isEmpty()) {
            return luma;
        }
        byte[] hidden = luma.clone();
        near.forEach(zone -> blank(zone, hidden));
        return hidden;
    }

    /** Where a plan does not say, it may be anywhere that is free. */
    private TitleZone place(Title title) {
        return title.lowered().isPresent() ? TitleZone.of(title, picture) : TitleZone.safe(picture);
    }

    private void blank(TitleZone zone, byte[] luma) {
        double across = (double) size.width() / picture.width();
        double down = (double) size.height() / picture.height();
        int left = Math.max(0, (int) (zone.x() * across) - EDGE);
        int right = Math.min(size.width(), (int) ((zone.x() + zone.width()) * across) + EDGE);
        int top = Math.max(0, (int) (zone.y() * down) - EDGE);
        int bottom = Math.min(size.height(), (int) ((zone.y() + zone.height()) * down) + EDGE);
        for (int y = top; y < bottom; y++) {
            Arrays.fill(luma, y * size.width() + left, y * size.width() + right, GREY);
        }
    }
}
