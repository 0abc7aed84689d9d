package io.beatframe.plan.llm;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.provider.Provider;
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
 * Answers on this machine's disk.
 *
 * @param folder made when there is something to keep
 */
public record AnswerFolder(Path folder) implements Answers {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Empty as well for a file that somebody cut short. */
    @Override
    public Optional<Answer> find(String question) {
        try {
            return Optional.of(MAPPER.readValue(file(question), Answer.class));
        } catch (JacksonException absentOrBroken) {
            return Optional.empty();
        }
    }

    /**
     * @throws Failure OUTPUT_UNWRITABLE
     */
    @Override
    public void keep(String question, Provider provider, Answer answer) {
        Path fresh = folder.resolve(question + "." + ProcessHandle.current().pid());
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
            Files.move(fresh, file(question), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "Cannot keep what the language model answered in '"
                            + folder
                            + "'. Free some space, or set BEATFRAME_CACHE to a folder you can write.",
                    unwritable);
        }
    }

    /** Where an answer is, or would be. */
    public Path file(String question) {
        return folder.resolve(question + ".json");
    }
}
