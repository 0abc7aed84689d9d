/**
 * The service. In: the command line of {@code beatframe serve}. Out: a REST API and workers. Start
 * with {@code ServeCommand}; then {@code api.ReelsController} for what comes in, and {@code
 * work.StepRunner} for what is done about it.
 */
@NullMarked
package io.beatframe.server;

import org.jspecify.annotations.NullMarked;
