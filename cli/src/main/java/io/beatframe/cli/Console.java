package io.beatframe.cli;

import io.beatframe.clip.generated.FilmingWatch;
import io.beatframe.failure.Failure;
import io.beatframe.pipeline.Stage;
import io.beatframe.pipeline.StageListener;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * What people see while they wait, on standard error: on a terminal a line that is rewritten, and
 * below it one for each shot that a model is filming; plain lines elsewhere (one when a stage
 * begins and one every ten seconds).
 */
final class Console implements StageListener, FilmingWatch {
    private static final long PLAIN_LINE_EVERY_NANOS = 10_000_000_000L;
    private static final long REDRAW_EVERY_NANOS = 100_000_000L;

    private final PrintStream err;
    private final boolean terminal;
    private final boolean quiet;
    private final boolean verbose;
    private final long started = System.nanoTime();

    private final ShotBoard shots = new ShotBoard();

    private Stage stage = Stage.MUSIC;
    private boolean begun;
    private long lastLine;
    private boolean lineOpen;

    private Console(PrintStream err, boolean terminal, boolean quiet, boolean verbose) {
        this.err = err;
        this.terminal = terminal;
        this.quiet = quiet;
        this.verbose = verbose;
    }

    /** The launcher knows whether standard error is a terminal; Java does not. */
    static Console of(boolean quiet, boolean verbose) {
        boolean terminal = Boolean.getBoolean("beatframe.terminal");
        return new Console(System.err, terminal, quiet, verbose);
    }

    @Override
    public synchronized void reached(Stage now, double stageFraction, double totalFraction) {
        if (quiet) {
            return;
        }
        long time = System.nanoTime();
        boolean newStage = !begun || now != stage;
        long every = terminal ? REDRAW_EVERY_NANOS : PLAIN_LINE_EVERY_NANOS;
        if (!newStage && time - lastLine < every) {
            return;
        }
        begun = true;
        stage = now;
        lastLine = time;
        String line =
                String.format(
                        Locale.ROOT,
                        "%3.0f %%  %s%s%s",
                        100 * totalFraction,
                        words(now),
                        stageFraction > 0
                                ? String.format(Locale.ROOT, " %.0f %%", 100 * stageFraction)
                                : "",
                        timeLeft(time, totalFraction));
        if (terminal) {
            List<String> below = shots.lines(time);
            err.print("\r\u001b[J" + line);
            below.forEach(shot -> err.print("\n" + shot));
            err.print(below.isEmpty() ? "" : "\u001b[" + below.size() + "A\r");
            err.flush();
            lineOpen = true;
        } else {
            err.println(line + shots.words());
        }
    }

    @Override
    public synchronized void shot(int shotId, double part) {
        boolean begun = shots.report(shotId, part, System.nanoTime());
        if (begun && !terminal) {
            progress("shot " + shotId + " is in the making");
        }
    }

    @Override
    public synchronized void progress(String line) {
        if (!quiet) {
            say(line);
        }
    }

    /** A line for people that is no progress: a note or a warning. */
    @Override
    public synchronized void say(String line) {
        endLine();
        err.println(line);
    }

    /** A question on the same line as its answer. */
    synchronized void ask(String question) {
        endLine();
        err.print(question);
        err.flush();
    }

    synchronized void fail(Failure failure) {
        endLine();
        String red = terminal ? "\u001b[31m" : "";
        String plain = terminal ? "\u001b[0m" : "";
        err.println(red + "error" + plain + " " + failure.code() + ": " + failure.message());
        if (verbose) {
            failure.printStackTrace(err);
        }
    }

    synchronized void endLine() {
        if (lineOpen) {
            err.print("\r\u001b[J");
            err.flush();
            lineOpen = false;
        }
    }

    boolean verbose() {
        return verbose;
    }

    private String timeLeft(long now, double totalFraction) {
        double elapsed = (now - started) / 1e9;
        if (totalFraction < 0.05 || elapsed < 2) {
            return "";
        }
        double left = elapsed * (1 - totalFraction) / totalFraction;
        return ", " + ShotBoard.clock(Math.round(1e9 * left)) + " left";
    }

    private static String words(Stage stage) {
        return switch (stage) {
            case MUSIC -> "listening to the song";
            case PLAN -> "planning the shots";
            case CLIPS -> "making the clips";
            case GRADE -> "matching the colours";
            case RENDER -> "rendering";
            case CHECK -> "checking the reel";
            case DELIVER -> "delivering";
        };
    }
}
