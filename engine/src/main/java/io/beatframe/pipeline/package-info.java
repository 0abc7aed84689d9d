/**
 * The whole flow. In: a {@link io.beatframe.request.ReelRequest}. Out: a reel and its report. Start
 * with {@code ReelPipeline.make}, which calls each stage once.
 */
@NullMarked
package io.beatframe.pipeline;

import org.jspecify.annotations.NullMarked;
