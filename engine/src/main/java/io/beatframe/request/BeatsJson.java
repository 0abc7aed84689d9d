package io.beatframe.request;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Beats as JSON. A file with a {@code version} is ours and read to the letter; other objects may
 * hold more than we know, as a job of the guide or the output of other programs does.
 */
final class BeatsJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private static final Set<String> FIELDS = Set.of("version", "audio", "beats", "comment");
    private static final Set<String> BEAT_FIELDS =
            Set.of("time", "strength", "downbeat", "comment");

    /** How far a separately listed downbeat may lie from its beat. */
    private static final double SAME_SECONDS = 0.015;

    private final String name;
    private final boolean ours;

    private BeatsJson(String name, boolean ours) {
        this.name = name;
        this.ours = ours;
    }

    /**
     * @param name of the file, for messages
     * @throws Failure BEATS_INVALID with the line, or the place in the JSON
     */
    static GivenBeats read(String text, String name) {
        JsonNode root = tree(text, name);
        if (root.isArray()) {
            return new BeatsJson(name, false).beats(root, "");
        }
        BeatsJson json = new BeatsJson(name, root.has("version"));
        return json.document(root);
    }

    private static JsonNode tree(String text, String name) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException broken) {
            String line =
                    broken.getLocation() == null
                            ? ""
                            : " at line " + broken.getLocation().getLineNr();
            throw new Failure(
                    ErrorCode.BEATS_INVALID,
                    name
                            + " begins like JSON but is none"
                            + line
                            + ": "
                            + Names.shown(broken.getOriginalMessage())
                            + ".",
                    broken);
        }
    }

    private GivenBeats document(JsonNode root) {
        if (ours && !(root.get("version").isIntegralNumber() && root.get("version").asInt() == 1)) {
            throw wrong("version", "must be 1, the only one there is; or leave it out");
        }
        if (root.has("audio") && ours && !root.get("audio").isString()) {
            throw wrong("audio", "must be the name of the song in quotes; or leave it out");
        }
        refuseOthers(root, FIELDS, "");
        JsonNode list = root.path("beats");
        if (!list.isArray()) {
            throw wrong("beats", list.isMissingNode() ? "is missing" : "must be a list [ … ]");
        }
        GivenBeats beats = beats(list, "beats");
        return root.has("downbeats") && !beats.hasBars()
                ? marked(beats, root.get("downbeats"))
                : beats;
    }

    private GivenBeats beats(JsonNode list, String path) {
        GivenBeats.requireFew(list.size());
        List<GivenBeat> beats = new ArrayList<>();
        for (JsonNode item : list) {
            beats.add(beat(item, path + "[" + beats.size() + "]"));
        }
        return GivenBeats.of(beats, index -> name + ": " + path + "[" + index + "]");
    }

    private GivenBeat beat(JsonNode item, String path) {
        if (item.isObject()) {
            refuseOthers(item, BEAT_FIELDS, path + ".");
            JsonNode downbeat = item.path("downbeat");
            if (!downbeat.isMissingNode() && !downbeat.isBoolean()) {
                throw wrong(path + ".downbeat", "must be true or false, not " + shown(downbeat));
            }
            return new GivenBeat(
                    number(item.path("time"), path + ".time"),
                    downbeat.asBoolean(false),
                    item.has("strength")
                            ? OptionalDouble.of(number(item.get("strength"), path + ".strength"))
                            : OptionalDouble.empty());
        }
        if (item.isArray() && !item.isEmpty() && !ours) {
            // A row of two columns: the time, and the place in the bar.
            JsonNode place = item.path(1);
            boolean downbeat = place.isNumber() && place.asDouble() == 1;
            return new GivenBeat(
                    number(item.get(0), path + "[0]"), downbeat, OptionalDouble.empty());
        }
        return GivenBeat.at(number(item, path));
    }

    /** Each downbeat that is listed apart is one of the beats. */
    private GivenBeats marked(GivenBeats beats, JsonNode downbeats) {
        if (!downbeats.isArray()) {
            throw wrong("downbeats", "must be a list [ … ] of times");
        }
        Set<Integer> marks = new HashSet<>();
        int at = 0;
        int index = 0;
        for (JsonNode item : downbeats) {
            String path = "downbeats[" + index++ + "]";
            double time = number(item, path);
            while (at + 1 < beats.beats().size()
                    && beats.beats().get(at).seconds() < time - SAME_SECONDS) {
                at++;
            }
            if (Math.abs(beats.beats().get(at).seconds() - time) > SAME_SECONDS) {
                throw wrong(
                        path, "is at " + time + " s, where no beat is, or comes before the last");
            }
            marks.add(at);
        }
        List<GivenBeat> marked = new ArrayList<>();
        for (GivenBeat beat : beats.beats()) {
            marked.add(
                    new GivenBeat(beat.seconds(), marks.contains(marked.size()), beat.strength()));
        }
        return new GivenBeats(marked);
    }

    private double number(JsonNode value, String path) {
        if (value.isMissingNode()) {
            throw wrong(path, "is missing");
        }
        double number = value.isNumber() ? value.asDouble() : Double.NaN;
        if (!Double.isFinite(number)) {
            throw wrong(path, "must be a number such as 12.34, not " + shown(value));
        }
        return number;
    }

    private void refuseOthers(JsonNode object, Set<String> known, String path) {
        for (String field : object.propertyNames()) {
            if (ours && !known.contains(field)) {
                throw wrong(
                        path + Names.shown(field),
                        "is no field of a beats file; there are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    private Failure wrong(String path, String problem) {
        return new Failure(ErrorCode.BEATS_INVALID, name + ": " + path + " " + problem + ".");
    }

    private static String shown(JsonNode value) {
        return Names.shown(value.toString());
    }
}
