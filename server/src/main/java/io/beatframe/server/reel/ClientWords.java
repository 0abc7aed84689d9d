package io.beatframe.server.reel;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What the engine says, in a client's words. The engine speaks to whoever types commands and owns
 * the machine; a client has fields and paths, and neither our command line nor our settings.
 */
public final class ClientWords {
    private static final String NOT_SET_UP =
            "This service is not set up for that. Choose another model (GET /v1/models) or planner, or"
                    + " tell its operator.";
    private static final String OUT_OF_ORDER =
            "The service cannot do that: something on its side must be mended. Tell its operator.";
    private static final String NO_ROOM =
            "The service has no room on its disk at the moment. Try again later.";
    private static final String NO_STORE =
            "The store for songs and reels does not answer at the moment. Try again later.";

    /** A client can mend none of these. */
    private static final Set<ErrorCode> OPERATORS =
            EnumSet.of(
                    ErrorCode.KEY_MISSING,
                    ErrorCode.ENDPOINT_MISSING,
                    ErrorCode.ENDPOINT_INVALID,
                    ErrorCode.CONFIG_INVALID,
                    ErrorCode.MODELS_FILE_INVALID,
                    ErrorCode.PROVIDER_UNAUTHORISED,
                    ErrorCode.OUTPUT_UNWRITABLE,
                    ErrorCode.LEDGER_UNUSABLE,
                    ErrorCode.FFMPEG_MISSING,
                    ErrorCode.SANDBOX_MISSING);

    /** Longer ones first. */
    private static final Map<String, String> SENTENCES = new LinkedHashMap<>();

    static {
        SENTENCES.put("Close other programs, or make a smaller", "Ask for a smaller");
        SENTENCES.put("Look at the provider's own", "The operator can look at the provider's own");
        SENTENCES.put("add --resubmit-unknown", "POST …/shots/{n}:regenerate");
        SENTENCES.put("the same command takes it up", "the next attempt takes it up");
        SENTENCES.put("--footage FOLDER", "footage_urls");
        SENTENCES.put("'beatframe redo'", "POST …/shots/{n}:regenerate");
        SENTENCES.put("'beatframe models'", "GET /v1/models");
        SENTENCES.put("'beatframe estimate'", "POST /v1/estimates");
        SENTENCES.put("'beatframe plan'", "GET …/plan");
    }

    /** Options that are fields of an order; those of another name. */
    private static final Map<String, String> FIELDS =
            Map.ofEntries(
                    Map.entry("beats", "beats"),
                    Map.entry("bpm", "bpm"),
                    Map.entry("beat-offset", "beat_offset"),
                    Map.entry("beat-speed", "beat_speed"),
                    Map.entry("captions", "captions"),
                    Map.entry("duration", "duration_sec"),
                    Map.entry("footage", "footage_urls"),
                    Map.entry("look", "look"),
                    Map.entry("model", "video_model"),
                    Map.entry("planner", "planner"),
                    Map.entry("quality", "model_quality"),
                    Map.entry("seed", "seed"),
                    Map.entry("start", "start_sec"));

    private static final Set<String> REMARKS = Set.of("notes", "warnings");
    private static final String MESSAGE = "message";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern OPTION = Pattern.compile("--([a-z-]+[a-z])");

    /** What is left means nothing to a client, and may tell of the machine. */
    private static final Pattern OURS =
            Pattern.compile("'beatframe [a-z]|BEATFRAME_|TMPDIR|[A-Z]_KEY\\b");

    private ClientWords() {}

    /** Whether only the operator can mend it, whatever a client asks for. */
    public static boolean operators(Failure failure) {
        return OPERATORS.contains(failure.code());
    }

    /** The same failure; who logs, logs the one before. */
    public static Failure of(Failure failure) {
        String words = words(failure);
        return words.equals(failure.message())
                ? failure
                : new Failure(failure.code(), words, failure, failure.retriable())
                        .after(failure.retryAfter());
    }

    private static String words(Failure failure) {
        return switch (failure.code()) {
            case OUTPUT_UNWRITABLE, LEDGER_UNUSABLE, FFMPEG_MISSING, SANDBOX_MISSING ->
                    OUT_OF_ORDER;
            case DISK_FULL -> NO_ROOM;
            case STORE_FAILED -> NO_STORE;
            // The codes are the engine's, and ever more of them.
            case ErrorCode any when OPERATORS.contains(any) -> NOT_SET_UP;
            case ErrorCode any -> {
                String words = of(failure.message());
                yield OURS.matcher(words).find() ? OUT_OF_ORDER : words;
            }
        };
    }

    /** A remark of the engine's in a client's words, as far as there are any. */
    public static String of(String remark) {
        String words = remark;
        for (Map.Entry<String, String> each : SENTENCES.entrySet()) {
            words = words.replace(each.getKey(), each.getValue());
        }
        return OPTION.matcher(words).replaceAll(ClientWords::field);
    }

    /**
     * A plan or a report with its remarks in a client's words: its notes and warnings and the
     * messages of its findings. What clients wrote themselves stays as it is.
     *
     * @param json an object
     */
    public static String inJson(String json) {
        JsonNode tree = JSON.readTree(json);
        tell(tree);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
    }

    private static void tell(JsonNode node) {
        if (node instanceof ObjectNode fields) {
            for (Map.Entry<String, JsonNode> field : fields.properties()) {
                JsonNode value = field.getValue();
                if (REMARKS.contains(field.getKey()) && value instanceof ArrayNode remarks) {
                    for (int i = 0; i < remarks.size(); i++) {
                        if (remarks.get(i).isString()) {
                            remarks.set(i, of(remarks.get(i).asString()));
                        }
                    }
                } else if (field.getKey().equals(MESSAGE) && value.isString()) {
                    field.setValue(StringNode.valueOf(of(value.asString())));
                }
            }
        }
        node.forEach(ClientWords::tell);
    }

    private static String field(MatchResult option) {
        return FIELDS.getOrDefault(option.group(1), option.group());
    }
}
