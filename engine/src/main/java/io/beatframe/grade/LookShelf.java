package io.beatframe.grade;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.request.LookChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The looks that a user may choose by name: ours, and the .cube files of one folder, whose names
 * without ".cube" become looks. A file of the name of one of ours hides ours, as the user put it
 * there to be used.
 */
public final class LookShelf {
    private static final String CUBE = ".cube";

    private final Map<String, Path> cubes;

    private LookShelf(Map<String, Path> cubes) {
        this.cubes = cubes;
    }

    /**
     * @param folder of the user's cubes
     * @throws Failure FILE_MISSING, FILE_UNREADABLE
     */
    public static LookShelf of(Optional<Path> folder) {
        Map<String, Path> cubes = new TreeMap<>();
        folder.ifPresent(dir -> {
            for (Path file : files(dir)) {
                cubes.put(name(file).toLowerCase(Locale.ROOT), file);
            }
        });
        return new LookShelf(cubes);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Failure(
                    ErrorCode.FILE_MISSING, "There is no folder of looks '" + folder + "'.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isCube(file) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new Failure(
                    ErrorCode.FILE_UNREADABLE,
                    "Cannot list the folder of looks '" + folder + "'. Check its permissions.",
                    unreadable);
        }
    }

    private static boolean isCube(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(CUBE);
    }

    /** A cube's name as a look: its file's name without ".cube". */
    static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return isCube(file) ? name.substring(0, name.length() - CUBE.length()) : name;
    }

    /** The user's cubes by their names. */
    public Map<String, Path> cubes() {
        return Map.copyOf(cubes);
    }

    /**
     * What the user means: a file of the folder, a look of ours (or its alias), or the path of a
     * .cube file.
     *
     * @throws Failure LOOK_UNKNOWN, naming those there are, FILE_MISSING
     */
    public LookChoice find(String wanted) {
        String name = wanted.strip().toLowerCase(Locale.ROOT);
        Path own = cubes.get(name);
        if (own != null) {
            return new LookChoice.OfCube(own);
        }
        return Looks.find(name)
                .<LookChoice>map(LookChoice.OfPalette::new)
                .or(() -> file(wanted).map(LookChoice.OfCube::new))
                .orElseThrow(() -> unknown(wanted));
    }

    private static Optional<Path> file(String wanted) {
        try {
            Path file = Path.of(wanted);
            if (isCube(file) && !Files.exists(file)) {
                throw new Failure(
                        ErrorCode.FILE_MISSING, "There is no colour cube '" + file + "'.");
            }
            return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private Failure unknown(String wanted) {
        List<String> names = new ArrayList<>(cubes.keySet());
        names.addAll(Looks.names());
        names.addAll(Looks.aliases());
        String line = wanted.replaceAll("\\p{Cntrl}+", " ");
        return new Failure(
                ErrorCode.LOOK_UNKNOWN,
                "There is no look '"
                        + (line.length() > 60 ? line.substring(0, 57) + "..." : line)
                        + "'. Choose one of: "
                        + String.join(", ", names)
                        + "; or name a .cube file.");
    }
}
