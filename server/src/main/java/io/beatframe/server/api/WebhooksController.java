package io.beatframe.server.api;

import io.beatframe.server.webhook.WebhookSecrets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** What receivers of webhooks need. */
@Tag(name = "Webhooks")
@RestController
@Profile("api")
final class WebhooksController {
    private final WebhookSecrets secrets;

    WebhooksController(WebhookSecrets secrets) {
        this.secrets = secrets;
    }

    /**
     * How webhooks to a reel's callback_url are signed.
     *
     * @param secret the key of the HMAC-SHA256 over "t.body" in the header Beatframe-Signature
     */
    record SecretView(String secret) {}

    @Operation(
            operationId = "webhookSecret",
            summary = "The secret that your webhooks are signed with")
    @GetMapping("/v1/webhook-secret")
    SecretView secret(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        return new SecretView(secrets.of(caller.tenantId()));
    }
}
