package io.beatframe.provider;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keys and addresses of this user, checked once. A variable of the environment goes before the
 * configuration file; an empty one counts as not set. Nothing is read from arguments: those are
 * seen by everybody on the machine.
 */
public final class ProviderSettings {
    private static final String USUAL_LOCATION = "us-central1";

    private final Map<Setting, Secret> secrets = new EnumMap<>(Setting.class);
    private final Map<Setting, URI> roots = new EnumMap<>(Setting.class);
    private final Map<Setting, String> words = new EnumMap<>(Setting.class);
    private final Path file;

    private ProviderSettings(Map<Setting, String> values, Path file) {
        this.file = file;
        values.forEach((setting, value) -> {
            switch (setting.kind()) {
                case SECRET -> secrets.put(setting, new Secret(setting, value));
                case ADDRESS -> roots.put(setting, Addresses.root(setting.name(), value));
                case WORD -> words.put(setting, word(setting, value));
            }
        });
    }

    /**
     * From the environment and the configuration file.
     *
     * @param environment as {@link System#getenv()}; names the configuration file as well
     * @throws Failure CONFIG_INVALID, ENDPOINT_INVALID with the setting's name, never with a value
     */
    public static ProviderSettings of(Map<String, String> environment) {
        Path file = ConfigFile.locate(environment);
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        values.putAll(ConfigFile.read(file));
        for (Setting setting : Setting.values()) {
            String value = environment.get(setting.name());
            if (value != null && !value.isBlank()) {
                values.put(setting, value);
            }
        }
        values.replaceAll((setting, value) -> value.strip());
        values.values().removeIf(String::isEmpty);
        return new ProviderSettings(values, file);
    }

    /** A word such as a model's name, where it is set. */
    public Optional<String> word(Setting setting) {
        return Optional.ofNullable(words.get(setting));
    }

    /** Whether calls can be made: a key is set, or the user named a server, which may need none. */
    public boolean configured(Provider provider) {
        return provider.keySetting().map(secrets::containsKey).orElse(false)
                || roots.containsKey(provider.addressSetting());
    }

    /**
     * Where the provider is, and its key.
     *
     * @throws Failure KEY_MISSING or ENDPOINT_MISSING, with what to set
     */
    public Endpoint endpoint(Provider provider) {
        Optional<URI> own = Optional.ofNullable(roots.get(provider.addressSetting()));
        URI root = own.or(() -> usualRoot(provider)).orElseThrow(() -> noAddress(provider));
        Optional<Secret> key = provider.keySetting().map(secrets::get);
        if (key.isEmpty() && own.isEmpty()) {
            throw noKey(provider);
        }
        return new Endpoint(provider, root, key);
    }

    /** Vertex AI has a host for each location. */
    private Optional<URI> usualRoot(Provider provider) {
        return provider == Provider.VERTEX
                ? Optional.of(
                        URI.create(
                                location().equals("global")
                                        ? "https://aiplatform.googleapis.com"
                                        : "https://" + location() + "-aiplatform.googleapis.com"))
                : provider.usualRoot();
    }

    /** Of Vertex AI, where its models run. */
    public String location() {
        return word(Setting.GOOGLE_CLOUD_LOCATION).orElse(USUAL_LOCATION);
    }

    /** What takes the keys of these settings out of any text. */
    public Redaction redaction() {
        return new Redaction(secrets.values());
    }

    /** The configuration file, whether it is there or not. */
    public Path file() {
        return file;
    }

    private Failure noKey(Provider provider) {
        Setting key = provider.keySetting().orElseThrow();
        return new Failure(
                ErrorCode.KEY_MISSING,
                "There is no key for "
                        + provider.label()
                        + ". Set "
                        + key
                        + " in the environment, or write "
                        + key
                        + "=… into "
                        + file
                        + " (chmod 600).");
    }

    private Failure noAddress(Provider provider) {
        return new Failure(
                ErrorCode.ENDPOINT_MISSING,
                "It is not said where "
                        + provider.label()
                        + " is. Set "
                        + provider.addressSetting()
                        + " in the environment or in "
                        + file
                        + ", for instance to http://localhost:8000.");
    }

    private static String word(Setting setting, String value) {
        if (value.length() > 200 || !value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new Failure(
                    ErrorCode.CONFIG_INVALID,
                    setting + " must be one word of at most 200 characters.");
        }
        if (setting == Setting.GOOGLE_CLOUD_LOCATION && !value.matches("[a-z][a-z0-9-]{1,40}")) {
            // It becomes a part of a host's name.
            throw new Failure(
                    ErrorCode.CONFIG_INVALID,
                    setting + " must be a location such as us-central1, or global.");
        }
        return value;
    }

    /** Which settings there are, and no value. */
    @Override
    public String toString() {
        return "ProviderSettings" + secrets.values() + roots.keySet() + words.keySet();
    }
}
