package io.beatframe.ffmpeg;

import io.beatframe.failure.DiskFull;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * Where ffmpeg and ffprobe are. {@code BEATFRAME_FFMPEG} names a folder that holds both; without
 * it, the pinned build from Maven is unpacked once into the user's cache.
 *
 * @param libraryPath folders for the loader; empty for the user's own ffmpeg
 */
record FfmpegInstallation(Path ffmpeg, Path ffprobe, List<Path> libraryPath) {
    private static final String OVERRIDE = "BEATFRAME_FFMPEG";
    private static final String VERSION = "8.1.2-1.5.14";

    /**
     * What libavdevice links and a server lacks. All four always come first on the library path, so
     * that ffmpeg is the same on every machine, also when the cache lies on a shared disk:
     * libavdevice is their only user, and we never call it for sound or screen.
     */
    static final List<StubLibrary> STUBS =
            List.of(
                    new StubLibrary("libpulse.so.0", List.of("PULSE_0")),
                    new StubLibrary("libasound.so.2", List.of("ALSA_0.9", "ALSA_0.9.0rc4")),
                    new StubLibrary("libxcb.so.1", List.of()),
                    new StubLibrary("libxcb-shm.so.0", List.of()));

    static FfmpegInstallation find(Map<String, String> environment) {
        String override = environment.getOrDefault(OVERRIDE, "");
        return override.isBlank() ? unpacked(CacheFolder.of(environment)) : own(Path.of(override));
    }

    /** Whether it is the pinned build, and not one that the user chose. */
    boolean ours() {
        return !libraryPath.isEmpty();
    }

    /** That holds both programs. */
    Path folder() {
        return ffmpeg.toAbsolutePath().resolveSibling("").normalize();
    }

    /** What the loader of a child is told; nothing for the user's own ffmpeg. */
    Optional<String> libraryVariable() {
        return ours()
                ? Optional.of(
                        libraryPath.stream()
                                .map(Path::toString)
                                .collect(Collectors.joining(File.pathSeparator)))
                : Optional.empty();
    }

    private static FfmpegInstallation own(Path folder) {
        String suffix = windows() ? ".exe" : "";
        Path ffmpeg = folder.resolve("ffmpeg" + suffix);
        Path ffprobe = folder.resolve("ffprobe" + suffix);
        if (!Files.isExecutable(ffmpeg) || !Files.isExecutable(ffprobe)) {
            throw new Failure(
                    ErrorCode.FFMPEG_MISSING,
                    OVERRIDE
                            + " is '"
                            + folder
                            + "', but that folder does not hold executable ffmpeg and ffprobe. Correct it or"
                            + " unset it.");
        }
        return new FfmpegInstallation(ffmpeg, ffprobe, List.of());
    }

    private static FfmpegInstallation unpacked(Path cache) {
        String platform = platform();
        Path home = cache.resolve("ffmpeg-" + VERSION + "-" + platform);
        try {
            if (!Files.isDirectory(home)) {
                unpack(platform, home);
            }
            if (platform.startsWith("linux")) {
                writeStubs(platform, home.resolve("stubs"));
            }
        } catch (IOException cannotWrite) {
            boolean full = DiskFull.caused(cannotWrite);
            throw new Failure(
                    full ? ErrorCode.DISK_FULL : ErrorCode.FFMPEG_MISSING,
                    "Cannot unpack ffmpeg into '"
                            + home
                            + "' ("
                            + (full ? "the disk is full" : why(cannotWrite))
                            + "). Free some disk there, or set BEATFRAME_CACHE to a folder you can write.",
                    cannotWrite,
                    full);
        }
        String suffix = windows() ? ".exe" : "";
        return new FfmpegInstallation(
                home.resolve("ffmpeg" + suffix),
                home.resolve("ffprobe" + suffix),
                List.of(home, home.resolve("stubs")));
    }

    /** Of a folder that may not be written to, Java says no more than its name. */
    private static String why(IOException cannotWrite) {
        return cannotWrite instanceof AccessDeniedException denied
                ? "'" + denied.getFile() + "' cannot be written to"
                : String.valueOf(cannotWrite.getMessage());
    }

    /**
     * Unpacks under a temporary name and renames, so that a killed or parallel start does no harm.
     */
    private static void unpack(String platform, Path home) throws IOException {
        String folder = "org/bytedeco/ffmpeg/" + platform + "-gpl/";
        String program = folder + "ffmpeg" + (windows() ? ".exe" : "");
        URL inJar = FfmpegInstallation.class.getClassLoader().getResource(program);
        if (inJar == null) {
            throw new Failure(
                    ErrorCode.FFMPEG_MISSING,
                    "There is no ffmpeg for "
                            + platform
                            + " in this build. Install ffmpeg 7 or later and set "
                            + OVERRIDE
                            + " to the folder that holds ffmpeg and ffprobe.");
        }
        Path cache = home.toAbsolutePath().getParent();
        if (cache == null) {
            throw new IOException("no parent folder");
        }
        Files.createDirectories(cache);
        Path fresh = Files.createTempDirectory(cache, ".unpacking-");
        try {
            URLConnection connection = inJar.openConnection();
            connection.setUseCaches(false);
            try (JarFile jar = ((JarURLConnection) connection).getJarFile()) {
                for (JarEntry entry : jar.stream().toList()) {
                    if (entry.getName().startsWith(folder) && needed(entry)) {
                        Path file = fresh.resolve(entry.getName().substring(folder.length()));
                        try (InputStream in = jar.getInputStream(entry)) {
                            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                        }
                        if (!file.toFile().setExecutable(true, false)) {
                            throw new IOException("cannot make " + file + " executable");
                        }
                    }
                }
            }
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException anotherWasFaster) {
            Workspace.deleteTree(fresh);
        } catch (IOException | RuntimeException failed) {
            Workspace.deleteTree(fresh);
            throw failed;
        }
    }

    /** The Java bindings in the same folder are a third of its size, and not for us. */
    private static boolean needed(JarEntry entry) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        return !entry.isDirectory() && !name.startsWith("libjni") && !name.startsWith("jni");
    }

    private static void writeStubs(String platform, Path folder) throws IOException {
        StubLibrary.Machine machine =
                platform.endsWith("arm64")
                        ? StubLibrary.Machine.AARCH64
                        : StubLibrary.Machine.X86_64;
        Files.createDirectories(folder);
        for (StubLibrary library : STUBS) {
            Path file = folder.resolve(library.soname());
            if (!Files.exists(file)) {
                Path fresh = Files.createTempFile(folder, ".writing-", "");
                Files.write(fresh, library.bytes(machine));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static boolean windows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String family =
                system.startsWith("mac")
                        ? "macosx"
                        : system.startsWith("windows") ? "windows" : "linux";
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        return family + "-" + (arm ? "arm64" : "x86_64");
    }
}
