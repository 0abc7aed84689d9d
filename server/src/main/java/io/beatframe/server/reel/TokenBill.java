package io.beatframe.server.reel;

import io.beatframe.server.tenant.TokenPrices;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts what a language model was paid for a plan on its tenant's bill, beside what video models
 * are.
 */
@Component
final class TokenBill {
    private static final Log LOG = LogFactory.getLog(TokenBill.class);

    private final JdbcClient jdbc;
    private final TokenPrices prices;
    private final MeterRegistry metrics;

    TokenBill(JdbcClient jdbc, TokenPrices prices, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.prices = prices;
        this.metrics = metrics;
    }

    /** In the transaction that takes the plan. */
    void charge(Reel reel, String plan) {
        JsonNode by = JsonMapper.shared().readTree(plan).path("planned_by");
        if (by.isMissingNode()) {
            return;
        }
        String model = by.path("model").asString("");
        Optional<BigDecimal> usd =
                prices.of(
                        by.path("provider").asString(""),
                        by.path("input_tokens").asLong(0),
                        by.path("output_tokens").asLong(0));
        if (usd.isEmpty()) {
            LOG.warn("Nobody said what " + model + " costs: " + by + " is on no bill");
            return;
        }
        jdbc.sql("update reel set cost_usd = cost_usd + :charge where id = :id")
                .param("charge", usd.get())
                .param("id", reel.id())
                .update();
        jdbc.sql(
                        "insert into take_line (tenant_id, clip_key, number, reel_id, line, charge_usd)"
                                + " values (:tenant, :key, 1, :reel, :line, :charge)")
                .param("tenant", reel.tenantId())
                .param("key", "plan-" + reel.id())
                .param("reel", reel.id())
                .param("line", by.toString())
                .param("charge", usd.get())
                .update();
        metrics.counter("beatframe.spend.usd", "model", model).increment(usd.get().doubleValue());
    }
}
