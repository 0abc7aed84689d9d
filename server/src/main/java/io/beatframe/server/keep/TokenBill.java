package io.beatframe.server.keep;

import io.beatframe.plan.llm.Answer;
import io.beatframe.provider.Provider;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.tenant.TokenPrices;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts what language models are paid on their tenants' bills, beside what video models are: each
 * answer once, however often its plan begins anew.
 */
@Component
final class TokenBill {
    private static final Log LOG = LogFactory.getLog(TokenBill.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TokenPrices prices;
    private final MeterRegistry metrics;

    TokenBill(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            TokenPrices prices,
            MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.prices = prices;
        this.metrics = metrics;
    }

    /**
     * @param question what was asked, by the name that its answer is kept under
     */
    void charge(Reel reel, String question, Provider provider, Answer answer) {
        String planner = provider.name().toLowerCase(Locale.ROOT);
        String line =
                String.format(
                        Locale.ROOT,
                        "%s %s: %d tokens in, %d out",
                        planner,
                        answer.model(),
                        answer.inputTokens(),
                        answer.outputTokens());
        Optional<BigDecimal> usd = prices.of(planner, answer.inputTokens(), answer.outputTokens());
        if (usd.isEmpty()) {
            LOG.warn("Nobody said what " + planner + " costs: " + line + " is on no bill");
            return;
        }
        if (Books.write(() -> charged(reel, question, line, usd.get()))) {
            metrics.counter("beatframe.spend.usd", "model", answer.model())
                    .increment(usd.get().doubleValue());
        }
    }

    private boolean charged(Reel reel, String question, String line, BigDecimal usd) {
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("update reel set cost_usd = cost_usd + :charge where id = :id")
                        .param("charge", usd)
                        .param("id", reel.id())
                        .update();
                jdbc.sql(
                                "insert into take_line (tenant_id, clip_key, number, reel_id, line,"
                                        + " charge_usd) values (:tenant, :key, 1, :reel, :line,"
                                        + " :charge)")
                        .param("tenant", reel.tenantId())
                        .param("key", "answer-" + question)
                        .param("reel", reel.id())
                        .param("line", line)
                        .param("charge", usd)
                        .update();
            });
            return true;
        } catch (DuplicateKeyException before) {
            return false;
        }
    }
}
