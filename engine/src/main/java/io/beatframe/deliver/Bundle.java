package io.beatframe.deliver;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.grade.CubeFile;
import io.beatframe.grade.ShotGrade;
import io.beatframe.picture.Picture;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.ShotPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A folder with the reel and all that an editor or a program needs to go on from it: {@code
 * reel.mp4}, {@code plan.json}, {@code report.json}, {@code timeline.otio}, {@code
 * contact-sheet.png}, {@code grading.png} and {@code luts/shot-01.cube} and on. Other files in the
 * folder stay as they are.
 */
public final class Bundle {
    private static final String REEL = "reel.mp4";
    private static final String PLAN = "plan.json";
    private static final String REPORT = "report.json";
    private static final String TIMELINE = "timeline.otio";
    private static final String SHEET = "contact-sheet.png";
    private static final String STRIP = "grading.png";
    private static final String LUTS = "luts";
    private static final String CUBE = "shot-\\d+\\.cube";

    /**
     * @param reel the finished file; it is copied
     * @param grades one per shot, or none when nothing was graded
     * @param sheet what {@link ContactSheet#draw} made
     */
    public record Contents(
            Path reel, ShotPlan plan, List<ShotGrade> grades, ReelReport report, Picture sheet) {
        public Contents {
            grades = List.copyOf(grades);
        }
    }

    private Bundle() {}

    /** The reel of the bundle in a folder. */
    public static Path reel(Path folder) {
        return folder.resolve(REEL);
    }

    /**
     * Says early, before the work begins, what would stand in the bundle's way.
     *
     * @throws Failure OUTPUT_EXISTS, OUTPUT_UNWRITABLE
     */
    public static void check(Path folder, boolean force) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "'" + folder + "' is a file; a bundle needs a folder. Choose another name.");
        }
        Path existing = folder.toAbsolutePath().normalize();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "The bundle '" + folder + "' cannot be created in '" + existing + "'.");
        }
        for (String name : List.of(REEL, PLAN, REPORT, TIMELINE, SHEET, STRIP)) {
            Path file = folder.resolve(name);
            if (Files.isDirectory(file)) {
                throw new Failure(
                        ErrorCode.OUTPUT_UNWRITABLE,
                        "'" + file + "' is a folder in the bundle's way. Move it away.");
            }
            if (Files.exists(file) && !force) {
                throw AtomicFile.exists(file);
            }
        }
    }

    /**
     * Makes everything in a hidden folder inside {@code folder} and then renames it into place, so
     * that a failure while making leaves the folder as it was. Missing folders are created.
     *
     * @param force whether the files of an earlier bundle may be replaced
     * @throws Failure OUTPUT_EXISTS, OUTPUT_UNWRITABLE, DISK_FULL
     */
    public static void write(Path folder, Contents contents, boolean force) {
        check(folder, force);
        boolean existed = Files.exists(folder);
        try {
            Files.createDirectories(folder);
            try (Workspace hidden = Workspace.in(folder)) {
                make(hidden.folder(), folder, contents);
                place(hidden.folder(), folder);
            }
        } catch (IOException failed) {
            removeIfEmpty(folder, existed);
            throw AtomicFile.failure(folder, failed);
        } catch (RuntimeException failed) {
            removeIfEmpty(folder, existed);
            throw failed;
        }
    }

    private static void make(Path hidden, Path folder, Contents contents) throws IOException {
        Files.copy(contents.reel(), hidden.resolve(REEL));
        Files.writeString(
                hidden.resolve(PLAN), PlanJson.write(contents.plan(), folder.resolve(PLAN)));
        Files.writeString(hidden.resolve(REPORT), PlainJson.write(contents.report()));
        Files.writeString(hidden.resolve(TIMELINE), Otio.write(contents.plan(), REEL));
        Files.write(hidden.resolve(SHEET), contents.sheet().png());
        if (!contents.grades().isEmpty()) {
            Files.write(hidden.resolve(STRIP), GradeStrip.draw(contents.grades()).png());
            Path luts = Files.createDirectory(hidden.resolve(LUTS));
            for (ShotGrade grade : contents.grades()) {
                CubeFile.write(
                        luts.resolve(String.format(Locale.ROOT, "shot-%02d.cube", grade.shotId())),
                        grade.lut(),
                        "Beatframe shot " + grade.shotId());
            }
        }
    }

    /** The report comes last: where it stands, the rest stands too. */
    private static void place(Path hidden, Path folder) throws IOException {
        removeOldCubes(folder.resolve(LUTS));
        Path luts = hidden.resolve(LUTS);
        if (Files.exists(luts)) {
            Files.createDirectories(folder.resolve(LUTS));
            for (Path cube : sorted(luts)) {
                move(cube, folder.resolve(LUTS).resolve(cube.getFileName()));
            }
        }
        Files.deleteIfExists(folder.resolve(STRIP));
        if (Files.exists(hidden.resolve(STRIP))) {
            move(hidden.resolve(STRIP), folder.resolve(STRIP));
        }
        for (String name : List.of(REEL, PLAN, TIMELINE, SHEET, REPORT)) {
            move(hidden.resolve(name), folder.resolve(name));
        }
    }

    /** An earlier bundle may have had more shots. */
    private static void removeOldCubes(Path luts) throws IOException {
        if (Files.isDirectory(luts)) {
            for (Path cube : sorted(luts)) {
                if (cube.getFileName().toString().matches(CUBE)) {
                    Files.delete(cube);
                }
            }
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void removeIfEmpty(Path folder, boolean existed) {
        if (!existed) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException notEmptyOrGone) {
                // Then it holds what somebody else put there.
                return;
            }
        }
    }
}
