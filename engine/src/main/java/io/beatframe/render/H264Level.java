package io.beatframe.render;

import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;

/**
 * The lowest level of H.264 that holds a picture's size and rate (ITU-T H.264, table A-1), and the
 * most bits a second that the reel may take at it.
 */
enum H264Level {
    L3_1("3.1", 3_600, 108_000, 12_000_000),
    L4_0("4.0", 8_192, 245_760, 24_000_000),
    L4_2("4.2", 8_704, 522_240, 24_000_000),
    L5_1("5.1", 36_864, 983_040, 80_000_000),
    L5_2("5.2", 36_864, 2_073_600, 80_000_000),
    L6_2("6.2", 139_264, 16_711_680, 80_000_000);

    private final String id;
    private final int blocks;
    private final int blocksASecond;
    private final int bitRate;

    H264Level(String id, int blocks, int blocksASecond, int bitRate) {
        this.id = id;
        this.blocks = blocks;
        this.blocksASecond = blocksASecond;
        this.bitRate = bitRate;
    }

    String id() {
        return id;
    }

    int bitRate() {
        return bitRate;
    }

    static H264Level of(FrameSize size, FrameRate rate) {
        int blocks = (size.width() + 15) / 16 * ((size.height() + 15) / 16);
        for (H264Level level : values()) {
            if (blocks <= level.blocks && blocks * rate.perSecond() <= level.blocksASecond) {
                return level;
            }
        }
        return L6_2;
    }
}
