package io.beatframe.clip.generated;

import io.beatframe.clip.video.Job;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.model.Usd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What was ordered, paid, saved and refused: a file of JSON lines that only grows. A line is on the
 * disk before the call that it announces. A crash can at worst cut the last line, which then counts
 * as not written. Several processes may share a ledger.
 */
public final class Ledger implements OrderBook {
    private static final String NAME = "ledger.jsonl";

    /**
     * One for all ledgers of this JVM: POSIX drops a process's file lock as soon as the process
     * closes any descriptor of the file.
     */
    private static final ReentrantLock OWN = new ReentrantLock();

    private final Path file;
    private final Map<String, LedgerEntry> last = new HashMap<>();
    private final Map<String, Job> jobs = new HashMap<>();
    private long read;

    /**
     * @param folder that exists or can be created
     */
    public Ledger(Path folder) {
        this.file = folder.resolve(NAME);
        try {
            Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw unusable(unwritable);
        }
    }

    /** All lines so far. */
    public List<LedgerEntry> entries() {
        OWN.lock();
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            List<LedgerEntry> all = new ArrayList<>();
            String lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            for (String line : lines.split("\n", -1)) {
                LedgerEntry.of(line).ifPresent(all::add);
            }
            return all;
        } catch (IOException unreadable) {
            throw unusable(unreadable);
        } finally {
            OWN.unlock();
        }
    }

    @Override
    public Optional<LedgerEntry> last(String key) {
        OWN.lock();
        try {
            catchUp();
            return Optional.ofNullable(last.get(key));
        } finally {
            OWN.unlock();
        }
    }

    @Override
    public Optional<Job> job(String key) {
        OWN.lock();
        try {
            catchUp();
            return Optional.ofNullable(jobs.get(key));
        } finally {
            OWN.unlock();
        }
    }

    @Override
    public void add(
            String key,
            LedgerEntry.Event event,
            String model,
            Optional<Usd> usd,
            Optional<Job> job,
            String why) {
        LedgerEntry entry = new LedgerEntry(Instant.now(), key, event, model, usd, job, why);
        OWN.lock();
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            try (FileLock lock = channel.lock()) {
                long end = channel.size();
                // A line that a crash cut stays alone on its line and is ignored.
                String before = end > 0 && !endsWithBreak(channel, end) ? "\n" : "";
                ByteBuffer bytes =
                        ByteBuffer.wrap(
                                (before + entry.line() + "\n").getBytes(StandardCharsets.UTF_8));
                channel.position(end);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException unwritable) {
            throw unusable(unwritable);
        } finally {
            OWN.unlock();
        }
    }

    private static boolean endsWithBreak(FileChannel channel, long end) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        channel.read(one, end - 1);
        return one.get(0) == '\n';
    }

    /** Reads the whole lines that came since. */
    private void catchUp() {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long fresh = channel.size() - read;
            if (fresh <= 0) {
                return;
            }
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(fresh));
            while (bytes.hasRemaining() && channel.read(bytes, read + bytes.position()) >= 0) {
                continue;
            }
            int whole = bytes.position();
            while (whole > 0 && bytes.get(whole - 1) != '\n') {
                whole--;
            }
            String lines = new String(bytes.array(), 0, whole, StandardCharsets.UTF_8);
            for (String line : lines.split("\n", -1)) {
                LedgerEntry.of(line).ifPresent(this::note);
            }
            // Counted in bytes: a letter that a crash cut would be written back as three.
            read += whole;
        } catch (IOException | ArithmeticException unreadable) {
            throw unusable(unreadable);
        }
    }

    private void note(LedgerEntry entry) {
        if (entry.event().decides()) {
            last.put(entry.key(), entry);
        }
        entry.job().ifPresent(job -> jobs.put(entry.key(), job));
    }

    private Failure unusable(Exception cause) {
        return new Failure(
                ErrorCode.LEDGER_UNUSABLE,
                "The ledger '"
                        + file
                        + "' cannot be used: "
                        + cause.getMessage()
                        + ". Make it writable, or copy it and set BEATFRAME_CACHE to where it is then:"
                        + " another one knows nothing of what is paid.",
                cause);
    }
}
