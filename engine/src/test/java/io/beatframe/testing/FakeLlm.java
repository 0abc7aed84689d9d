package io.beatframe.testing;

import io.beatframe.testing.FakeServer.Answer;
import io.beatframe.testing.FakeServer.Call;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Language models that are none, to try the planners by hand: prints what to set, and answers every
 * provider's requests until it is stopped. The argument is how it behaves: {@code good}, {@code
 * faulty}, {@code prose}, {@code refuses}, {@code limited}, {@code unauthorised}, {@code down}.
 */
public final class FakeLlm {
    private static final Pattern BEAT = Pattern.compile("\\\\n(\\d+): \\d+ \\d+ \\d+");

    private FakeLlm() {}

    public static void main(String[] arguments) throws InterruptedException {
        String behaviour = arguments.length == 0 ? "good" : arguments[0];
        try (FakeServer server = FakeServer.start()) {
            for (LlmWire wire : LlmWire.values()) {
                server.on(wire.route(), call -> answer(wire, behaviour, call));
                System.out.println(
                        "export "
                                + wire.urlVariable()
                                + "="
                                + server.root()
                                + " "
                                + wire.keyVariable()
                                + "=fake-key-0123456789");
            }
            new CountDownLatch(1).await();
        }
    }

    /** As a model would that reads its prompt: the beats are those of the request. */
    public static Answer answer(LlmWire wire, String behaviour, Call call) {
        String good = MadeTreatment.json(beats(call), 6).toString();
        return switch (behaviour) {
            case "good" -> wire.says(good, "fake-1", false);
            case "faulty" -> wire.says(good.replace("push_in", "zoom"), "fake-1", false);
            case "prose" -> wire.says("I would open on a wide shot of the city.", "fake-1", false);
            case "refuses" -> wire.refuses();
            case "limited" ->
                    Answer.json(
                                    429,
                                    "{\"error\":{\"message\":\"Quota exceeded for this minute.\"}}")
                            .with("Retry-After", "3600");
            case "unauthorised" ->
                    wire.error(401, "API key not valid. Please pass a valid API key.");
            case "down" -> Answer.html(503, "<html>Service Unavailable</html>");
            default -> throw new IllegalArgumentException("No behaviour " + behaviour);
        };
    }

    private static int beats(Call call) {
        Matcher beat = BEAT.matcher(call.body());
        int last = 0;
        while (beat.find()) {
            last = Math.max(last, Integer.parseInt(beat.group(1)));
        }
        return last + 1;
    }
}
