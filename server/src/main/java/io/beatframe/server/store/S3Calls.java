package io.beatframe.server.store;

import io.beatframe.failure.DiskFull;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the SDK throws, as failures of ours. */
record S3Calls(String bucket) {
    /**
     * What the call answers.
     *
     * @param what "read", "write", …
     * @throws Failure STORE_FAILED, DISK_FULL, CANCELLED; NOT_FOUND for what is read
     */
    <T> T ask(String what, String key, Supplier<T> call) {
        try {
            return call.get();
        } catch (AbortedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.CANCELLED, "Cancelled.", interrupted);
        } catch (S3Exception said) {
            if (said.statusCode() == 404 && what.equals("read")) {
                throw new Failure(
                        ErrorCode.NOT_FOUND, "The file is no longer there: " + key + ".", said);
            }
            throw failed(what, key, "it answers with status " + said.statusCode(), said);
        } catch (SdkException silent) {
            if (DiskFull.caused(silent)) {
                throw new Failure(
                        ErrorCode.DISK_FULL,
                        "The worker's disk is full. Free some space, or give --data a larger disk.",
                        silent,
                        true);
            }
            throw failed(what, key, "it does not answer", silent);
        }
    }

    /** Refusals are tried again as well: keys and rights are mended while reels wait. */
    Failure failed(String what, String key, String why, @Nullable SdkException cause) {
        return new Failure(
                ErrorCode.STORE_FAILED,
                "The S3 store cannot "
                        + what
                        + " "
                        + key
                        + ": "
                        + why
                        + ". Check bucket "
                        + bucket
                        + ", its endpoint and keys.",
                cause,
                true);
    }
}
