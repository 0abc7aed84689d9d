package io.beatframe.server.reel;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.ids.Ids;
import io.beatframe.server.tenant.Quotas;
import io.beatframe.server.tenant.TokenPrices;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What clients change: they ask for reels, approve, change, cancel and forget them. */
@Repository
@Transactional
public class Orders {
    private final JdbcClient jdbc;
    private final ReelStates states;
    private final Turns turns;
    private final Quotas quotas;
    private final TokenPrices prices;
    private final Clock clock;

    Orders(
            JdbcClient jdbc,
            ReelStates states,
            Turns turns,
            Quotas quotas,
            TokenPrices prices,
            Clock clock) {
        this.jdbc = jdbc;
        this.states = states;
        this.turns = turns;
        this.quotas = quotas;
        this.prices = prices;
        this.clock = clock;
    }

    /**
     * A new reel in the queue; returns its id.
     *
     * @throws Failure RATE_LIMITED, QUOTA_EXCEEDED
     */
    public String create(String tenantId, ReelOrder order) {
        quotas.admitReel(tenantId);
        quotas.admitCost(tenantId, prices.most(order.plannerChoice().kind()));
        Instant now = clock.instant();
        String id = Ids.fresh("reel", now);
        Priority priority = order.priorityChoice();
        long turn = turns.next(tenantId, priority);
        jdbc.sql(
                        "insert into reel (id, tenant_id, status, run, turn, priority, progress, request,"
                                + " created_at) values (:id, :tenant, :status, 1, :turn, :priority, 0,"
                                + " :request, :now)")
                .param("id", id)
                .param("tenant", tenantId)
                .param("status", ReelStatus.QUEUED.id())
                .param("turn", turn)
                .param("priority", priority.rank())
                .param("request", ReelJson.write(order))
                .param("now", ReelStates.time(now))
                .update();
        states.note(id, ReelStatus.QUEUED, 0);
        states.enqueue(id, 1, StepKind.first(order, false), order, turn);
        return id;
    }

    /**
     * Ends a reel, wherever it stands. A worker that is at it learns so with its next progress;
     * when none is, one is called.
     *
     * @throws Failure NOT_FOUND; STATE_CONFLICT when it is done or has failed
     */
    public void cancel(String tenantId, String reelId) {
        Reel reel = own(tenantId, reelId);
        if (reel.status() == ReelStatus.CANCELLED) {
            return;
        }
        require(reel, ReelStatus.CANCELLED, "cancelled");
        states.move(reel, ReelStatus.CANCELLED);
        states.callUp(reel);
    }

    /**
     * A person has seen the plan: now it is filmed.
     *
     * @throws Failure NOT_FOUND; STATE_CONFLICT unless it waits for that
     */
    public void approve(String tenantId, String reelId) {
        Reel reel = own(tenantId, reelId);
        if (reel.status() != ReelStatus.REVIEW) {
            throw new Failure(
                    ErrorCode.STATE_CONFLICT,
                    "The reel is "
                            + reel.status().id()
                            + "; only one that was asked for with review: true waits for approval.");
        }
        states.move(reel, ReelStatus.QUEUED);
        states.enqueue(reel, StepKind.afterPlan(reel.order()));
    }

    /**
     * Another plan for the reel. One that waits for approval goes on waiting; one that is done or
     * has stopped is filmed anew, and keeps its files until the new ones are there.
     *
     * @param edit from the plan as it is to another, both as JSON and valid; nobody else changes it
     *     meanwhile
     * @throws Failure NOT_FOUND; STATE_CONFLICT while a worker has it, or when it has no plan;
     *     RATE_LIMITED, QUOTA_EXCEEDED, and what the edit throws
     */
    public void replan(String tenantId, String reelId, UnaryOperator<String> edit) {
        Reel reel = own(tenantId, reelId);
        String plan = edit.apply(reel.requirePlan());
        if (reel.status() == ReelStatus.REVIEW) {
            jdbc.sql("update reel set plan = :plan where id = :id")
                    .param("plan", plan)
                    .param("id", reelId)
                    .update();
            states.note(reelId, ReelStatus.REVIEW, reel.progress());
            return;
        }
        require(reel, ReelStatus.QUEUED, "changed");
        quotas.admitReel(tenantId);
        long turn = turns.next(tenantId, reel.order().priorityChoice());
        int run = reel.run() + 1;
        jdbc.sql(
                        "update reel set plan = :plan, run = :run, turn = :turn, progress = 0, report ="
                                + " null, error_code = null, error_message = null, started_at = null,"
                                + " completed_at = null where id = :id")
                .param("plan", plan)
                .param("run", run)
                .param("turn", turn)
                .param("id", reelId)
                .update();
        states.move(reel, ReelStatus.QUEUED);
        states.enqueue(reelId, run, StepKind.first(reel.order(), true), reel.order(), turn);
    }

    /**
     * Forgets a reel; one that is being made is stopped. Its files are the caller's to delete.
     *
     * @throws Failure NOT_FOUND
     */
    public void delete(String tenantId, String reelId) {
        states.callUp(own(tenantId, reelId));
        jdbc.sql("delete from reel where id = :id").param("id", reelId).update();
    }

    private Reel own(String tenantId, String reelId) {
        return states.lock(reelId)
                .filter(reel -> reel.tenantId().equals(tenantId))
                .orElseThrow(Reels::unknown);
    }

    private static void require(Reel reel, ReelStatus wanted, String what) {
        if (!reel.status().mayBecome(wanted)) {
            throw new Failure(
                    ErrorCode.STATE_CONFLICT,
                    "The reel is " + reel.status().id() + "; it can no longer be " + what + ".");
        }
    }
}
