package io.beatframe.server.tenant;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds tenants to their limits. Whoever asks keeps the tenant's row locked until its transaction
 * ends, so two that come at once are not both let through.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Quotas {
    private final JdbcClient jdbc;

    public Quotas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One more reel.
     *
     * @throws Failure RATE_LIMITED when too many are under way; QUOTA_EXCEEDED when the store or
     *     the purse is empty
     */
    public void admitReel(String tenantId) {
        Limits limits = locked(tenantId).limits();
        if (limits.reelsInFlight().isPresent()) {
            long under =
                    number(
                            "select count(*) from reel where tenant_id = :tenant and"
                                    + " completed_at is null",
                            tenantId);
            if (under >= limits.reelsInFlight().getAsInt()) {
                throw new Failure(
                        ErrorCode.RATE_LIMITED,
                        under
                                + " reels are under way, as many as this account may have at a time."
                                + " Wait until one is done, or cancel one.",
                        null,
                        true);
            }
        }
        requireSpace(tenantId, limits, 0);
        requireMoney(tenantId, limits, Optional.of(BigDecimal.ZERO));
    }

    /**
     * What is about to cost so much.
     *
     * @param usd empty where nobody knows it
     * @throws Failure QUOTA_EXCEEDED; then nothing may be ordered
     */
    public void admitCost(String tenantId, Optional<BigDecimal> usd) {
        requireMoney(tenantId, locked(tenantId).limits(), usd);
    }

    private void requireMoney(String tenantId, Limits limits, Optional<BigDecimal> more) {
        if (limits.spendCapUsd().isEmpty()) {
            return;
        }
        String cap = limits.spendCapUsd().get().toPlainString();
        if (more.isEmpty()) {
            throw new Failure(
                    ErrorCode.QUOTA_EXCEEDED,
                    "This account may spend "
                            + cap
                            + " US dollars, and nobody knows what this model costs. Choose another, or"
                            + " ask the operator to name its price.");
        }
        BigDecimal spent = spent(tenantId);
        if (spent.add(more.get()).compareTo(limits.spendCapUsd().get()) > 0) {
            throw new Failure(
                    ErrorCode.QUOTA_EXCEEDED,
                    "Reels of this account have cost "
                            + spent.toPlainString()
                            + " US dollars, and this would cost "
                            + more.get().toPlainString()
                            + "; its cap is "
                            + cap
                            + ". Nothing was ordered. Choose a cheaper model (POST /v1/estimates), or"
                            + " ask the operator to raise it.");
        }
    }

    /**
     * Says early whether a reel that brings so many bytes would be admitted; sure it is not.
     *
     * @throws Failure as {@link #admitReel}
     */
    @Transactional
    public void askReel(String tenantId, long bytes) {
        admitReel(tenantId);
        admitBytes(tenantId, bytes);
    }

    /** An upload of so many bytes. */
    public void admitBytes(String tenantId, long bytes) {
        requireSpace(tenantId, locked(tenantId).limits(), bytes);
    }

    private void requireSpace(String tenantId, Limits limits, long more) {
        if (limits.storageBytes().isEmpty()) {
            return;
        }
        long used =
                number(
                                "select coalesce(sum(bytes), 0) from song where tenant_id = :tenant",
                                tenantId)
                        + number(
                                "select coalesce(sum(bytes), 0) from reel where tenant_id = :tenant",
                                tenantId)
                        + number(
                                "select coalesce(sum(s.bytes), 0) from step s join reel r on r.id ="
                                        + " s.reel_id and r.run = s.run where r.tenant_id = :tenant and"
                                        + " r.completed_at is null and s.state <> 'finished'",
                                tenantId);
        long most = limits.storageBytes().getAsLong();
        if (used + more > most) {
            throw new Failure(
                    ErrorCode.QUOTA_EXCEEDED,
                    "Songs and reels of this account take "
                            + used / 1_000_000
                            + " MB of "
                            + most / 1_000_000
                            + " MB. Delete some that are no longer needed.");
        }
    }

    private BigDecimal spent(String tenantId) {
        return jdbc.sql(
                        "select coalesce(sum(charge_usd), 0) from take_line where tenant_id = :tenant")
                .param("tenant", tenantId)
                .query(BigDecimal.class)
                .single();
    }

    private long number(String sql, String tenantId) {
        return jdbc.sql(sql).param("tenant", tenantId).query(Long.class).single();
    }

    private Tenant locked(String tenantId) {
        return jdbc.sql("select " + Tenants.COLUMNS + " from tenant where id = :id for update")
                .param("id", tenantId)
                .query(Tenants::read)
                .single();
    }
}
