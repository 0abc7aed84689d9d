package io.beatframe.ffmpeg;

import io.beatframe.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether this machine can make reels. All values are plain, so that it prints as JSON as it is.
 *
 * @param ffmpeg the program's path; empty if there is none
 * @param ffmpegVersion e.g. 8.1.2; empty if it does not start
 * @param missingFeatures filters, encoders and decoders that we need and this ffmpeg lacks
 * @param cacheFolder where ffmpeg and finished clips are kept
 * @param cacheFreeBytes 0 if unknown, as with the sizes below
 * @param temporaryFolder where clips are made
 * @param memoryBytes of the machine
 * @param heapLimitBytes of the JVM
 * @param processors that the JVM may use
 * @param sandbox whether strangers' files are read in bwrap
 * @param problems each with what to do about it; empty on a healthy machine
 */
public record Diagnosis(
        String ffmpeg,
        String ffmpegVersion,
        List<String> missingFeatures,
        String cacheFolder,
        long cacheFreeBytes,
        String temporaryFolder,
        long temporaryFreeBytes,
        long memoryBytes,
        long heapLimitBytes,
        int processors,
        String javaVersion,
        boolean sandbox,
        List<String> problems) {

    private static final long MEBIBYTE = 1 << 20;

    /** The clips and the file of a 30 s reel at standard quality, with room to spare. */
    private static final long NEEDED_DISK = 1024 * MEBIBYTE;

    private static final long NEEDED_MEMORY = 2048 * MEBIBYTE;

    public Diagnosis {
        missingFeatures = List.copyOf(missingFeatures);
        problems = List.copyOf(problems);
    }

    /**
     * @param wished whether ffmpeg is to be locked up; where it must be and cannot, that is a
     *     problem
     */
    public static Diagnosis of(Sandbox wished) {
        Map<String, String> environment = System.getenv();
        List<String> problems = new ArrayList<>();
        String program = "";
        String version = "";
        boolean sandbox = false;
        List<String> missing = List.of();
        try {
            Ffmpeg ffmpeg = Ffmpeg.locate(wished);
            program = ffmpeg.executable().toString();
            version = ffmpeg.version();
            sandbox = ffmpeg.sandboxed();
            missing = Features.missingIn(ffmpeg);
            ffmpeg.probe(List.of("-version"));
        } catch (Failure failure) {
            problems.add(failure.message());
        }
        if (!missing.isEmpty()) {
            problems.add(
                    "This ffmpeg lacks "
                            + String.join(", ", missing)
                            + ". Unset BEATFRAME_FFMPEG, or choose a full build.");
        }
        Path cache = CacheFolder.of(environment);
        Path temporary = Workspace.parent(environment);
        long cacheFree = free(cache);
        long temporaryFree = free(temporary);
        lowDisk("BEATFRAME_CACHE", cache, cacheFree, problems);
        lowDisk("TMPDIR", temporary, temporaryFree, problems);
        try (Workspace tried = Workspace.in(temporary)) {
            Files.write(tried.file("tried"), new byte[1]);
        } catch (Failure | IOException unwritable) {
            problems.add(String.valueOf(unwritable.getMessage()));
        }
        long memory = memory();
        if (memory > 0 && memory < NEEDED_MEMORY) {
            problems.add("This machine has " + size(memory) + " of memory; 2 GiB is the least.");
        }
        return new Diagnosis(
                program,
                version,
                missing,
                cache.toString(),
                cacheFree,
                temporary.toString(),
                temporaryFree,
                memory,
                Runtime.getRuntime().maxMemory(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().toString(),
                sandbox,
                problems);
    }

    public boolean healthy() {
        return problems.isEmpty();
    }

    /** For a person to read, one fact a line, the problems last. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("ffmpeg     " + (ffmpeg.isEmpty() ? "none" : ffmpegVersion + "  " + ffmpeg));
        lines.add("Java       " + javaVersion + ", heap up to " + size(heapLimitBytes));
        lines.add("machine    " + processors + " processors, " + size(memoryBytes) + " of memory");
        lines.add("cache      " + cacheFolder + ", " + size(cacheFreeBytes) + " free");
        lines.add("temporary  " + temporaryFolder + ", " + size(temporaryFreeBytes) + " free");
        lines.add(
                "sandbox    "
                        + (sandbox
                                ? "bwrap works"
                                : "none: no bwrap, or not allowed (servers need it)"));
        problems.forEach(problem -> lines.add("PROBLEM    " + problem));
        return List.copyOf(lines);
    }

    private static void lowDisk(String variable, Path folder, long free, List<String> problems) {
        if (free > 0 && free < NEEDED_DISK) {
            problems.add(
                    "Only "
                            + size(free)
                            + " are free in '"
                            + folder
                            + "'. Free 1 GiB, or set "
                            + variable
                            + " to a larger disk.");
        }
    }

    /** Of the disk that holds the folder, or will hold it. */
    private static long free(Path folder) {
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at)) {
                try {
                    return Files.getFileStore(at).getUsableSpace();
                } catch (IOException unknown) {
                    return 0;
                }
            }
        }
        return 0;
    }

    /** Linux says it in a file; elsewhere it stays unknown. */
    private static long memory() {
        Path file = Path.of("/proc/meminfo");
        if (!Files.isReadable(file)) {
            return 0;
        }
        try {
            Matcher total =
                    Pattern.compile("MemTotal:\\s+(\\d{1,15}) kB").matcher(Files.readString(file));
            return total.find() ? Long.parseLong(total.group(1)) * 1024 : 0;
        } catch (IOException unknown) {
            return 0;
        }
    }

    private static String size(long bytes) {
        return bytes == 0
                ? "unknown"
                : String.format(Locale.ROOT, "%.1f GiB", bytes / 1024.0 / MEBIBYTE);
    }
}
