package io.beatframe.ffmpeg.mp4;

import io.beatframe.ffmpeg.mp4.Mp4Reader.Box;
import io.beatframe.ffmpeg.mp4.Mp4Reader.DamagedBox;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads trak boxes: handler, timescale, and the times of the samples. */
final class TrackReader {
    private static final int MOST_TRACKS = 64;
    private static final int MOST_SAMPLES = 4_000_000;

    private TrackReader() {}

    static List<Mp4Layout.Track> tracks(ByteBuffer moov) throws DamagedBox {
        List<Mp4Layout.Track> tracks = new ArrayList<>();
        try {
            for (Box box : Box.inside(moov)) {
                if (box.type().equals("trak") && tracks.size() < MOST_TRACKS) {
                    tracks.add(track(box.body()));
                }
            }
        } catch (BufferUnderflowException tooShort) {
            throw new DamagedBox("trak");
        }
        return tracks;
    }

    private static Mp4Layout.Track track(ByteBuffer trak) throws DamagedBox {
        List<Box> inTrack = Box.inside(trak);
        Optional<ByteBuffer> edits = Box.first(inTrack, "edts");
        boolean editList =
                edits.isPresent() && Box.first(Box.inside(edits.get()), "elst").isPresent();
        List<Box> media = Box.inside(required(inTrack, "mdia"));
        List<Box> table = Box.inside(required(Box.inside(required(media, "minf")), "stbl"));
        long timescale = timescale(required(media, "mdhd"));
        int samples = samples(required(table, "stsz"));
        long[] shown = new long[samples];
        long duration = decodeTimes(required(table, "stts"), shown);
        Optional<ByteBuffer> offsets = Box.first(table, "ctts");
        if (offsets.isPresent()) {
            addOffsets(offsets.get(), shown);
        }
        Arrays.sort(shown);
        return new Mp4Layout.Track(
                handler(required(media, "hdlr")),
                editList,
                timescale,
                samples,
                duration,
                samples == 0 ? 0 : shown[0],
                evenTicks(shown, duration),
                firstIsKey(Box.first(table, "stss")),
                longestGroup(Box.first(table, "stss"), samples));
    }

    private static ByteBuffer required(List<Box> boxes, String type) throws DamagedBox {
        Optional<ByteBuffer> body = Box.first(boxes, type);
        if (body.isEmpty()) {
            throw new DamagedBox(type);
        }
        return body.get();
    }

    private static String handler(ByteBuffer hdlr) {
        hdlr.position(8);
        return Box.type(hdlr);
    }

    private static long timescale(ByteBuffer mdhd) throws DamagedBox {
        boolean wide = mdhd.get(0) == 1;
        long timescale = Integer.toUnsignedLong(mdhd.getInt(wide ? 20 : 12));
        if (timescale == 0) {
            throw new DamagedBox("mdhd");
        }
        return timescale;
    }

    private static int samples(ByteBuffer stsz) throws DamagedBox {
        long samples = Integer.toUnsignedLong(stsz.getInt(8));
        if (samples > MOST_SAMPLES) {
            throw new DamagedBox("stsz");
        }
        return (int) samples;
    }

    /** Fills in when each sample is decoded, and returns when the last one ends. */
    private static long decodeTimes(ByteBuffer stts, long[] times) throws DamagedBox {
        int entries = entries(stts, 8);
        long time = 0;
        int sample = 0;
        for (int entry = 0; entry < entries; entry++) {
            long count = Integer.toUnsignedLong(stts.getInt());
            long delta = Integer.toUnsignedLong(stts.getInt());
            if (count > times.length - sample) {
                throw new DamagedBox("stts");
            }
            for (long i = 0; i < count; i++) {
                times[sample++] = time;
                time += delta;
            }
        }
        if (sample < times.length) {
            throw new DamagedBox("stts");
        }
        return time;
    }

    private static void addOffsets(ByteBuffer ctts, long[] times) throws DamagedBox {
        boolean signed = ctts.get(0) == 1;
        int entries = entries(ctts, 8);
        int sample = 0;
        for (int entry = 0; entry < entries; entry++) {
            long count = Integer.toUnsignedLong(ctts.getInt());
            int offset = ctts.getInt();
            if (count > times.length - sample) {
                throw new DamagedBox("ctts");
            }
            for (long i = 0; i < count; i++) {
                times[sample++] += signed ? offset : Integer.toUnsignedLong(offset);
            }
        }
    }

    private static int entries(ByteBuffer table, int bytesEach) throws DamagedBox {
        table.position(4);
        long entries = Integer.toUnsignedLong(table.getInt());
        if (entries * bytesEach > table.remaining()) {
            throw new DamagedBox("table");
        }
        return (int) entries;
    }

    private static long evenTicks(long[] sortedTimes, long duration) {
        if (sortedTimes.length == 0 || duration % sortedTimes.length != 0) {
            return 0;
        }
        long each = duration / sortedTimes.length;
        for (int i = 1; i < sortedTimes.length; i++) {
            if (sortedTimes[i] - sortedTimes[i - 1] != each) {
                return 0;
            }
        }
        return each;
    }

    /** Without the box every sample is a keyframe. */
    private static boolean firstIsKey(Optional<ByteBuffer> stss) throws DamagedBox {
        if (stss.isEmpty()) {
            return true;
        }
        ByteBuffer table = stss.get();
        return entries(table, 4) > 0 && table.getInt() == 1;
    }

    private static long longestGroup(Optional<ByteBuffer> stss, int samples) throws DamagedBox {
        if (stss.isEmpty()) {
            return Math.min(1, samples);
        }
        ByteBuffer table = stss.get();
        long longest = 0;
        long last = 1;
        for (int left = entries(table, 4); left > 0; left--) {
            long key = Integer.toUnsignedLong(table.getInt());
            longest = Math.max(longest, key - last);
            last = key;
        }
        return Math.max(longest, samples + 1 - last);
    }
}
