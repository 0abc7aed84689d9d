package io.beatframe.clip.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.clip.generated.PaidClips.Kept;
import io.beatframe.model.Usd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaidClipsTest {
    private static final Instant NOW = Instant.parse("2020-01-01T08:00:00Z");

    @TempDir Path folder;

    @BeforeEach
    void keepThree() throws IOException {
        Ledger ledger = new Ledger(folder);
        for (int days : new int[] {1, 40, 90}) {
            Path clip = new ClipStore(folder).file("day" + days);
            Files.write(clip, new byte[1000]);
            Files.setLastModifiedTime(clip, FileTime.from(NOW.minus(Duration.ofDays(days))));
            ledger.add(
                    "day" + days,
                    LedgerEntry.Event.READY,
                    "veo",
                    Optional.of(Usd.of("1.60")),
                    Optional.empty(),
                    "");
        }
    }

    private static List<String> keys(List<Kept> clips) {
        return clips.stream().map(Kept::key).toList();
    }

    @Test
    void thoseUnusedForLongestGoFirst() {
        List<Kept> all = PaidClips.in(folder);
        assertThat(keys(all)).containsExactly("day90", "day40", "day1");
        assertThat(all).allMatch(clip -> clip.usd().equals(Optional.of(Usd.of("1.60"))));
        Instant month = NOW.minus(Duration.ofDays(30));
        assertThat(keys(PaidClips.beyond(all, month, 9000))).containsExactly("day90", "day40");
        assertThat(keys(PaidClips.beyond(all, Instant.MIN, 2500))).containsExactly("day90");
        assertThat(PaidClips.beyond(all, Instant.MIN, 3000)).isEmpty();
        assertThat(PaidClips.beyond(all, Instant.MIN, 0)).hasSize(3);
    }

    @Test
    void theLedgerStaysAndSoDoesWhatIsBeingCopied() throws IOException {
        ClipStore store = new ClipStore(folder);
        Files.write(store.unfinished("now"), new byte[10]);
        Files.write(store.unfinished("old"), new byte[10]);
        Files.setLastModifiedTime(store.unfinished("old"), FileTime.from(Instant.EPOCH));
        PaidClips.remove(folder, PaidClips.in(folder).subList(0, 2));
        assertThat(keys(PaidClips.in(folder))).containsExactly("day1");
        assertThat(store.unfinished("now")).exists();
        assertThat(store.unfinished("old")).doesNotExist();
        assertThat(new Ledger(folder).entries()).hasSize(3);
    }

    @Test
    void aClipThatIsUsedIsYoungAgain() {
        new ClipStore(folder).used("day90");
        assertThat(keys(PaidClips.in(folder))).containsExactly("day40", "day1", "day90");
    }
}
