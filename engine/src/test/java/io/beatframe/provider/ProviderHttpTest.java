package io.beatframe.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.testing.FakeServer;
import io.beatframe.testing.FakeServer.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderHttpTest {
    private static final String KEY = "AQ.very-secret-0123456789";
    private static final Duration LONG = Duration.ofSeconds(60);

    private final FakeServer server = FakeServer.start();
    private final ProviderSettings settings =
            ProviderSettings.of(
                    Map.of(
                            "GEMINI_API_KEY",
                            KEY,
                            "BEATFRAME_GEMINI_URL",
                            server.root().toString(),
                            "BEATFRAME_CONFIG",
                            "no-such-file"));
    private final ProviderHttp http = new ProviderHttp(Provider.GEMINI, settings.redaction());

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest request() {
        Endpoint endpoint = settings.endpoint(Provider.GEMINI);
        return HttpRequest.newBuilder(endpoint.at("/x"))
                .header("x-goog-api-key", endpoint.key().orElseThrow().reveal())
                .build();
    }

    private Failure failure(Answer answer) {
        server.on("GET /x", answer);
        return failure(LONG, 10_000);
    }

    private Failure failure(Duration within, long most) {
        Failure failure =
                catchThrowableOfType(Failure.class, () -> http.send(request(), within, most));
        assertThat(failure.message()).doesNotContain(KEY);
        return failure;
    }

    @Test
    void aReplyIsReadWhole() {
        server.on("GET /x", Answer.json(201, "{\"a\":\"ü\"}"));
        Reply reply = http.send(request(), LONG, 100);
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text()).isEqualTo("{\"a\":\"ü\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"error\":{\"message\":\"API key not valid.\",\"details\":[{\"reason\":\"API_KEY_INVALID\"}]}}|PROVIDER_UNAUTHORISED|false",
                "401|{\"error\":{\"message\":\"bad key AQ.very-secret-0123456789\"}}|PROVIDER_UNAUTHORISED|false",
                "403|{\"error\":{\"status\":\"PERMISSION_DENIED\"}}|PROVIDER_UNAUTHORISED|false",
                "402|{}|PROVIDER_UNAUTHORISED|false",
                "400|{\"error\":{\"code\":\"content_policy_violation\",\"message\":\"no\"}}|PROVIDER_REFUSED|false",
                "422|{\"detail\":[{\"loc\":[],\"msg\":\"bad\",\"type\":\"content_policy_violation\"}]}|PROVIDER_REFUSED|false",
                "400|[{\"error\":{\"message\":\"Unknown field\"}}]|PROVIDER_INVALID|false",
                "404|{\"error\":{\"message\":\"no such model\"}}|PROVIDER_INVALID|false",
                "413|''|PROVIDER_INVALID|false",
                "429|{\"error\":{\"message\":\"slow down\"}}|PROVIDER_RATE_LIMITED|true",
                "429|{\"error\":{\"code\":\"insufficient_quota\"}}|PROVIDER_RATE_LIMITED|false",
                "429|{\"error\":{\"message\":\"check your plan and billing details\",\"details\":[{\"retryDelay\":\"26s\"}]}}|PROVIDER_RATE_LIMITED|true",
                "500|<html>oops</html>|PROVIDER_UNAVAILABLE|true",
                "529|{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}|PROVIDER_UNAVAILABLE|true"
            })
    void aStatusIsAFailure(int status, String body, ErrorCode code, boolean retriable) {
        Failure failure = failure(Answer.json(status, body));
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.retriable()).isEqualTo(retriable);
        assertThat(failure.message()).startsWith("Gemini ").endsWith(".");
    }

    @Test
    void theProvidersWordsAreShownAndItsPagesAreNot() {
        assertThat(
                        failure(Answer.json(404, "{\"error\":{\"message\":\"no such\\nmodel\"}}"))
                                .message())
                .contains("no such model.");
        assertThat(failure(Answer.html(502, "<html>" + "x".repeat(9_000))).message())
                .contains("no JSON")
                .doesNotContain("<html>");
    }

    @Test
    void knowsHowLongToWait() {
        assertThat(failure(Answer.json(429, "{}").with("Retry-After", "7")).retryAfter())
                .contains(Duration.ofSeconds(7));
        ZonedDateTime inHalfAMinute = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(30);
        String soon = DateTimeFormatter.RFC_1123_DATE_TIME.format(inHalfAMinute);
        assertThat(failure(Answer.json(503, "{}").with("Retry-After", soon)).retryAfter())
                .hasValueSatisfying(wait ->
                        // It is said in whole seconds.
                        assertThat(wait)
                                .isBetween(
                                        Duration.between(Instant.now(), inHalfAMinute)
                                                .minusSeconds(1),
                                        Duration.ofSeconds(30)));
        String info =
                "{\"error\":{\"code\":429,\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\","
                        + "\"retryDelay\":\"3.5s\"}]}}";
        assertThat(failure(Answer.json(429, info)).retryAfter()).contains(Duration.ofMillis(3500));
        assertThat(failure(Answer.json(429, "{}").with("Retry-After", "soon")).retryAfter())
                .isEmpty();
    }

    @Test
    void aKeyIsNotCarriedElsewhere() {
        try (FakeServer thief = FakeServer.start()) {
            Failure failure = failure(Answer.redirect(URI.create(thief.root() + "/x")));
            assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_INVALID);
            assertThat(failure.message()).contains("BEATFRAME_GEMINI_URL");
            assertThat(thief.calls()).isEmpty();
        }
    }

    @Test
    void anAnswerHasAMostOfBytesAndOfTime() {
        Failure large = failure(Answer.json(200, "x".repeat(20_000)));
        assertThat(large.code()).isEqualTo(ErrorCode.PROVIDER_INVALID);
        assertThat(large.message()).contains("0.01 MB");
        server.on("GET /x", Answer.json(200, "{}").after(LONG));
        Failure late = failure(Duration.ofMillis(50), 100);
        assertThat(late.code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
        assertThat(late.retriable()).isTrue();
    }

    @Test
    void whatBreaksOffIsNoAnswer() {
        Failure broken = failure(Answer.json(200, "{\"a\":1}").cutAfter(3));
        assertThat(broken.code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
        server.close();
        Failure nobody = failure(LONG, 100);
        assertThat(nobody.code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
        assertThat(nobody.message()).contains("does not accept connections");
    }

    @Test
    void interruptingEndsItAtOnce() throws Exception {
        server.on("GET /x", Answer.json(200, "{}").after(LONG));
        CompletableFuture<Failure> outcome = new CompletableFuture<>();
        Thread waiting = Thread.ofPlatform().start(() -> outcome.complete(failure(LONG, 100)));
        waiting.interrupt();
        assertThat(outcome.get(30, TimeUnit.SECONDS).code()).isEqualTo(ErrorCode.CANCELLED);
    }

    @Test
    void asksAgainWhenToldAndSaysSo() {
        server.on(
                "GET /x",
                Answer.json(429, "{}").with("Retry-After", "0.01"),
                Answer.json(500, "{}"),
                Answer.json(200, "{}"));
        List<String> told = new ArrayList<>();
        Retries retries = new Retries(3, Duration.ofMillis(5), Duration.ofSeconds(1));
        assertThat(retries.run(() -> http.send(request(), LONG, 100), told::add).status())
                .isEqualTo(200);
        assertThat(told).hasSize(2).first().asString().contains("after 0.01 s");
    }

    @Test
    void doesNotWaitForever() {
        Retries retries = new Retries(9, Duration.ofMillis(1), Duration.ofSeconds(1));
        server.on("GET /x", Answer.json(429, "{}").with("Retry-After", "3600"));
        var _ =
                catchThrowableOfType(
                        Failure.class,
                        () -> retries.run(() -> http.send(request(), LONG, 100), s -> {}));
        assertThat(server.calls()).hasSize(1);
        server.on("GET /x", Answer.json(500, ""));
        var _ =
                catchThrowableOfType(
                        Failure.class,
                        () -> retries.run(() -> http.send(request(), LONG, 100), s -> {}));
        assertThat(server.calls()).hasSize(10);
    }
}
