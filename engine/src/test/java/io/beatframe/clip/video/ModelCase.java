package io.beatframe.clip.video;

import io.beatframe.clip.video.Wire.Limits;
import io.beatframe.model.Catalogue;
import io.beatframe.model.Dialect;
import io.beatframe.model.ModelCard;
import io.beatframe.model.OrderField;
import io.beatframe.provider.ProviderSettings;
import io.beatframe.provider.Setting;
import io.beatframe.testing.video.FakeComfyUi;
import io.beatframe.testing.video.FakeDialect;
import io.beatframe.testing.video.FakeFal;
import io.beatframe.testing.video.FakeGeminiOmni;
import io.beatframe.testing.video.FakeOpenAiVideos;
import io.beatframe.testing.video.FakeReplicate;
import io.beatframe.testing.video.FakeVeo;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An adapter under the contract, and the fake that speaks its language. */
enum ModelCase {
    GEMINI_OMNI("gemini-omni", Setting.BEATFRAME_GEMINI_URL, new FakeGeminiOmni()),
    OPENAI_JSON("open-sora", Setting.BEATFRAME_OPENAI_VIDEOS_URL, new FakeOpenAiVideos(false)),
    OPENAI_MULTIPART("wan-2.2", Setting.BEATFRAME_OPENAI_VIDEOS_URL, new FakeOpenAiVideos(true)),
    COMFYUI("comfyui", Setting.BEATFRAME_COMFYUI_URL, new FakeComfyUi()),
    FAL("fal-wan", Setting.BEATFRAME_FAL_URL, new FakeFal()),
    VEO("veo", Setting.BEATFRAME_VERTEX_URL, new FakeVeo()),
    REPLICATE("replicate-wan", Setting.BEATFRAME_REPLICATE_URL, new FakeReplicate());

    static final String KEY = "key-that-nobody-may-see";

    final FakeDialect dialect;
    private final String name;
    private final Setting address;

    ModelCase(String name, Setting address, FakeDialect dialect) {
        this.name = name;
        this.address = address;
        this.dialect = dialect;
    }

    ModelCard card() {
        if (this != COMFYUI) {
            return Catalogue.builtIn().require(name);
        }
        ModelCard like = Catalogue.builtIn().require("wan-2.2");
        return new ModelCard(
                "comfyui",
                "ComfyUI",
                new Dialect.ComfyUi(
                        "test",
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"text": {"class_type": "CLIPTextEncode", "inputs": {"text": ""}},
                                         "video": {"class_type": "EmptyLatent", "inputs": {"width": 1}},
                                         "sampler": {"class_type": "KSampler", "inputs": {"seed": 0}},
                                         "save": {"class_type": "SaveVideo", "inputs": {}}}
                                        """),
                        Map.of(
                                "text.text", OrderField.PROMPT,
                                "video.width", OrderField.WIDTH,
                                "video.height", OrderField.HEIGHT,
                                "video.length", OrderField.FRAMES,
                                "sampler.seed", OrderField.SEED),
                        "save"),
                like.capabilities(),
                like.style(),
                like.price());
    }

    ProviderSettings settings(URI root) {
        Map<String, String> environment = new HashMap<>();
        environment.put("XDG_CONFIG_HOME", "/nowhere");
        environment.put(address.name(), root.toString());
        for (Setting key :
                new Setting[] {
                    Setting.GEMINI_API_KEY,
                    Setting.FAL_KEY,
                    Setting.REPLICATE_API_TOKEN,
                    Setting.VERTEX_ACCESS_TOKEN,
                    Setting.OPENAI_VIDEOS_API_KEY
                }) {
            environment.put(key.name(), KEY);
        }
        environment.put("GOOGLE_CLOUD_PROJECT", "project");
        return ProviderSettings.of(environment);
    }

    VideoModel model(URI root, Limits limits) {
        return VideoModels.connected(card(), settings(root), limits);
    }
}
