package io.beatframe.ffmpeg;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A room for one call of ffmpeg: no network, no other process, no rights, none of the machine's
 * files but its own libraries, read only, and what the call may {@link Reach}. The kernel ends all
 * in it together when the call ends. It needs no root, but a kernel and a container that allow user
 * namespaces.
 *
 * @param program bwrap
 */
record Bubblewrap(Path program, FfmpegInstallation installation) {
    /** Where a Linux keeps libraries; links on some, folders on others. */
    private static final List<String> SYSTEM =
            List.of(
                    "/usr",
                    "/bin",
                    "/lib",
                    "/lib64",
                    "/etc/ld.so.cache",
                    "/etc/alternatives",
                    "/nix/store");

    /** Of threads as well; a decoder starts one or two for each core. */
    private static final int PROCESSES = 1024;

    static Optional<Bubblewrap> find(
            Map<String, String> environment, FfmpegInstallation installation) {
        for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
            Path program = Path.of(folder, "bwrap");
            if (!folder.isEmpty() && Files.isExecutable(program)) {
                return Optional.of(new Bubblewrap(program.toAbsolutePath(), installation));
            }
        }
        return Optional.empty();
    }

    List<String> before(List<String> command, Reach reach, Limits limits) {
        List<String> whole = new ArrayList<>();
        whole.add(program.toString());
        whole.addAll(List.of("--unshare-all", "--die-with-parent", "--new-session"));
        whole.addAll(List.of("--cap-drop", "ALL", "--clearenv", "--chdir", "/"));
        for (String path : SYSTEM) {
            whole.addAll(List.of("--ro-bind-try", path, path));
        }
        // No /proc: a container may forbid it, and ffmpeg does without.
        whole.addAll(List.of("--dev", "/dev", "--tmpfs", "/tmp"));
        readable(installation.folder(), whole);
        installation.libraryPath().forEach(folder -> readable(folder, whole));
        reach.folders().forEach(folder -> readable(folder, whole));
        reach.inputs().forEach(file -> readable(file, whole));
        reach.outputs()
                .forEach(file -> whole.addAll(List.of("--bind", file.toString(), file.toString())));
        installation
                .libraryVariable()
                .ifPresent(path -> whole.addAll(List.of("--setenv", "LD_LIBRARY_PATH", path)));
        whole.add("--");
        whole.addAll(limits.withProcesses(PROCESSES).before(command));
        return List.copyOf(whole);
    }

    private static void readable(Path path, List<String> whole) {
        whole.addAll(List.of("--ro-bind", path.toString(), path.toString()));
    }
}
