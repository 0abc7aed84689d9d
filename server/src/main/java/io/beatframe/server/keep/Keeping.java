package io.beatframe.server.keep;

import io.beatframe.clip.generated.Archive;
import io.beatframe.clip.generated.Budget;
import io.beatframe.clip.generated.Computing;
import io.beatframe.clip.generated.Estimate;
import io.beatframe.clip.generated.Filming;
import io.beatframe.clip.generated.FilmingTerms;
import io.beatframe.failure.Failure;
import io.beatframe.model.ModelCard;
import io.beatframe.model.Usd;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.llm.Answers;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.store.Store;
import io.beatframe.server.tenant.Quotas;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens what is kept between reels. What is paid for is the tenant's; what was drawn goes with the
 * reel.
 */
@Component
public final class Keeping {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Quotas quotas;
    private final TokenBill tokens;
    private final MeterRegistry metrics;

    Keeping(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Quotas quotas,
            TokenBill tokens,
            MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.quotas = quotas;
        this.tokens = tokens;
        this.metrics = metrics;
    }

    /** What is kept, for one attempt. */
    public record Kept(Archive archive, StoredClips drawn) {
        /**
         * Forgets drawn clips that the reel no longer shows.
         *
         * @return how many bytes the others take in the store
         */
        public long tidy() {
            return drawn.tidy();
        }

        /**
         * On what terms a reel is filmed here.
         *
         * @param handedOn whether somebody else goes on with it when the thread is interrupted
         * @param computing for whoever has no place to compute yet
         */
        public FilmingTerms terms(BooleanSupplier handedOn, Computing computing) {
            return new FilmingTerms(
                    Budget.NONE,
                    false,
                    List.of(),
                    false,
                    line -> {},
                    Optional.of(archive),
                    handedOn,
                    computing);
        }
    }

    /** Where a tenant's things that were paid for lie, for any of its reels. */
    static String takes(Reel reel) {
        return "takes/" + reel.tenantId() + "/";
    }

    /**
     * What language models answered before.
     *
     * @param store that is waited for
     * @param folder of this attempt alone, for copies
     */
    public Answers answers(Reel reel, Store store, Path folder) {
        return new StoredAnswers(store, reel, tokens, folder);
    }

    /**
     * @param store that is waited for
     * @param folder of this attempt alone, for copies
     */
    public Kept open(Reel reel, Store store, Path folder) {
        StoredClips drawn =
                new StoredClips(
                        store,
                        "reels/" + reel.id() + "/clips/",
                        folder,
                        new Tally(metrics, "drawn"));
        StoredClips takes = new StoredClips(store, takes(reel), folder, new Tally(metrics, "take"));
        TakeLines lines = lines(reel.tenantId(), reel.id());
        return new Kept(new Archive(lines, takes, Optional.of(drawn)), drawn);
    }

    private TakeLines lines(String tenantId, String reelId) {
        return new TakeLines(tenantId, reelId, jdbc, transaction, quotas, metrics);
    }

    /**
     * Tells providers to stop what was ordered for a reel that nobody wants any more, and that no
     * worker waits for.
     *
     * @return after how long to call again, as one did not say that it stops
     */
    public Optional<Duration> callOff(String reelId) {
        return new OpenOrders(jdbc, Keeping::filming, this::lines).stop(reelId, Instant.now());
    }

    private static Filming filming() {
        return Filming.of(System.getenv(), FilmingTerms.USUAL);
    }

    /**
     * Compares what the plan would cost with what its tenant may spend, before anything is ordered.
     *
     * @throws Failure QUOTA_EXCEEDED
     */
    public void requireMoney(Reel reel, ShotPlan plan, Archive archive) {
        for (ModelCard card : filming().catalogue().all()) {
            if (card.name().equals(plan.brief().videoModel())) {
                Optional<Usd> price = Estimate.of(plan, card, archive, List.of(), false).toPay();
                transaction.executeWithoutResult(
                        status -> quotas.admitCost(reel.tenantId(), price.map(Usd::amount)));
            }
        }
    }
}
