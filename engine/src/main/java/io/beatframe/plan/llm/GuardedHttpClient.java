package io.beatframe.plan.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.provider.Provider;
import io.beatframe.provider.ProviderHttp;
import io.beatframe.provider.Redaction;
import io.beatframe.provider.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * LangChain4j's way out, through ours: limits of size and time, cancelling, no redirects, and our
 * failures instead of the library's, which know no Retry-After. It also sees refusals that the
 * library stumbles over.
 */
final class GuardedHttpClient implements HttpClient {
    private static final long MOST_BYTES = 4_000_000;

    private final Provider provider;
    private final Redaction redaction;
    private final ProviderHttp http;
    private final Duration within;

    private GuardedHttpClient(Provider provider, Redaction redaction, Duration within) {
        this.provider = provider;
        this.redaction = redaction;
        this.http = new ProviderHttp(provider, redaction);
        this.within = within;
    }

    /** Its times are ours: what LangChain4j would set is not listened to. */
    static HttpClientBuilder builder(Provider provider, Redaction redaction, Duration within) {
        return new HttpClientBuilder() {
            @Override
            public Duration connectTimeout() {
                return within;
            }

            @Override
            public HttpClientBuilder connectTimeout(@Nullable Duration timeout) {
                return this;
            }

            @Override
            public Duration readTimeout() {
                return within;
            }

            @Override
            public HttpClientBuilder readTimeout(@Nullable Duration timeout) {
                return this;
            }

            @Override
            public HttpClient build() {
                return new GuardedHttpClient(provider, redaction, within);
            }
        };
    }

    @Override
    public SuccessfulHttpResponse execute(dev.langchain4j.http.client.HttpRequest asked) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(asked.url()));
        asked.headers()
                .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        request.method(asked.method().name(), BodyPublishers.ofString(asked.body()));
        Reply reply = http.send(request.build(), within, MOST_BYTES);
        refuseRefusals(reply);
        return SuccessfulHttpResponse.builder()
                .statusCode(reply.status())
                .headers(reply.headers().map())
                .body(reply.body())
                .build();
    }

    @Override
    public void execute(
            dev.langchain4j.http.client.HttpRequest request,
            ServerSentEventParser parser,
            ServerSentEventListener listener) {
        throw new UnsupportedOperationException("Plans are not streamed");
    }

    private void refuseRefusals(Reply reply) {
        JsonNode tree = reply.json();
        if (!tree.isObject()) {
            throw new Failure(
                    ErrorCode.PROVIDER_INVALID,
                    provider.label()
                            + " answers a page and no JSON; something else stands at its address. Check "
                            + provider.addressSetting()
                            + ".");
        }
        boolean candidates = !tree.path("candidates").isEmpty();
        refuseIf(candidates ? null : words(tree.at("/promptFeedback/blockReason")));
        refuseIf(words(tree.at("/choices/0/message/refusal")));
        refuseIf("refusal".equals(words(tree.path("stop_reason"))) ? "refusal" : null);
    }

    private void refuseIf(@Nullable String reason) {
        if (reason != null) {
            throw refusal(provider, redaction.shown(reason, 160));
        }
    }

    static Failure refusal(Provider provider, String reason) {
        return new Failure(
                ErrorCode.PROVIDER_REFUSED,
                provider.label()
                        + " refuses to plan this reel ("
                        + reason
                        + "). Change the prompt, or use --planner rules.");
    }

    private static @Nullable String words(JsonNode node) {
        return node.isString() && !node.stringValue().isBlank() ? node.stringValue() : null;
    }
}
