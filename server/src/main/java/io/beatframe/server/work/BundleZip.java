package io.beatframe.server.work;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** All files of a reel in one, for who wants them all. A file of its own, so that it has ranges. */
final class BundleZip {
    static final String NAME = "bundle.zip";

    private BundleZip() {}

    /** Pictures and films are packed already, so speed counts. */
    static void write(Path folder, List<Path> files, Path zip) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(bytes)) {
            entries.setLevel(Deflater.BEST_SPEED);
            for (Path file : files) {
                ZipEntry entry =
                        new ZipEntry(folder.relativize(file).toString().replace('\\', '/'));
                // The same reel gives the same bytes.
                entry.setTime(0);
                entries.putNextEntry(entry);
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
    }
}
