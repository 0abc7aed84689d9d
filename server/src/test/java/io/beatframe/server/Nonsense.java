package io.beatframe.server;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What nobody should send: values, bodies and headers of every wrong kind. */
final class Nonsense {
    private static final String[] TEXTS = {
        "",
        " ",
        "a",
        "A lone dancer in a neon city",
        "\u0000",
        "\ud800",
        "\u202e\uFEFF😀",
        "../../../../etc/passwd",
        "'; drop table reel; --",
        "${jndi:ldap://x}%n%s<script>",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "/v1/songs/song_00000000000000000000000000",
        "30000/1001",
        "9:16",
        "previz",
        "draft",
        "-1",
        "9223372036854775808",
        "NaN",
        "x".repeat(70_000)
    };
    private static final String[] NUMBERS = {
        "0",
        "-1",
        "1",
        "3.5",
        "120",
        "1e308",
        "-1e-320",
        "9223372036854775807",
        "9223372036854775808",
        "1" + "0".repeat(400)
    };

    /** What a GET may be told besides, and what nobody should tell it. */
    private static final Map<String, String[]> CONDITIONS =
            Map.of(
                    "Range",
                    new String[] {
                        "bytes=0-",
                        "bytes=0-0",
                        "bytes=-1",
                        "bytes=7-2",
                        "bytes=0-1,5-6",
                        "bytes=99999999-",
                        "bytes=9223372036854775808-",
                        "lines=1-2",
                        "bytes="
                    },
                    "If-None-Match",
                    new String[] {"*", "\"x\"", "W/\"x\", \"y\"", "x", "\"", ","},
                    "If-Range",
                    new String[] {"\"x\"", "Thu, 01 Jan 1970 00:00:00 GMT", "never"},
                    "If-Modified-Since",
                    new String[] {"Fri, 01 Jan 2100 00:00:00 GMT", "-1", "yesterday"},
                    "Accept",
                    new String[] {"*/*", "video/mp4", "text/html;q=2", "nonsense"});

    private final SplittableRandom random;

    Nonsense(SplittableRandom random) {
        this.random = random;
    }

    String garbage() {
        return switch (random.nextInt(5)) {
            case 0 -> "";
            case 1 -> "{\"prompt\": \"A lone dan";
            case 2 -> "[".repeat(5000);
            case 3 -> "{\"a\":".repeat(3000) + "1" + "}".repeat(3000);
            default -> text();
        };
    }

    JsonNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> Service.JSON.getNodeFactory().nullNode();
            case 1 -> Service.JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case 2, 5 -> Service.JSON.getNodeFactory().stringNode(text());
            case 3, 4 -> Service.JSON.readTree(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 6 -> {
                ArrayNode list = Service.JSON.createArrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(depth - 1));
                }
                yield list;
            }
            default -> Service.JSON.createObjectNode().set("x", value(depth - 1));
        };
    }

    String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    void conditions(List<String> headers) {
        new TreeMap<>(CONDITIONS)
                .forEach((name, values) -> {
                    if (random.nextInt(3) == 0) {
                        headers.add(name);
                        headers.add(values[random.nextInt(values.length)]);
                    }
                });
    }

    /** Java itself would send a question mark for half a pair. */
    byte[] bytes(String body) {
        if (random.nextBoolean()) {
            return body.replace("\ud800", "\\ud800").getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String[] parts = body.split("\ud800", -1);
        for (int i = 0; i < parts.length; i++) {
            bytes.writeBytes(parts[i].getBytes(StandardCharsets.UTF_8));
            if (i < parts.length - 1) {
                bytes.writeBytes(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});
            }
        }
        return bytes.toByteArray();
    }

    /** The plan of the reel that is finished, with another value somewhere. */
    String edited(String plan) {
        if (random.nextInt(6) == 0) {
            return garbage();
        }
        JsonNode tree = Service.JSON.readTree(plan);
        JsonNode at = tree;
        while (true) {
            if (at instanceof ObjectNode object && !object.isEmpty()) {
                List<String> names = new ArrayList<>(object.propertyNames());
                String name = names.get(random.nextInt(names.size()));
                if (object.path(name).isEmpty() || random.nextInt(4) == 0) {
                    object.set(name, value(2));
                    return tree.toString();
                }
                at = object.path(name);
            } else if (at instanceof ArrayNode list && !list.isEmpty()) {
                int index = random.nextInt(list.size());
                if (list.path(index).isEmpty() || random.nextInt(4) == 0) {
                    list.set(index, value(2));
                    return tree.toString();
                }
                at = list.path(index);
            } else {
                return tree.toString();
            }
        }
    }

    static String encoded(String text) {
        String part = text.length() > 500 ? text.substring(0, 500) : text;
        return part.equals("\ud800")
                ? "%ED%A0%80"
                : URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
