package io.beatframe.server.webhook;

import io.beatframe.server.ids.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a tenant's webhooks are signed with. It is kept as it is, for signing needs it. */
@Repository
public class WebhookSecrets {
    private static final int LETTERS = 52;

    private final JdbcClient jdbc;

    public WebhookSecrets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tenant's, made now if there is none. */
    public String of(String tenantId) {
        jdbc.sql(
                        "update tenant set webhook_secret = :fresh where id = :tenant and webhook_secret"
                                + " is null")
                .param("fresh", "whsec_" + Ids.random(LETTERS))
                .param("tenant", tenantId)
                .update();
        return jdbc.sql("select webhook_secret from tenant where id = :tenant")
                .param("tenant", tenantId)
                .query(String.class)
                .single();
    }
}
