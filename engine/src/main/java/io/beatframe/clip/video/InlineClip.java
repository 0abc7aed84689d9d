package io.beatframe.clip.video;

import io.beatframe.failure.DiskFull;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/** A clip as base64 within an answer in JSON, copied piece by piece, as it may be large. */
final class InlineClip {
    private static final String FIELD = "bytesBase64Encoded";

    private InlineClip() {}

    /**
     * The first clip of an answer.
     *
     * @param answer a file
     * @throws io.beatframe.failure.Failure DISK_FULL
     */
    static VideoModel.Fetched copy(Path answer, Path file) {
        boolean found = false;
        try (JsonParser json = JsonMapper.shared().createParser(answer);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.PROPERTY_NAME
                        && json.currentName().equals(FIELD)
                        && json.nextToken() == JsonToken.VALUE_STRING) {
                    found = true;
                    json.readBinaryValue(out);
                    return new VideoModel.Fetched.Done();
                }
            }
            return new VideoModel.Fetched.NotYet("no clip is in its answer", true);
        } catch (JacksonIOException | IOException unwritten) {
            if (DiskFull.caused(unwritten)) {
                throw Verdicts.diskFull(unwritten);
            }
            return new VideoModel.Fetched.NotYet("the clip cannot be written: " + file, false);
        } catch (JacksonException unreadable) {
            return found
                    ? new VideoModel.Fetched.NotYet("the clip in its answer is not base64", false)
                    : new VideoModel.Fetched.NotYet("its answer is not JSON", true);
        }
    }
}
