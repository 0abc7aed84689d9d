/**
 * Tells clients when a reel has come to a stop. In: a reel and its new status, in the transaction
 * that changes it. Out: signed POSTs, repeated until somebody takes them. Start with {@code
 * Webhooks}.
 */
@NullMarked
package io.beatframe.server.webhook;

import org.jspecify.annotations.NullMarked;
