package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.reel.ReelOrder;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order as a form: the files {@code song} and {@code footage} (several), and the order's fields
 * each by its name, or all of them as JSON in the field {@code order}.
 */
record OrderForm(MultipartFile song, List<MultipartFile> footage, ObjectNode fields) {
    /** The form as it is described to clients; the order's other fields are taken too. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Fields(
            @Schema(type = "string", format = "binary") String song,
            @ArraySchema(schema = @Schema(type = "string", format = "binary"))
                    @Nullable List<String> footage,
            String prompt,
            @Nullable String stylePreset,
            @Nullable String modelQuality,
            @Nullable Double durationSec,
            @Nullable String order) {}

    private static final String ORDER = "order";
    private static final Set<String> NO_TEXT =
            Set.of(
                    "bpm",
                    "beats",
                    "duration_sec",
                    "start_sec",
                    "seed",
                    "review",
                    "keep_sound",
                    "captions");

    /**
     * @throws Failure REQUEST_INVALID
     */
    static OrderForm of(MultipartHttpServletRequest form, JsonMapper json) {
        MultipartFile song = form.getFile("song");
        if (song == null) {
            throw invalid("A form needs the song as the file 'song'.");
        }
        List<MultipartFile> footage = new ArrayList<>(form.getFiles("footage"));
        for (String name : form.getMultiFileMap().keySet()) {
            if (!Set.of("song", "footage", ORDER).contains(name)) {
                throw invalid("There is no file '" + shown(name) + "' in a form.");
            }
        }
        return new OrderForm(song, footage, fields(form, json));
    }

    private static ObjectNode fields(MultipartHttpServletRequest form, JsonMapper json) {
        ObjectNode fields = json.createObjectNode();
        for (Map.Entry<String, String[]> entry : form.getParameterMap().entrySet()) {
            String name = entry.getKey();
            if (entry.getValue().length != 1) {
                throw invalid("The field '" + shown(name) + "' is there more than once.");
            }
            String text = entry.getValue()[0];
            if (name.equals(ORDER)) {
                if (!(parsed(text, name, json) instanceof ObjectNode all)) {
                    throw invalid("The field 'order' is a JSON object.");
                }
                fields.setAll(all);
            } else if (NO_TEXT.contains(name)) {
                fields.set(name, parsed(name.equals("beats") ? list(text) : text, name, json));
            } else {
                fields.put(name, text);
            }
        }
        if (fields.has("audio_segment_url") || fields.has("footage_urls")) {
            throw invalid("A form brings its files itself; leave out audio_segment_url.");
        }
        return fields;
    }

    /** The order, once the files have urls. */
    ReelOrder order(String songUrl, List<String> footageUrls, JsonMapper json) {
        ObjectNode all = fields.deepCopy();
        all.put("audio_segment_url", songUrl);
        if (!footageUrls.isEmpty()) {
            footageUrls.forEach(all.putArray("footage_urls")::add);
        }
        try {
            return json.treeToValue(all, ReelOrder.class);
        } catch (JacksonException wrong) {
            if (wrong.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw invalid("Wrong among the fields: " + Problems.why(wrong));
        }
    }

    /** Of all its files. */
    long bytes() {
        return song.getSize() + footage.stream().mapToLong(MultipartFile::getSize).sum();
    }

    String fingerprint() {
        Fingerprint all = new Fingerprint().add("form").add(fields.toString()).add(song);
        footage.forEach(all::add);
        return all.hex();
    }

    /** Beats may come as a list with commas, as people write it. */
    private static String list(String text) {
        return text.strip().startsWith("[") ? text : "[" + text + "]";
    }

    private static JsonNode parsed(String text, String name, JsonMapper json) {
        try {
            return json.readTree(text);
        } catch (JacksonException notJson) {
            throw invalid("The field '" + shown(name) + "' has a value of the wrong kind.");
        }
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= 80 ? line : line.substring(0, 77) + "...";
    }

    private static Failure invalid(String message) {
        return new Failure(ErrorCode.REQUEST_INVALID, message);
    }
}
