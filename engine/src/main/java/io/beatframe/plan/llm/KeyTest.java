package io.beatframe.plan.llm;

import io.beatframe.failure.Failure;
import io.beatframe.provider.Endpoint;
import io.beatframe.provider.Provider;
import io.beatframe.provider.ProviderHttp;
import io.beatframe.provider.ProviderSettings;
import java.net.http.HttpRequest;
import java.time.Duration;

/**
 * Tries the key of a language model's provider by a call that costs nothing: its list of models.
 */
public final class KeyTest {
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final long MOST_BYTES = 4_000_000;

    private KeyTest() {}

    /**
     * @param provider GEMINI, OPENAI or ANTHROPIC
     * @throws Failure KEY_MISSING, PROVIDER_UNAUTHORISED, PROVIDER_UNAVAILABLE, PROVIDER_INVALID
     */
    public static void run(Provider provider, ProviderSettings settings) {
        Endpoint endpoint = settings.endpoint(provider);
        HttpRequest.Builder request =
                switch (provider) {
                    case GEMINI -> request(endpoint, "/v1beta/models?pageSize=1");
                    case OPENAI -> request(endpoint, "/v1/models");
                    case ANTHROPIC ->
                            request(endpoint, "/v1/models?limit=1")
                                    .header("anthropic-version", "2023-06-01");
                    case OPENAI_VIDEOS, COMFYUI, FAL, VERTEX, REPLICATE ->
                            throw new IllegalArgumentException(provider + " plans nothing");
                };
        new ProviderHttp(provider, settings.redaction()).send(request.build(), WITHIN, MOST_BYTES);
    }

    private static HttpRequest.Builder request(Endpoint endpoint, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.at(path));
        endpoint.key()
                .ifPresent(key -> {
                    switch (endpoint.provider()) {
                        case GEMINI -> request.header("x-goog-api-key", key.reveal());
                        case ANTHROPIC -> request.header("x-api-key", key.reveal());
                        case OPENAI, OPENAI_VIDEOS, COMFYUI, FAL, VERTEX, REPLICATE ->
                                request.header("Authorization", "Bearer " + key.reveal());
                    }
                });
        return request;
    }
}
