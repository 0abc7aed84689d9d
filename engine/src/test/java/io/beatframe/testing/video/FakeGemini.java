package io.beatframe.testing.video;

import io.beatframe.testing.FakeLlm;
import io.beatframe.testing.FakeServer;
import io.beatframe.testing.LlmWire;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;

/**
 * All that one key of Google's opens, at one address: a language model and a video model.
 *
 * @param behaviour of the language model at its first, second, third question, as {@link FakeLlm}
 *     has it; called before it answers
 * @param questions that it was asked
 */
public record FakeGemini(FakeGeminiOmni omni, IntFunction<String> behaviour, List<String> questions)
        implements FakeDialect {
    public FakeGemini(IntFunction<String> behaviour) {
        this(new FakeGeminiOmni(), behaviour, new CopyOnWriteArrayList<>());
    }

    @Override
    public void answer(FakeVideoProvider provider, FakeCall call) throws IOException {
        if (!call.path().endsWith(":generateContent")) {
            omni.answer(provider, call);
            return;
        }
        FakeServer.Call asked =
                new FakeServer.Call(call.method(), call.uri(), Map.of(), call.body());
        int number;
        synchronized (questions) {
            questions.add(asked.body());
            number = questions.size();
        }
        FakeServer.Answer said = FakeLlm.answer(LlmWire.GEMINI, behaviour.apply(number), asked);
        call.send(said.status(), "application/json", said.body());
    }

    @Override
    public void error(FakeCall call, int status, String message) throws IOException {
        omni.error(call, status, message);
    }

    @Override
    public void refused(FakeCall call) throws IOException {
        omni.refused(call);
    }

    @Override
    public void unknownJob(FakeCall call) throws IOException {
        omni.unknownJob(call);
    }
}
