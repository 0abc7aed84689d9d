package io.beatframe.clip.footage;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.MediaInfo;
import io.beatframe.ffmpeg.Probe;
import io.beatframe.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the usable files among what the user named. */
final class Collector {
    private static final int DEPTH = 3;
    private static final int MOST_FILES = 300;
    static final double SHORTEST_SECONDS = 0.2;

    /** What is smaller shows nothing, and ffmpeg cannot cut anything out of it. */
    private static final int SMALLEST_SIDE = 16;

    private final Ffmpeg ffmpeg;
    private final List<String> notes = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    Collector(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** A path and whether the user named it. */
    private record Candidate(Path file, boolean named) {}

    /** A source, or why there is none. */
    private record Outcome(Optional<Source> source, Optional<Skipped> skipped) {}

    /** What was skipped. */
    List<Skipped> skipped() {
        return List.copyOf(skipped);
    }

    /** What else the report should say. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * @throws Failure FOOTAGE_MISSING, FOOTAGE_UNUSABLE
     */
    List<Source> collect(List<Path> paths, Progress progress) {
        List<Candidate> candidates = candidates(paths);
        List<Outcome> outcomes =
                Workers.all(
                        candidates.stream()
                                .<Workers.Work<Outcome>>map(candidate -> () -> source(candidate))
                                .toList(),
                        progress);
        outcomes.forEach(outcome -> outcome.skipped().ifPresent(skipped::add));
        return outcomes.stream().flatMap(outcome -> outcome.source().stream()).toList();
    }

    private List<Candidate> candidates(List<Path> paths) {
        List<Candidate> candidates = new ArrayList<>();
        List<Path> seen = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new Failure(
                        ErrorCode.FOOTAGE_MISSING,
                        "There is no footage at '" + path + "'. Check the path of --footage.");
            }
            boolean folder = Files.isDirectory(path);
            for (Path file : folder ? filesIn(path) : List.of(path)) {
                Path absolute = file.toAbsolutePath().normalize();
                if (seen.contains(absolute)) {
                    continue;
                }
                seen.add(absolute);
                candidates.add(new Candidate(file, !folder));
            }
        }
        if (candidates.size() > MOST_FILES) {
            notes.add(
                    "Of "
                            + candidates.size()
                            + " footage files only the first "
                            + MOST_FILES
                            + " were looked at.");
            return candidates.subList(0, MOST_FILES);
        }
        return candidates;
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> tree = Files.walk(folder, DEPTH)) {
            return tree.filter(Files::isRegularFile)
                    .filter(file -> !hidden(folder.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            throw new Failure(
                    ErrorCode.FOOTAGE_UNUSABLE,
                    "Cannot read the footage folder '" + folder + "'. Check its permissions.",
                    unreadable);
        }
    }

    private static boolean hidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private Outcome source(Candidate candidate) {
        MediaInfo info;
        try {
            info = Probe.of(ffmpeg, candidate.file());
        } catch (Failure failure) {
            Optional<String> fault = faultOfTheFile(failure);
            return fault.isPresent() ? refuse(candidate, fault.orElseThrow()) : rethrow(failure);
        }
        if (info.video().isEmpty()) {
            return refuse(
                    candidate, info.audio().isPresent() ? "it has no picture" : "it is no media");
        }
        MediaInfo.Video video = info.video().orElseThrow();
        if (Math.min(video.width(), video.height()) < SMALLEST_SIDE) {
            return refuse(candidate, "it is smaller than 16 × 16 pixels");
        }
        Source source = Source.of(candidate.file(), candidate.named(), info, video);
        if (!source.photo() && source.seconds().orElse(1) < SHORTEST_SECONDS) {
            return refuse(candidate, "it is shorter than " + SHORTEST_SECONDS + " s");
        }
        return new Outcome(Optional.of(source), Optional.empty());
    }

    /** Why the file is to blame for a failure; empty if it is not, and another would fail alike. */
    private static Optional<String> faultOfTheFile(Failure failure) {
        if (failure.code() == ErrorCode.CANCELLED) {
            return Optional.empty();
        } else if (failure.code() == ErrorCode.FILE_EMPTY) {
            return Optional.of("it is empty");
        } else if (failure.code() == ErrorCode.MEDIA_REFUSED) {
            return Optional.of("it is damaged, or larger than 50 megapixels");
        } else if (failure.code() == ErrorCode.FFMPEG_TIMEOUT) {
            return Optional.of("reading it took too long");
        } else if (failure.code() == ErrorCode.FFMPEG_CRASHED) {
            return Optional.of("ffmpeg crashes on it");
        }
        return switch (failure.type()) {
            case USER -> Optional.of("it is no picture or video that can be read");
            case PROVIDER, RESOURCES, INTERNAL -> Optional.empty();
        };
    }

    private static Outcome rethrow(Failure failure) {
        throw failure;
    }

    private static Outcome refuse(Candidate candidate, String why) {
        if (candidate.named()) {
            throw unusable(candidate.file(), why);
        }
        return new Outcome(Optional.empty(), Optional.of(Skipped.of(candidate.file(), why)));
    }

    static Failure unusable(Path file, String why) {
        return new Failure(
                ErrorCode.FOOTAGE_UNUSABLE,
                "The footage file '" + file + "' cannot be used: " + why + ". Name another one.");
    }
}
