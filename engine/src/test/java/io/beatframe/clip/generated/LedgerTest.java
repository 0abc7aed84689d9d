package io.beatframe.clip.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.clip.video.Job;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.model.Usd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @TempDir Path folder;

    private static void add(Ledger ledger, String key, LedgerEntry.Event event, String job) {
        ledger.add(
                key,
                event,
                "gemini-omni",
                Optional.of(Usd.of("0.525")),
                job.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Job(job, Map.of("status_url", "https://x/y"))),
                "why \"not\"\n");
    }

    @Test
    void remembersWhatHappenedLast() {
        Ledger ledger = new Ledger(folder);
        assertThat(ledger.last("a")).isEmpty();
        add(ledger, "a", LedgerEntry.Event.SUBMITTING, "");
        add(ledger, "a", LedgerEntry.Event.SUBMITTED, "job 1");
        add(ledger, "b", LedgerEntry.Event.SUBMITTING, "");
        add(ledger, "a", LedgerEntry.Event.SAVED, "");
        Ledger another = new Ledger(folder);
        LedgerEntry last = another.last("a").orElseThrow();
        assertThat(last.event()).isEqualTo(LedgerEntry.Event.SUBMITTED);
        assertThat(last.job().orElseThrow().links()).containsEntry("status_url", "https://x/y");
        assertThat(last.usd()).contains(Usd.of("0.525"));
        assertThat(last.why()).isEqualTo("why \"not\"\n");
        assertThat(another.last("b").orElseThrow().event()).isEqualTo(LedgerEntry.Event.SUBMITTING);
        assertThat(another.entries()).hasSize(4);
    }

    @Test
    void seesWhatAnotherProcessWrites() {
        Ledger one = new Ledger(folder);
        Ledger other = new Ledger(folder);
        add(one, "a", LedgerEntry.Event.SUBMITTED, "job");
        assertThat(other.last("a")).isPresent();
        add(other, "a", LedgerEntry.Event.READY, "job");
        assertThat(one.last("a").orElseThrow().event()).isEqualTo(LedgerEntry.Event.READY);
    }

    @Test
    void aLineThatACrashCutCountsAsNotWritten() throws IOException {
        Ledger ledger = new Ledger(folder);
        add(ledger, "a", LedgerEntry.Event.SUBMITTED, "job");
        Path file = folder.resolve("ledger.jsonl");
        String whole = Files.readString(file);
        String line = whole.replace("submitted", "ready");
        for (int cut = 1; cut < line.length() - 1; cut += 7) {
            Files.writeString(file, whole + line.substring(0, cut));
            Ledger after = new Ledger(folder);
            assertThat(after.last("a").orElseThrow().event())
                    .isEqualTo(LedgerEntry.Event.SUBMITTED);
            add(after, "b", LedgerEntry.Event.UNKNOWN, "");
            assertThat(new Ledger(folder).last("b")).isPresent();
            assertThat(after.last("b")).isPresent();
        }
    }

    /** Half a letter is written back as three bytes when it is read as text. */
    @Test
    void aLineThatACrashCutWithinALetterIsPassedOver() throws IOException {
        Path file = folder.resolve("ledger.jsonl");
        Ledger before = new Ledger(folder);
        add(before, "a", LedgerEntry.Event.SUBMITTED, "job");
        Files.write(
                file, new byte[] {'{', '"', (byte) 0xe2, (byte) 0x82}, StandardOpenOption.APPEND);
        assertThat(before.last("a")).isPresent();
        Ledger other = new Ledger(folder);
        add(other, "b", LedgerEntry.Event.READY, "job");
        assertThat(before.last("b")).isPresent();
        add(other, "c", LedgerEntry.Event.READY, "job");
        assertThat(before.last("c")).isPresent();
        assertThat(other.entries()).hasSize(3);
    }

    @Test
    void manyThreadsWriteWholeLines() throws InterruptedException, IOException {
        Ledger ledger = new Ledger(folder);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String key = "k" + i;
            threads.add(
                    Thread.startVirtualThread(() -> {
                        Ledger own = new Ledger(folder);
                        add(own, key, LedgerEntry.Event.SUBMITTING, "");
                        add(ledger, key, LedgerEntry.Event.READY, "j");
                    }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(Files.readAllLines(folder.resolve("ledger.jsonl")))
                .hasSize(16)
                .allMatch(line -> LedgerEntry.of(line).isPresent());
    }

    @Test
    void aLedgerThatCannotBeWrittenStopsEverything() throws IOException {
        Files.createDirectory(folder.resolve("ledger.jsonl"));
        Ledger ledger = new Ledger(folder);
        assertThatThrownBy(() -> add(ledger, "a", LedgerEntry.Event.SUBMITTING, ""))
                .extracting(e -> ((Failure) e).code())
                .isEqualTo(ErrorCode.LEDGER_UNUSABLE);
    }

    @Test
    void garbageIsPassedOver() throws IOException {
        Ledger ledger = new Ledger(folder);
        Files.writeString(
                folder.resolve("ledger.jsonl"),
                "\u0000\u0000\nnull\n[]\n{\"event\": \"dance\"}\n",
                StandardOpenOption.CREATE);
        add(ledger, "a", LedgerEntry.Event.READY, "j");
        assertThat(new Ledger(folder).last("a")).isPresent();
    }
}
