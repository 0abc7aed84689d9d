package io.beatframe.plan.llm;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What language models answered, by what they were asked: an answer is paid for, so it is on the
 * disk before it is used, and a run that begins again after a crash does not ask again.
 *
 * @param folder made when there is something to keep
 */
record AnswerStore(Path folder) {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Empty as well for a file that somebody cut short. */
    Optional<Answer> find(String key) {
        try {
            return Optional.of(MAPPER.readValue(file(key), Answer.class));
        } catch (JacksonException absentOrBroken) {
            return Optional.empty();
        }
    }

    /**
     * @throws Failure OUTPUT_UNWRITABLE
     */
    void keep(String key, Answer answer) {
        Path fresh = folder.resolve(key + "." + ProcessHandle.current().pid());
        try {
            Files.createDirectories(folder);
            try (FileChannel channel =
                    FileChannel.open(
                            fresh,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(MAPPER.writeValueAsBytes(answer));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file(key), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "Cannot keep what the language model answered in '"
                            + folder
                            + "'. Free some space, or set BEATFRAME_CACHE to a folder you can write.",
                    unwritable);
        }
    }

    private Path file(String key) {
        return folder.resolve(key + ".json");
    }
}
