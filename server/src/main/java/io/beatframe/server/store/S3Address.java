package io.beatframe.server.store;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object that a client names, as {@code s3://bucket/key}. It is read with the service's own
 * keys, so only from where the operator lets the client's tenant.
 */
public record S3Address(String bucket, String key) {
    public static final String SCHEME = "s3://";
    private static final Pattern FORM =
            Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/([\\x20-\\x7e]{1,1024})");
    private static final Pattern PREFIX =
            Pattern.compile("s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/([\\x20-\\x7e]{0,1000}/)?");
    private static final Set<String> NOT_PLAIN = Set.of("", ".", "..");

    /**
     * @throws Failure FETCH_REFUSED
     */
    public static S3Address of(String text) {
        Matcher form = FORM.matcher(text);
        // A proxy before S3 could make another key of such a path.
        if (!form.matches()
                || Arrays.stream(form.group(2).split("/", -1)).anyMatch(NOT_PLAIN::contains)) {
            throw new Failure(
                    ErrorCode.FETCH_REFUSED,
                    "An object in S3 is named as s3://bucket/folder/file.mp3.");
        }
        return new S3Address(form.group(1), form.group(2));
    }

    /** Whether it names a folder, or a whole bucket, as operators allow them. */
    public static boolean prefix(String text) {
        return PREFIX.matcher(text).matches();
    }

    /**
     * @param allowed folders of S3, see {@link #prefix}
     * @throws Failure FETCH_REFUSED unless it lies in one of them
     */
    public void require(Collection<String> allowed) {
        if (allowed.stream().noneMatch(toString()::startsWith)) {
            throw new Failure(
                    ErrorCode.FETCH_REFUSED,
                    "This account may not use files of that bucket or folder. Upload the file to POST"
                            + " /v1/songs, or ask the operator (beatframe tenants limit"
                            + " --s3-inputs).");
        }
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + key;
    }
}
