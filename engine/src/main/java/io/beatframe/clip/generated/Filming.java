package io.beatframe.clip.generated;

import io.beatframe.ffmpeg.CacheFolder;
import io.beatframe.model.Catalogue;
import io.beatframe.provider.ProviderSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * With what means video models film.
 *
 * @param folder for clips and the ledger, which outlive the reel, where the terms name nothing else
 */
public record Filming(
        ProviderSettings settings, Catalogue catalogue, Path folder, FilmingTerms terms) {

    /**
     * Of this user and machine.
     *
     * @throws io.beatframe.failure.Failure CONFIG_INVALID, ENDPOINT_INVALID, MODELS_FILE_INVALID
     */
    public static Filming of(Map<String, String> environment, FilmingTerms terms) {
        ProviderSettings settings = ProviderSettings.of(environment);
        Path beside = settings.file().toAbsolutePath().getParent();
        return new Filming(
                settings,
                Catalogue.with(beside == null ? List.of() : List.of(beside)),
                CacheFolder.of(environment).resolve("generated"),
                terms);
    }

    /** What is kept between reels, as the terms say. */
    public Archive archive() {
        return terms.archive().orElseGet(() -> Archive.in(folder));
    }
}
