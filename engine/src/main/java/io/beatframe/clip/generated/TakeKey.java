package io.beatframe.clip.generated;

import io.beatframe.clip.video.VideoOrder;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.ContentKey;
import io.beatframe.model.Dialect;
import io.beatframe.model.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** What a clip is made of, as a name: two orders with one key are one clip. */
final class TakeKey {
    private static final String FORM = "2";

    private TakeKey() {}

    /** 40 hexadecimal digits. */
    static String of(ModelCard card, VideoOrder order) {
        ContentKey key = new ContentKey().add(FORM);
        key.add(card.dialect().provider()).add(card.dialect().model());
        switch (card.dialect()) {
            case Dialect.ComfyUi comfy ->
                    key.add(comfy.workflow().toString())
                            .add(new TreeMap<>(comfy.bindings()).toString());
            case Dialect.Fal fal -> key.add(fal.input().toString());
            case Dialect.Replicate replicate -> key.add(replicate.input().toString());
            case Dialect.GeminiOmni omni -> {}
            case Dialect.Veo veo -> {}
            case Dialect.OpenAiVideos videos -> {}
        }
        key.add(order.prompt()).add(order.negative());
        key.add(order.format().tier()).add(order.format().size().toString());
        key.add(order.rate().toString());
        key.add(Long.toString(order.frames())).add(Double.toString(order.seconds()));
        key.add(Long.toString(order.seed()));
        order.references().forEach(picture -> key.add(bytes(picture)));
        key.add("first");
        order.firstFrame().ifPresent(picture -> key.add(bytes(picture)));
        return key.name();
    }

    private static byte[] bytes(Path picture) {
        try {
            return Files.readAllBytes(picture);
        } catch (IOException gone) {
            throw new Failure(
                    ErrorCode.REFERENCE_INVALID,
                    "The picture '" + picture + "' cannot be read.",
                    gone);
        }
    }
}
