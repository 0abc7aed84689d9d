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
        Path caches =
                xdg.isBlank()
                        ? Path.of(System.getProperty("user.home", "."), ".cache")
                        : Path.of(xdg);
        return caches.resolve("beatframe");
    }
}
