package io.beatframe.ffmpeg.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the boxes of an MP4 file: a few headers of it, and the moov box, at most 64 MB. */
public final class Mp4Reader {
    private static final int MOST_TOP_BOXES = 10_000;
    private static final long LARGEST_MOOV = 64L << 20;

    private Mp4Reader() {}

    /**
     * @return empty where the file is no MP4, or a damaged one
     * @throws IOException when the file cannot be read
     */
    public static Optional<Mp4Layout> read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return topBoxes(channel);
        } catch (DamagedBox damaged) {
            return Optional.empty();
        }
    }

    private static Optional<Mp4Layout> topBoxes(FileChannel channel)
            throws IOException, DamagedBox {
        boolean sawMedia = false;
        boolean moovFirst = false;
        boolean fragmented = false;
        List<Mp4Layout.Track> tracks = null;
        long at = 0;
        for (int count = 0; at + 8 <= channel.size() && count < MOST_TOP_BOXES; count++) {
            ByteBuffer header = bytes(channel, at, (int) Math.min(16, channel.size() - at));
            long size = Integer.toUnsignedLong(header.getInt());
            String type = Box.type(header);
            int headerSize = 8;
            if (size == 1 && header.remaining() == 8) {
                size = header.getLong();
                headerSize = 16;
            } else if (size == 0) {
                size = channel.size() - at;
            }
            if (size < headerSize || size > channel.size() - at) {
                throw new DamagedBox(type);
            }
            switch (type) {
                case "mdat" -> sawMedia = true;
                case "moof" -> fragmented = true;
                case "moov" -> {
                    if (size > LARGEST_MOOV || tracks != null) {
                        throw new DamagedBox(type);
                    }
                    moovFirst = !sawMedia;
                    ByteBuffer moov = bytes(channel, at + headerSize, (int) (size - headerSize));
                    tracks = TrackReader.tracks(moov);
                }
                default -> {
                    // Of no concern here, and a format may gain boxes.
                }
            }
            at += size;
        }
        return tracks == null
                ? Optional.empty()
                : Optional.of(new Mp4Layout(moovFirst, fragmented, tracks));
    }

    private static ByteBuffer bytes(FileChannel channel, long at, int length)
            throws IOException, DamagedBox {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw new DamagedBox("end of file");
            }
        }
        return bytes.flip();
    }

    /** A box inside a box that has been read. */
    record Box(String type, ByteBuffer body) {
        static String type(ByteBuffer at) {
            StringBuilder letters = new StringBuilder(4);
            for (int i = 0; i < 4; i++) {
                letters.append((char) (at.get() & 0xff));
            }
            return letters.toString();
        }

        static List<Box> inside(ByteBuffer parent) throws DamagedBox {
            ByteBuffer rest = parent.duplicate();
            List<Box> boxes = new ArrayList<>();
            while (rest.remaining() >= 8) {
                long size = Integer.toUnsignedLong(rest.getInt());
                String type = type(rest);
                long body = size == 0 ? rest.remaining() : size - 8;
                if (body < 0 || body > rest.remaining()) {
                    throw new DamagedBox(type);
                }
                boxes.add(new Box(type, rest.slice(rest.position(), (int) body)));
                rest.position(rest.position() + (int) body);
            }
            return boxes;
        }

        static Optional<ByteBuffer> first(List<Box> boxes, String type) {
            return boxes.stream()
                    .filter(box -> box.type.equals(type))
                    .map(box -> box.body.duplicate())
                    .findFirst();
        }
    }

    /** The file contradicts itself. */
    static final class DamagedBox extends Exception {
        private static final long serialVersionUID = 1L;

        DamagedBox(String where) {
            super(where);
        }
    }
}
