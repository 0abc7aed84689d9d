/**
 * What a render costs and how good it is, beside other ways to the same reel. In: shared footage.
 * Out: tables. Start with {@link io.beatframe.render.RenderBenchmark}.
 */
@NullMarked
package io.beatframe.render;

import org.jspecify.annotations.NullMarked;
