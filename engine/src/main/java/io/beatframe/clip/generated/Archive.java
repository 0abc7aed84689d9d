package io.beatframe.clip.generated;

import io.beatframe.clip.ClipShelf;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is kept between reels.
 *
 * @param takes as providers made them
 * @param drawn the clips of previz, where they are kept: drawing them again costs nothing but time
 */
public record Archive(OrderBook orders, ClipShelf takes, Optional<ClipShelf> drawn) {
    /** In a folder that several processes of a machine may share. */
    public static Archive in(Path folder) {
        return new Archive(new Ledger(folder), new ClipStore(folder), Optional.empty());
    }
}
