package io.beatframe.ffmpeg;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets a child die with its parent, even when the parent was killed and could do nothing about it:
 * ffmpeg notices neither a closed progress pipe nor the end of its input. Linux alone can do it
 * (PR_SET_PDEATHSIG), through the setpriv of util-linux; elsewhere the child runs to its end.
 */
final class DeathWish {
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final boolean POSSIBLE = possible();

    private DeathWish() {}

    static List<String> before(List<String> command) {
        if (!POSSIBLE) {
            return command;
        }
        List<String> whole = new ArrayList<>(List.of(SETPRIV.toString(), "--pdeathsig", "KILL"));
        whole.add("--");
        whole.addAll(command);
        return List.copyOf(whole);
    }

    /** Busybox has a setpriv of its own, a link, without this option. */
    private static boolean possible() {
        return Files.isExecutable(SETPRIV)
                && !Files.isSymbolicLink(SETPRIV)
                && System.getProperty("os.name", "").equals("Linux");
    }
}
