package io.beatframe.deliver;

import io.beatframe.music.Beat;
import io.beatframe.music.MusicAnalysis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * The beats of a song as a file to edit, a line a beat; {@code docs/beats.schema.json} describes
 * it, and {@link io.beatframe.request.GivenBeats#read} reads it.
 */
public final class BeatsFile {
    private BeatsFile() {}

    /**
     * @param force whether a file that is there may be replaced
     * @throws io.beatframe.failure.Failure OUTPUT_EXISTS, OUTPUT_UNWRITABLE, DISK_FULL
     */
    public static void write(Path file, MusicAnalysis music, boolean force) {
        String text = text(music, audio(file, music.track().file()));
        AtomicFile.write(file, force, made -> Files.writeString(made, text));
    }

    /**
     * Times to the microsecond, strengths to the ten-thousandth.
     *
     * @param audio the name of the song
     */
    static String text(MusicAnalysis music, String audio) {
        StringBuilder text = new StringBuilder("{\n  \"version\": 1,\n  \"audio\": ");
        text.append(JsonMapper.shared().writeValueAsString(audio));
        text.append(",\n  \"beats\": [\n");
        Iterator<Beat> beats = music.grid().beats().iterator();
        while (beats.hasNext()) {
            Beat beat = beats.next();
            text.append("    {\"time\": ").append(decimal(beat.seconds(), 6));
            text.append(", \"strength\": ").append(decimal(beat.strength(), 4));
            text.append(", \"downbeat\": ").append(beat.downbeat()).append('}');
            text.append(beats.hasNext() ? ",\n" : "\n");
        }
        return text.append("  ]\n}\n").toString();
    }

    /** Relative to the file's folder where there is a way, with the same sign in every system. */
    private static String audio(Path file, Path song) {
        Path whole = song.toAbsolutePath().normalize();
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null || !Objects.equals(whole.getRoot(), folder.getRoot())) {
            return whole.toString().replace('\\', '/');
        }
        return folder.relativize(whole).toString().replace('\\', '/');
    }

    private static String decimal(double value, int places) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
