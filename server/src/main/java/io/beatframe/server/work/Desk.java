package io.beatframe.server.work;

import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.server.reel.ClientWords;
import io.beatframe.server.reel.Reel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A folder on this machine with a reel's inputs, under names of ours: what a client called a file
 * never reaches a program. A plan on the desk names them alone, so it means the same on every
 * machine and tells clients nothing of ours.
 */
final class Desk implements AutoCloseable {
    private static final String SONG = "song";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Workspace workspace;
    private final List<Path> footage = new ArrayList<>();

    private Desk(Workspace workspace) {
        this.workspace = workspace;
    }

    /** With nothing on it. */
    static Desk bare(Path parent) {
        return new Desk(create(parent));
    }

    /** With the reel's song and footage. */
    static Desk of(Reel reel, Path parent, Inputs inputs) {
        Desk desk = bare(parent);
        try {
            FetchedFiles fetched = inputs.fetched(reel);
            inputs.get(reel, fetched, reel.order().song(), desk.song());
            for (String url : reel.order().footage()) {
                String name = String.format(Locale.ROOT, "footage-%03d", desk.footage.size() + 1);
                Path file = desk.workspace.file(name);
                inputs.get(reel, fetched, url, file);
                desk.footage.add(file);
            }
            return desk;
        } catch (RuntimeException failed) {
            desk.close();
            throw failed;
        }
    }

    private static Workspace create(Path parent) {
        try {
            return Workspace.in(Files.createDirectories(parent));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    Path song() {
        return workspace.file(SONG);
    }

    List<Path> footage() {
        return List.copyOf(footage);
    }

    Path file(String name) {
        return workspace.file(name);
    }

    Workspace workspace() {
        return workspace;
    }

    /** A plan's text without this machine's paths, in a client's words. */
    String portable(String plan) {
        ObjectNode tree = (ObjectNode) JSON.readTree(plan);
        JsonNode song = tree.path("song");
        if (song instanceof ObjectNode fields) {
            fields.put("path", SONG);
        }
        if (tree.path("request") instanceof ObjectNode fields) {
            ArrayNode names = fields.putArray("footage");
            footage.forEach(file -> names.add(String.valueOf(file.getFileName())));
        }
        return ClientWords.inJson(JSON.writeValueAsString(tree));
    }

    /** What a failure says, without this machine's paths. */
    Failure portable(Failure failure) {
        String message = failure.message().replace(workspace.folder() + "/", "");
        return new Failure(failure.code(), message, failure, failure.retriable())
                .after(failure.retryAfter());
    }

    @Override
    public void close() {
        workspace.close();
    }
}
