package io.beatframe.ffmpeg;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The running children of this JVM: none outlives it. */
final class Children {
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    private static volatile boolean shuttingDown;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Children::killAll, "ffmpeg-killer"));
    }

    private Children() {}

    /** Starts a child. */
    @FunctionalInterface
    interface Birth {
        Process start() throws IOException;
    }

    /**
     * @throws Failure CANCELLED once the JVM is ending
     */
    static Process add(Birth birth) throws IOException {
        // Together: else the JVM could end between a child's start and its being noted.
        synchronized (RUNNING) {
            if (shuttingDown) {
                throw new Failure(ErrorCode.CANCELLED, "Cancelled.");
            }
            Process process = birth.start();
            RUNNING.add(process);
            return process;
        }
    }

    static boolean ending() {
        return shuttingDown;
    }

    /**
     * Kills it with all that it started (in a sandbox the kernel sees to those), and waits until it
     * is gone, also when interrupted: the kernel takes a moment.
     */
    static void end(Process process) {
        kill(process);
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(2, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        RUNNING.remove(process);
    }

    private static void kill(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Kills every child of this JVM, lets no other start, and waits until they are gone. */
    static void killAll() {
        // A copy: a call strikes its child from the list as soon as the pipes break, which is
        // before the kernel has done away with it.
        List<Process> children;
        synchronized (RUNNING) {
            shuttingDown = true;
            children = List.copyOf(RUNNING);
        }
        children.forEach(Children::kill);
        for (Process child : children) {
            try {
                child.waitFor(2, TimeUnit.SECONDS);
            } catch (InterruptedException inAHurry) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
