package io.beatframe.model;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The models there are: ours, and what the user's files change and add. */
public final class Catalogue {
    private final Map<String, ModelCard> cards;

    private Catalogue(Collection<ModelCard> cards) {
        this.cards = new LinkedHashMap<>();
        cards.forEach(card -> this.cards.put(card.name(), card));
    }

    /** Ours alone. */
    public static Catalogue builtIn() {
        return new Catalogue(CatalogueFiles.read(List.of()));
    }

    /**
     * Ours, with the {@code models.json} and {@code prices.json} of the user, beside the
     * configuration file, where they exist.
     *
     * @param folders of such files; later ones go before earlier ones
     * @throws Failure MODELS_FILE_INVALID with the file, the model and what is wrong
     */
    public static Catalogue with(List<Path> folders) {
        return new Catalogue(CatalogueFiles.read(folders));
    }

    /** In the order of the files. */
    public List<ModelCard> all() {
        return List.copyOf(cards.values());
    }

    /** By its name, or the first of a provider by the provider's name. */
    public Optional<ModelCard> find(String name) {
        ModelCard exact = cards.get(name);
        return exact != null
                ? Optional.of(exact)
                : cards.values().stream()
                        .filter(card -> card.dialect().provider().equals(name))
                        .findFirst();
    }

    /**
     * @throws Failure MODEL_UNKNOWN with those there are
     */
    public ModelCard require(String name) {
        return find(name)
                .orElseThrow(() ->
                        new Failure(
                                ErrorCode.MODEL_UNKNOWN,
                                "There is no video model '"
                                        + shown(name)
                                        + "'. Use previz, which draws the shots here, footage with your own"
                                        + " clips, or a video model: "
                                        + cards.keySet().stream().collect(Collectors.joining(", "))
                                        + ". See 'beatframe models'."));
    }

    private static String shown(String name) {
        String line = name.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > 60 ? line.substring(0, 57) + "..." : line;
    }
}
