package io.beatframe.clip.footage;

import io.beatframe.ffmpeg.MediaInfo;
import io.beatframe.ffmpeg.SourceColour;
import io.beatframe.time.FrameSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the report says was done to a moment to make it fit. */
final class Notes {
    private static final double VISIBLE_ENLARGEMENT = 2;

    /** Slower by less, it says "1.00". */
    private static final double NOTED_SPEED = 0.995;

    private Notes() {}

    static List<String> of(Moment moment, Area area, FrameSize size, int again) {
        List<String> notes = new ArrayList<>(moment.study().notes());
        MediaInfo.Video video = moment.source().video();
        if (video.hdr()) {
            notes.add("HDR (" + HdrCube.of(video.transfer()) + ") mapped to SDR.");
        }
        if (!moment.source().photo() && SourceColour.guessed(video)) {
            notes.add(
                    "The file does not state its colour matrix; read as "
                            + SourceColour.of(video).matrix()
                            + ".");
        }
        if (video.interlaced()) {
            notes.add("Deinterlaced.");
        }
        switch (moment.play()) {
            case Moment.Play.Forward(double speed) when speed < NOTED_SPEED ->
                    notes.add(
                            format(
                                    "Slowed to %.2f of its speed, because it is shorter than the shot.",
                                    speed));
            case Moment.Play.Forward(double speed) -> {}
            case Moment.Play.SpeedUp(double first, double last) ->
                    notes.add(
                            String.format(
                                    Locale.ROOT,
                                    "Sped up from %.2f to %.2f times its speed, into the part that"
                                            + " strikes.",
                                    first,
                                    last));
            case Moment.Play.ToAndFro() ->
                    notes.add("Played to and fro at half speed, because it is far too short.");
            case Moment.Play.Photo() -> {}
        }
        if (again > 0) {
            notes.add("Used again, closer: there are fewer moments than shots.");
        }
        double enlargement = Appeal.enlargement(moment.study(), size) * zoom(moment, area, size);
        if (enlargement > VISIBLE_ENLARGEMENT) {
            notes.add(format("Enlarged %.1f times: the source is small.", enlargement));
        }
        return notes;
    }

    /** How much closer than needed to fill the frame. */
    private static double zoom(Moment moment, Area area, FrameSize size) {
        Area active = moment.study().active();
        double aspect = moment.study().aspect() * active.width() / active.height();
        return Math.min(1, size.aspect() / aspect) * active.width() / area.width();
    }

    private static String format(String text, double value) {
        return String.format(Locale.ROOT, text, value);
    }
}
