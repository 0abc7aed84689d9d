package io.beatframe.server.work;

import io.beatframe.server.ids.Sha256;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.store.Store;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lay at a reel's addresses, in the store. Each attempt puts what it brings into a folder of
 * its own, and the newest counts: so one that was thought dead cannot change what a plan was made
 * from.
 */
final class FetchedFiles {
    private static final int NAME = 32;
    private static final Pattern KEY = Pattern.compile(".*/(\\d{1,9})-fetch-(\\d{1,9})/([^/]+)");

    private final Map<String, File> newest = new HashMap<>();

    /** One attempt's file. */
    private record File(int run, int attempt, String name, Store.Stored stored) {
        static final Comparator<File> AGE =
                Comparator.comparingInt(File::run).thenComparingInt(File::attempt);

        static Optional<File> of(Store.Stored stored) {
            Matcher key = KEY.matcher(stored.key());
            return key.matches()
                    ? Optional.of(
                            new File(
                                    Integer.parseInt(key.group(1)),
                                    Integer.parseInt(key.group(2)),
                                    key.group(3),
                                    stored))
                    : Optional.empty();
        }

        File newer(File other) {
            return AGE.compare(this, other) >= 0 ? this : other;
        }
    }

    private FetchedFiles(List<Store.Stored> all) {
        for (Store.Stored stored : all) {
            File.of(stored).ifPresent(file -> newest.merge(file.name(), file, File::newer));
        }
    }

    static FetchedFiles of(Reel reel, Store store) {
        return new FetchedFiles(
                reel.order().addresses().isEmpty() ? List.of() : store.list(folder(reel)));
    }

    /** Where a reel keeps what it fetched, in all attempts. */
    static String folder(Reel reel) {
        return folder(reel.id());
    }

    /** Takes away what a run of a reel brought, in all attempts: nobody will use or pay for it. */
    static void forget(String reelId, int run, Store store) {
        for (Store.Stored stored : store.list(folder(reelId))) {
            if (File.of(stored).filter(file -> file.run() == run).isPresent()) {
                store.deleteAll(stored.key());
            }
        }
    }

    private static String folder(String reelId) {
        return "reels/" + reelId + "/inputs/";
    }

    private static String folder(String reelId, String attemptFolder) {
        return folder(reelId) + attemptFolder.substring(("reels/" + reelId + "/").length());
    }

    /**
     * Where an attempt keeps one address's bytes.
     *
     * @param attemptFolder that is the attempt's alone
     */
    static String key(Reel reel, String attemptFolder, String address) {
        return folder(reel.id(), attemptFolder) + name(address);
    }

    private static String name(String address) {
        return Sha256.hex(address).substring(0, NAME);
    }

    Optional<Store.Stored> find(String address) {
        return Optional.ofNullable(newest.get(name(address))).map(File::stored);
    }
}
