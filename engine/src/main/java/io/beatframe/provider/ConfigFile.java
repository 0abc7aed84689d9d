package io.beatframe.provider;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.CacheFolder;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** The user's settings in a file of {@code NAME=value} lines that nobody else can read. */
final class ConfigFile {
    private static final String OVERRIDE = "BEATFRAME_CONFIG";
    private static final String NAME = "config.properties";
    private static final long LARGEST_BYTES = 256 * 1024;

    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    private ConfigFile() {}

    /** In the folder BEATFRAME_CONFIG, else in {@code beatframe} among the user's settings. */
    static Path locate(Map<String, String> environment) {
        try {
            String own = environment.getOrDefault(OVERRIDE, "");
            if (!own.isBlank()) {
                return Path.of(own, NAME);
            }
            String settings = environment.getOrDefault("XDG_CONFIG_HOME", "");
            Path folder =
                    settings.isBlank()
                            ? CacheFolder.home(environment).resolve(".config")
                            : Path.of(settings);
            return folder.resolve("beatframe").resolve(NAME);
        } catch (InvalidPathException e) {
            throw new Failure(
                    ErrorCode.CONFIG_INVALID, OVERRIDE + " or XDG_CONFIG_HOME is no path.", e);
        }
    }

    /**
     * Nothing when there is no file.
     *
     * @throws Failure CONFIG_INVALID when others can read it, or it holds what nothing reads
     */
    static Map<Setting, String> read(Path file) {
        if (Files.notExists(file)) {
            return Map.of();
        }
        try {
            requirePrivate(file);
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_BYTES) {
                throw invalid(file, "it is no file of a few lines");
            }
            Properties lines = new Properties();
            try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                lines.load(in);
            }
            return settings(file, lines);
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure(
                    ErrorCode.CONFIG_INVALID,
                    "The settings in " + file + " cannot be read as lines of NAME=value.",
                    e);
        }
    }

    /** Where files have no such permissions, the user's own folder keeps others out. */
    private static void requirePrivate(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return;
        }
        Set<PosixFilePermission> granted = EnumSet.copyOf(OTHERS);
        granted.retainAll(Files.getPosixFilePermissions(file));
        if (!granted.isEmpty()) {
            throw invalid(
                    file,
                    "others on this machine can read or change it, and it may hold keys. Run: chmod"
                            + " 600 '"
                            + file
                            + "'");
        }
    }

    private static Map<Setting, String> settings(Path file, Properties lines) {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        for (String name : lines.stringPropertyNames()) {
            settings.put(setting(file, name), lines.getProperty(name));
        }
        return settings;
    }

    /** A name that nothing reads is a typing error, and a key that is never used. */
    private static Setting setting(Path file, String name) {
        for (Setting setting : Setting.values()) {
            if (setting.name().equals(name)) {
                return setting;
            }
        }
        // Anything else may be a key that was pasted alone.
        boolean named = name.matches("[A-Z_]{1,40}");
        throw invalid(
                file,
                (named ? "nothing reads '" + name + "'" : "a line has no NAME = before its value")
                        + ". It may hold: "
                        + String.join(
                                ", ",
                                EnumSet.allOf(Setting.class).stream().map(Enum::name).toList()));
    }

    private static Failure invalid(Path file, String why) {
        return new Failure(
                ErrorCode.CONFIG_INVALID,
                "The settings in " + file + " are not used: " + why + ".");
    }
}
