package io.beatframe.server.reel;

/**
 * Who is told when a reel comes to a stop. What is told in a transaction is sent when it commits.
 */
public interface Notices {
    /**
     * @param reel as it was before, with a callback_url
     * @param now done, failed, cancelled, or waiting for review
     */
    void stopped(Reel reel, ReelStatus now);
}
