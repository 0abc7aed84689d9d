package io.beatframe.ffmpeg;

import java.nio.file.Path;
import java.util.Map;

/** Where things are kept that can be made again: BEATFRAME_CACHE, else the user's cache folder. */
public final class CacheFolder {
    private CacheFolder() {}

    public static Path of(Map<String, String> environment) {
        String own = environment.getOrDefault("BEATFRAME_CACHE", "");
        if (!own.isBlank()) {
            return Path.of(own);
        }
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = xdg.isBlank() ? home(environment).resolve(".cache") : Path.of(xdg);
        return caches.resolve("beatframe");
    }

    /**
     * The user's own folder: HOME, as for all that runs in a shell; Java itself asks the list of
     * users, where a container's user is often missing.
     */
    public static Path home(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        return Path.of(home.isBlank() ? System.getProperty("user.home", ".") : home);
    }
}
