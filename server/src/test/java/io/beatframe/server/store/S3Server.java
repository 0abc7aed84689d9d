package io.beatframe.server.store;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.beatframe.testing.KeptPort;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.slf4j.LoggerFactory;

/**
 * An S3 with one bucket, in a folder, on a port that stays the same when it is stopped and started
 * again. It checks signatures.
 */
public final class S3Server implements AutoCloseable {
    public static final String BUCKET = "reels";
    static final String ID = "an-id";
    static final String SECRET = "a-secret";

    private final Path folder;
    private final URI endpoint;
    private S3Proxy proxy;

    public S3Server(Path folder) throws Exception {
        // It tells of every byte otherwise.
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
        }
        this.folder = folder;
        this.endpoint = URI.create("http://127.0.0.1:" + KeptPort.free());
        this.proxy = started();
    }

    public void start() throws Exception {
        proxy = started();
    }

    private S3Proxy started() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("jclouds.filesystem.basedir", folder.toString());
        BlobStore blobs =
                ContextBuilder.newBuilder("filesystem")
                        .credentials("unused", "unused")
                        .overrides(properties)
                        .build(BlobStoreContext.class)
                        .getBlobStore();
        blobs.createContainerInLocation(null, BUCKET);
        S3Proxy fresh =
                S3Proxy.builder()
                        .blobStore(blobs)
                        .endpoint(endpoint)
                        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ID, SECRET)
                        .ignoreUnknownHeaders(true)
                        .build();
        fresh.start();
        return fresh;
    }

    /** What a service needs to know of it. */
    public Map<String, String> environment() {
        return environment(port());
    }

    public int port() {
        return endpoint.getPort();
    }

    /** The same behind something that listens on that port. */
    public Map<String, String> environment(int port) {
        return Map.of(
                "BEATFRAME_STORE",
                "s3://" + BUCKET + "/service",
                "BEATFRAME_S3_ENDPOINT",
                "http://127.0.0.1:" + port,
                "AWS_ACCESS_KEY_ID",
                ID,
                "AWS_SECRET_ACCESS_KEY",
                SECRET);
    }

    public void stop() throws Exception {
        proxy.stop();
    }

    @Override
    public void close() throws Exception {
        stop();
    }
}
