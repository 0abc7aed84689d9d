/** Measurements that look inside the stage {@code music}; {@code ./bench} lists them. */
@NullMarked
package io.beatframe.music;

import org.jspecify.annotations.NullMarked;
