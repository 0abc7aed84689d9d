package io.beatframe.clip.generated;

import io.beatframe.clip.video.VideoOrder;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.model.Dialect;
import io.beatframe.model.ModelCard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a clip is made of, as a name: two orders with one key are one clip. */
final class TakeKey {
    private static final String FORM = "1";

    private TakeKey() {}

    /** 40 hexadecimal digits. */
    static String of(ModelCard card, VideoOrder order) {
        MessageDigest hash = sha256();
        add(hash, FORM);
        add(hash, card.dialect().provider());
        add(hash, card.dialect().model());
        switch (card.dialect()) {
            case Dialect.ComfyUi comfy -> {
                add(hash, comfy.workflow().toString());
                add(hash, new java.util.TreeMap<>(comfy.bindings()).toString());
            }
            case Dialect.Fal fal -> add(hash, fal.input().toString());
            case Dialect.Replicate replicate -> add(hash, replicate.input().toString());
            case Dialect.GeminiOmni omni -> {}
            case Dialect.Veo veo -> {}
            case Dialect.OpenAiVideos videos -> {}
        }
        add(hash, order.prompt());
        add(hash, order.negative());
        add(hash, order.format().tier());
        add(hash, order.format().size().toString());
        add(hash, order.rate().toString());
        add(hash, Long.toString(order.frames()));
        add(hash, Double.toString(order.seconds()));
        add(hash, Long.toString(order.seed()));
        order.references().forEach(picture -> add(hash, picture));
        add(hash, "first");
        order.firstFrame().ifPresent(picture -> add(hash, picture));
        return HexFormat.of().formatHex(hash.digest()).substring(0, 40);
    }

    private static void add(MessageDigest hash, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // With its length before it, so that no two lists of parts read the same.
        hash.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        hash.update(bytes);
    }

    private static void add(MessageDigest hash, Path picture) {
        try {
            add(hash, HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(picture))));
        } catch (IOException gone) {
            throw new Failure(
                    ErrorCode.REFERENCE_INVALID,
                    "The picture '" + picture + "' cannot be read.",
                    gone);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
