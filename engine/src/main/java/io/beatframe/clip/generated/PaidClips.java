package io.beatframe.clip.generated;

import io.beatframe.model.Usd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clips that are kept so that nothing is paid twice, and their removal. They never go by
 * themselves: what is gone is ordered again when it is needed, unless the provider still has it.
 */
public final class PaidClips {
    private static final String SUFFIX = ".mp4";
    private static final String UNFINISHED = ".part";

    /** Younger unfinished files may belong to a program that runs. */
    private static final Duration DEAD = Duration.ofDays(1);

    private PaidClips() {}

    /**
     * One clip.
     *
     * @param used last, to the second
     * @param usd what it cost, where that is known
     */
    public record Kept(String key, long bytes, Instant used, Optional<Usd> usd) {}

    /**
     * Those of a store, the longest unused first.
     *
     * @param folder of the store, as in {@link Filming}
     */
    public static List<Kept> in(Path folder) {
        Map<String, Usd> prices = new HashMap<>();
        for (LedgerEntry entry : new Ledger(folder).entries()) {
            if (entry.event() == LedgerEntry.Event.READY) {
                entry.usd().ifPresent(usd -> prices.put(entry.key(), usd));
            }
        }
        List<Kept> clips = new ArrayList<>();
        for (Path file : files(folder, SUFFIX)) {
            String key = key(file, SUFFIX);
            try {
                clips.add(
                        new Kept(
                                key,
                                Files.size(file),
                                Files.getLastModifiedTime(file).toInstant(),
                                Optional.ofNullable(prices.get(key))));
            } catch (IOException goneMeanwhile) {
                continue;
            }
        }
        clips.sort(Comparator.comparing(Kept::used));
        return clips;
    }

    /**
     * Which of them go, so that none is older and all together are no larger.
     *
     * @param clips the longest unused first
     */
    public static List<Kept> beyond(List<Kept> clips, Instant oldest, long mostBytes) {
        long bytes = clips.stream().mapToLong(Kept::bytes).sum();
        List<Kept> gone = new ArrayList<>();
        for (Kept clip : clips) {
            if (clip.used().isBefore(oldest) || bytes > mostBytes) {
                gone.add(clip);
                bytes -= clip.bytes();
            }
        }
        return gone;
    }

    /** Waits for a reel that is using one of them; also removes what was never finished. */
    public static void remove(Path folder, List<Kept> clips) {
        ClipStore store = new ClipStore(folder);
        for (Kept clip : clips) {
            store.alone(
                    clip.key(),
                    () -> {
                        store.forget(clip.key());
                        return clip;
                    });
        }
        Instant dead = Instant.now().minus(DEAD);
        for (Path file : files(folder, UNFINISHED)) {
            try {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(dead)) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException goneMeanwhile) {
                continue;
            }
        }
    }

    private static List<Path> files(Path folder, String suffix) {
        Path clips = new ClipStore(folder).folder();
        try (Stream<Path> files = Files.list(clips)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String key(Path file, String suffix) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - suffix.length());
    }
}
